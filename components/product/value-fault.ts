import { rangeFault } from '@/lib/catalogue/range';
import { fill } from '@/lib/i18n/fill';
import { formatFiat } from '@/lib/money';
import { readTypedAmount } from '@/lib/typed-amount';
import type { ProductFormStrings, ProductOption } from './product-options';

export type RangeOption = Extract<ProductOption, { type: 'range' }>;

/** A typed value as it is sent, or what is wrong with it and which values are near it. */
export type ReadValue =
  | { value: string; fault: null }
  | { value: null; fault: { text: string; nearest: { value: string; text: string }[] } };

type Words = Pick<ProductFormStrings, 'notANumber' | 'outOfRange' | 'offStep' | 'offStepLast'>;

/** Reads a typed value and checks it against its range, in words. */
export function readValue(
  typed: string,
  option: RangeOption,
  words: Words,
  locale: string,
): ReadValue {
  const value = readTypedAmount(typed, { locale, currency: option.currency });
  if (value === null) return { value, fault: { text: words.notANumber, nearest: [] } };
  const fault = rangeFault(value, option);
  if (fault === null) return { value, fault };
  const nearest = fault.nearest.map((near) => ({
    value: near,
    text: formatFiat(near, option.currency, locale),
  }));
  const [lower, upper] = nearest;
  let text = fill(words.outOfRange, { min: option.minText, max: option.maxText });
  if (fault.kind === 'off-step' && lower !== undefined) {
    text =
      upper === undefined
        ? fill(words.offStepLast, { lower: lower.text })
        : fill(words.offStep, { lower: lower.text, upper: upper.text });
  }
  return { value: null, fault: { text, nearest } };
}
