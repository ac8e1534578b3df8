import { countryCodes } from '@/schemas/country-codes';

/** UN M49 codes of the regions that plans are sold for; Intl names them in every language. */
const regionCodes = ['001', '002', '003', '005', '009', '013', '019', '029', '142', '150', '419'];

/** Names in use that are not those of the English locale data. */
const alsoCalled: Record<string, string> = {
  global: '001',
  worldwide: '001',
  turkey: 'TR',
  'united states of america': 'US',
  usa: 'US',
  uk: 'GB',
  uae: 'AE',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
};

let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const named = [...countryCodes, ...regionCodes].flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code]];
  });
  codes = new Map([...named, ...Object.entries(alsoCalled)]);
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
  return codesByName().get(place) ?? null;
}
