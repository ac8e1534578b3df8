import 'server-only';
import { cookies, headers } from 'next/headers';
import { wantedLanguages } from '../i18n/negotiate';
import { readVisit, visitCookie } from '../i18n/visit';
import { likelyCountries } from './countries';

/** The countries to offer this reader first: those last visited, then those of their languages. */
export async function suggestedCountries(): Promise<string[]> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const { countries } = readVisit(jar.get(visitCookie.name)?.value);
  return [...countries, ...likelyCountries(wantedLanguages(head.get('accept-language')))];
}
