import * as z from 'zod';
import { type WireList, wireList } from './common';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** A country as `{isoCode, name}`, or its bare code; as its upper-case alpha-2 code. */
const wireCountry = z
  .unknown()
  .transform((row) =>
    typeof row === 'object' && row !== null && 'isoCode' in row ? row.isoCode : row,
  )
  .pipe(
    z
      .string()
      .trim()
      // Before the case is changed, which makes two letters of some single ones: "ß" is not SS.
      .regex(/^[A-Za-z]{2}$/, { abort: true })
      .toUpperCase()
      .refine((code) => regions.of(code) !== undefined),
  );

function distinct({ items, dropped }: WireList<string>): WireList<string> {
  return { items: [...new Set(items)], dropped };
}

/**
 * Body of `GET /api/available-countries`, under `countries` or as a bare list: distinct upper-case
 * alpha-2 codes, in the supplier's order. A body without a list is refused: a word like "ok" would
 * pass for a code. Codes of no region are dropped; whether the shop sells there is not asked here.
 */
export const wireAvailableCountries = z
  .unknown()
  .transform((body) =>
    typeof body === 'object' && body !== null && 'countries' in body ? body.countries : body,
  )
  // With the type written out: as a type guard it would promise more than the next step asks for.
  .refine((list): boolean => Array.isArray(list))
  .pipe(wireList(wireCountry))
  .transform(distinct);
