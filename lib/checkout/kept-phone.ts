/**
 * The number a buyer began with, so that the checkout of a top-up for its country need not ask
 * again. It stays in this tab, is in no address and no cookie, and is gone once it was ordered for:
 * the next top-up may be somebody else's.
 */
const storageKey = (country: string) => `top-up-phone:${country}`;

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
  withStorage((storage) => storage.setItem(storageKey(country), shown), undefined);
}

/** The number of that country kept last in this tab; empty when there is none. */
export function keptPhone(country: string): string {
  return withStorage((storage) => storage.getItem(storageKey(country)), null) ?? '';
}

/** Forgets it, since an order for it exists. */
export function forgetPhone(country: string): void {
  withStorage((storage) => storage.removeItem(storageKey(country)), undefined);
}
