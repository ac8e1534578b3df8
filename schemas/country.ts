import * as z from 'zod';

/** A country as it stands in a URL: a lower-case alpha-2 code. Whether it is sold for is not asked here. */
export const countrySegmentSchema = z.string().regex(/^[a-z]{2}$/);

/** A country as the supplier names it: an upper-case alpha-2 code. */
export const countryCodeSchema = z.string().regex(/^[A-Z]{2}$/);
