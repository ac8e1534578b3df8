import { compareDecimals, decimalOnGrid, isOnStep, trimDecimal } from '../money';

/** The values a range product is sold in; `step` counts from `min`. Plain decimal strings. */
export type ValueRange = { min: string; max: string; step: string | null };

/**
 * What is wrong with a chosen value, and the nearest values that can be bought, lower first: one
 * for a value outside, one or two between steps, none where the limits themselves are unreadable.
 */
export type RangeFault = { kind: 'outside' | 'off-step'; nearest: string[] };

/** The highest value sold: the last step that does not pass `max`. */
function highest({ min, max, step }: ValueRange): string {
  if (step === null || isOnStep(max, min, step)) return trimDecimal(max);
  return decimalOnGrid(max, min, step, 0);
}

/** Checks a chosen value (a plain decimal) by the rule the supplier applies. */
export function rangeFault(value: string, range: ValueRange): RangeFault | null {
  const fromMin = compareDecimals(value, range.min);
  const toMax = compareDecimals(value, range.max);
  const isRange = compareDecimals(range.min, range.max) ?? 1;
  if (fromMin === null || toMax === null || isRange > 0) return { kind: 'outside', nearest: [] };
  if (fromMin < 0) return { kind: 'outside', nearest: [trimDecimal(range.min)] };
  if (toMax > 0) return { kind: 'outside', nearest: [highest(range)] };
  if (range.step === null || isOnStep(value, range.min, range.step)) return null;
  const around = ([0, 1] as const).map((ahead) =>
    decimalOnGrid(value, range.min, range.step ?? '', ahead),
  );
  const isSold = (each: string) => (compareDecimals(each, range.max) ?? 1) <= 0;
  return { kind: 'off-step', nearest: around.filter(isSold) };
}
