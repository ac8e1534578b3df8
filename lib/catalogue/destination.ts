import { countryCodes } from '@/schemas/country-codes';
import { locales } from '@/schemas/languages';
import { countryAliases } from './country-aliases';
import { comparable } from './country-search';

/** UN M49 codes of the regions that plans are sold for; Intl names them in every language. */
const regionCodes = ['001', '002', '003', '005', '009', '013', '019', '029', '142', '150', '419'];

/** What plans for everywhere are called besides. */
const everywhere: readonly (readonly [string, string])[] = [
  ['global', '001'],
  ['worldwide', '001'],
];

/** What else a country is called every day, in the languages of the shop. */
export function otherPlaceNames(code: string): string[] {
  return countryAliases[code]?.split('|') ?? [];
}

let english: ReadonlyMap<string, string> | undefined;
let everyLanguage: ReadonlyMap<string, string> | undefined;

/** Codes by their names in some languages; where two share a name, the earlier language's stands. */
function codesByName(languages: readonly string[]): Map<string, string> {
  const codes = new Map<string, string>();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of [...countryCodes, ...regionCodes]) {
      const name = names.of(code);
      if (name === undefined) continue;
      const key = comparable(name);
      if (!codes.has(key)) codes.set(key, code);
    }
  }
  const aliases = Object.keys(countryAliases).flatMap((code) =>
    otherPlaceNames(code).map((name) => [comparable(name), code] as const),
  );
  return new Map([...aliases, ...codes, ...everywhere]);
}

function placeIn(text: string): string {
  const place = text
    .toLowerCase()
    .replace(/(?<![\p{L}\d])e-?sims?(?![\p{L}\d])/gu, ' ')
    .replace(/[^\p{L}\p{M}&.'’ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return comparable(place);
}

/**
 * The country or region that a name such as "eSIM Europe" or "Türkiye" stands for, as an alpha-2 or
 * UN M49 code. Null when it is no place: a brand's name may as well be its maker's.
 */
export function destinationCode(text: string): string | null {
  english ??= codesByName(['en']);
  return english.get(placeIn(text)) ?? null;
}

/** The same of what may be written in any language of the shop, as the labels of products are. */
export function destinationInLabel(text: string): string | null {
  everyLanguage ??= codesByName(locales);
  return everyLanguage.get(placeIn(text)) ?? null;
}
