/**
 * What a buyer need not write twice. It stays in this tab and is in no address and no cookie; a
 * number is gone once it was ordered for: the next top-up may be somebody else's.
 */
const phoneKey = (country: string) => `top-up-phone:${country}`;
const emailKey = 'checkout-email';

/** Does something with the tab's storage; `otherwise` where a browser refuses it. */
function withStorage<T>(use: (storage: Storage) => T, otherwise: T): T {
  try {
    return use(sessionStorage);
  } catch {
    return otherwise;
  }
}

/** Keeps a number of a country (alpha-2), as it is read back. */
export function keepPhone(country: string, shown: string): void {
  withStorage((storage) => storage.setItem(phoneKey(country), shown), undefined);
}

/** The number of that country kept last in this tab; empty when there is none. */
export function keptPhone(country: string): string {
  return withStorage((storage) => storage.getItem(phoneKey(country)), null) ?? '';
}

/** Forgets it, since an order for it exists. */
export function forgetPhone(country: string): void {
  withStorage((storage) => storage.removeItem(phoneKey(country)), undefined);
}

/** Keeps the buyer's e-mail as it was written. */
export function keepEmail(email: string): void {
  withStorage((storage) => storage.setItem(emailKey, email), undefined);
}

/** Forgets it, since nothing is left to order. */
export function forgetEmail(): void {
  withStorage((storage) => storage.removeItem(emailKey), undefined);
}

/** The e-mail kept last in this tab; empty when there is none. */
export function keptEmail(): string {
  return withStorage((storage) => storage.getItem(emailKey), null) ?? '';
}
