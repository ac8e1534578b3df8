import { compareDecimals, decimalOnGrid, isOnStep } from '../money';

/** The values a range product is sold in; `step` counts from `min`. Plain decimal strings. */
export type ValueRange = { min: string; max: string; step: string | null };

/** What is wrong with a chosen value, with the nearest that can be bought; null when nothing is. */
export type RangeFault =
  | { kind: 'outside' }
  | { kind: 'off-step'; lower: string; upper: string | null };

/** Checks a chosen value (a plain decimal) by the rule the supplier applies. */
export function rangeFault(value: string, range: ValueRange): RangeFault | null {
  const fromMin = compareDecimals(value, range.min);
  const toMax = compareDecimals(value, range.max);
  if (fromMin === null || toMax === null || fromMin < 0 || toMax > 0) return { kind: 'outside' };
  if (range.step === null || isOnStep(value, range.min, range.step)) return null;
  const lower = decimalOnGrid(value, range.min, range.step, 0);
  const upper = decimalOnGrid(value, range.min, range.step, 1);
  return {
    kind: 'off-step',
    lower,
    upper: (compareDecimals(upper, range.max) ?? 1) > 0 ? null : upper,
  };
}
