import { compareDecimals, timesInteger } from '../money';

/**
 * Whether an amount is no more than half a percent above the one the buyer saw. Prices in coins that
 * move would otherwise be asked about for ever; the order's page states the exact amount before
 * anything is sent.
 */
export function isAbout(amount: string, seen: string): boolean {
  const [most, asked] = [timesInteger(seen, 1005), timesInteger(amount, 1000)];
  return most !== null && asked !== null && (compareDecimals(asked, most) ?? 1) <= 0;
}
