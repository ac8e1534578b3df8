import * as z from 'zod';
import { type WireList, wireRows } from './common';

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
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
  );

/** There are about 250 countries. */
const maxCountries = 300;

function distinct({ items, dropped }: WireList<string>): WireList<string> {
  const codes = [...new Set(items)];
  const kept = codes.slice(0, maxCountries);
  return { items: kept, dropped: dropped + codes.length - kept.length };
}

/**
 * Body of `GET /api/available-countries`, under `countries` or as a bare list: distinct upper-case
 * alpha-2 codes, in the supplier's order. Whether the shop knows them is not asked here.
 */
export const wireAvailableCountries = z
  .unknown()
  .transform((body) =>
    typeof body === 'object' && body !== null && 'countries' in body ? body.countries : body,
  )
  .pipe(wireRows(wireCountry))
  .transform(distinct);
