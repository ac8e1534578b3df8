import { fill } from '@/lib/i18n/fill';
import type { CheckedPhone } from '@/schemas/field-check';
import type { CheckoutStrings } from './checkout-strings';

type Strings = Pick<CheckoutStrings, 'phoneReadBack' | 'phoneElsewhere' | 'phoneNoCountry'>;

/**
 * What is said of a number that was read, for a top-up of a country (alpha-2, and its name): itself
 * with its own country; and what to look at again, which hinders nobody: numbers roam, plans err.
 */
export function phoneWords(
  { shown, country }: NonNullable<CheckedPhone>,
  wanted: { code: string; place: string },
  strings: Strings,
): { hint: string; advice: string | null } {
  if (country === null) return { hint: '', advice: fill(strings.phoneNoCountry, { phone: shown }) };
  const hint = fill(strings.phoneReadBack, { phone: shown, country: country.name });
  if (country.code === wanted.code) return { hint, advice: null };
  const places = { country: country.name, place: wanted.place };
  return { hint, advice: fill(strings.phoneElsewhere, places) };
}
