import type { SupplierError } from '../cryptorefills/errors';

/** How long the supplier asks to be left alone, in milliseconds; null when it does not say. */
export function holdFor(error: SupplierError): number | null {
  const seconds = error.kind === 'rate-limited' ? error.retryAfterSeconds : null;
  return seconds === null ? null : seconds * 1000;
}
