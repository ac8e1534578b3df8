import * as z from 'zod';

/** As much of package-lock.json (version 3) as tells what is installed to run the shop. */
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/** What a package of production is under, by its SPDX identifier. */
const allowedLicenses = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // Data of which browser can do what, read when the shop is built.
  'CC-BY-4.0',
  'ISC',
  // libvips, which sharp loads as a library of its own: whoever runs the shop can exchange it.
  'LGPL-3.0-or-later',
  'MIT',
]);

export type Licensed = { name: string; version: string; license: string; optional: boolean };

/**
 * The packages a lock file installs to run the shop, by name and version, each once. Those that only
 * development needs are left out, as are those a package merely works together with.
 */
export function productionPackages(lock: unknown): Licensed[] {
  const { packages } = lockSchema.parse(lock);
  const found = new Map<string, Licensed>();
  for (const [place, { version = '', license = 'none', ...flags }] of Object.entries(packages)) {
    const name = place.split('node_modules/').at(-1) ?? '';
    if (name === '' || flags.dev || flags.devOptional) continue;
    const optional = flags.optional === true;
    found.set(`${name}@${version}`, { name, version, license, optional });
  }
  return [...found.values()].sort((a, b) =>
    `${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1,
  );
}

const withoutBrackets = (expression: string) => expression.replace(/^\((.*)\)$/, '$1');

/**
 * Whether an SPDX expression is met by the allowed licences: all of what stands on both sides of
 * AND, one of what stands on both sides of OR. Brackets around the whole are forgiven; an expression
 * that mixes the two is refused, to be looked at by a person.
 */
export function isAllowed(expression: string): boolean {
  const plain = withoutBrackets(expression);
  const all = plain.split(' AND ');
  const any = plain.split(' OR ');
  if (all.length > 1) return any.length === 1 && all.every((name) => allowedLicenses.has(name));
  return any.some((name) => allowedLicenses.has(name));
}

/** The list of docs/licenses.md: packages by what they are under, the most frequent licence first. */
export function licenseList(packages: readonly Licensed[]): string {
  const groups = new Map<string, Licensed[]>();
  for (const found of packages) {
    const license = withoutBrackets(found.license);
    groups.set(license, [...(groups.get(license) ?? []), found]);
  }
  return [...groups]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([license, members]) => {
      const names = members.map(
        ({ name, version, optional }) => `${name} ${version}${optional ? '\\*' : ''}`,
      );
      return `### ${license}\n\n${names.join(', ')}`;
    })
    .join('\n\n');
}
