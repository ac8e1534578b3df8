import * as z from 'zod';
import { countryCodes } from './country-codes';

/** How many of the last visited countries are remembered. */
export const rememberedCountries = 4;

/**
 * What a browser's `shop-visit` cookie remembers, as `pt.BR-US`: the language last read and the
 * countries last visited, newest first. It says nothing about orders. Rubbish is as if nothing
 * were remembered.
 */
export const visitCookieSchema = z
  .string()
  .max(40)
  .regex(/^[a-z]{2,3}\.(?:[A-Z]{2}(?:-[A-Z]{2})*)?$/)
  .transform((text) => {
    const [language = '', codes = ''] = text.split('.');
    const known = codes.split('-').filter((code) => countryCodes.some((known) => known === code));
    return { language, countries: [...new Set(known)].slice(0, rememberedCountries) };
  })
  .catch({ language: '', countries: [] });
export type Visit = z.infer<typeof visitCookieSchema>;
