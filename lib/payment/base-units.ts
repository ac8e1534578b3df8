/** A plain decimal; without digits before the point too, as some write it. */
const form = /^(\d{0,40})(?:\.(\d{1,60}))?$/;

/**
 * A plain decimal amount in base units (satoshi, wei), exactly; null for anything else, for zero,
 * and for more decimals than there are.
 */
export function toBaseUnits(amount: string, decimals: number): bigint | null {
  const [, whole = '', fraction = ''] = form.exec(amount) ?? [];
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > decimals) return null;
  // No digits at all are read as zero, and nothing is paid with that either.
  const units = BigInt(whole + needed.padEnd(decimals, '0'));
  return units === 0n ? null : units;
}

/**
 * An amount as payment links want it in the units people count in: a digit before the point, no
 * exponent, nothing after it that says nothing (`.50` is `0.5`). Null as for `toBaseUnits`.
 */
export function toUserUnits(amount: string, decimals: number): string | null {
  const units = toBaseUnits(amount, decimals);
  if (units === null) return null;
  const digits = units.toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return digits.slice(0, point) + (fraction === '' ? '' : `.${fraction}`);
}
