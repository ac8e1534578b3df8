import { countryCodes } from '@/schemas/country-codes';
import { countryAliases } from './country-aliases';
import { searchable } from './searchable';

/** UN M49 codes of the regions that plans are sold for; Intl names them in every language. */
const regionCodes = ['001', '002', '003', '005', '009', '013', '019', '029', '142', '150', '419'];

/** What plans for everywhere are called besides. */
const everywhere: readonly (readonly [string, string])[] = [
  ['global', '001'],
  ['worldwide', '001'],
];

let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const named = [...countryCodes, ...regionCodes].flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined ? [] : [[searchable(name), code]];
  });
  const aliases = Object.entries(countryAliases).flatMap(([code, also]) =>
    also.split('|').map((name): [string, string] => [searchable(name), code]),
  );
  codes = new Map([...aliases, ...named, ...everywhere]);
  return codes;
}

/**
 * The country or region that a name such as "eSIM Europe" or "Türkiye" stands for, as an alpha-2 or
 * UN M49 code. Null when it is no place: a brand's name may as well be its maker's.
 */
export function destinationCode(text: string): string | null {
  const place = text
    .toLowerCase()
    .replace(/(?<![\p{L}\d])e-?sims?(?![\p{L}\d])/gu, ' ')
    .replace(/[^\p{L}\p{M}&.'’ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return codesByName().get(searchable(place)) ?? null;
}
