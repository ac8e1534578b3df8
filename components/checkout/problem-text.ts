import { fill } from '@/lib/i18n/fill';
import type { CheckoutStrings } from './checkout-strings';

/**
 * The sentence for a code, whoever it comes from. An unknown supplier code shows itself; what is
 * already a sentence stays one.
 */
export function problemText(
  code: string,
  strings: Pick<CheckoutStrings, 'problems' | 'supplierErrors' | 'apiErrors'>,
): string {
  const { problems, supplierErrors, apiErrors } = strings;
  const known = problems[code] ?? supplierErrors[code] ?? apiErrors[code];
  if (known !== undefined) return known;
  if (/^[A-Z][A-Z0-9_]+$/.test(code)) return fill(problems.unknown ?? '{code}', { code });
  return code.includes(' ') ? code : (apiErrors.unknown ?? code);
}
