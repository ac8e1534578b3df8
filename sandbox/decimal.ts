/** Places after the point of a decimal string: `53.41` has 2. */
export function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/**
 * A non-negative decimal string in units of its `decimals`-th place; null when it is not one or
 * does not fit without rounding.
 */
export function toUnits(amount: string, decimals: number): bigint | null {
  const parts = /^(\d{1,24})(?:\.(\d{1,18}))?$/.exec(amount);
  if (!parts) return null;
  const [, whole = '0', fraction = ''] = parts;
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** Units as a decimal string with exactly `decimals` places. */
export function fromUnits(units: bigint, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The sum of decimal strings, with as many places as the longest of them. */
export function sum(amounts: string[]): string {
  const decimals = Math.max(0, ...amounts.map(decimalsOf));
  const total = amounts.reduce((units, amount) => units + (toUnits(amount, decimals) ?? 0n), 0n);
  return fromUnits(total, decimals);
}

/** Whether decimal string `a` is smaller than `b`. */
export function isLess(a: string, b: string): boolean {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return (toUnits(a, decimals) ?? 0n) < (toUnits(b, decimals) ?? 0n);
}
