/**
 * The number a buyer began with, so that the checkout need not ask again. It stays in this tab: it
 * is in no address and no cookie.
 */
const storageKey = 'top-up-phone';

/** Keeps a number as it is read back; quietly nothing where storage is refused. */
export function keepPhone(shown: string): void {
  try {
    sessionStorage.setItem(storageKey, shown);
  } catch {
    // Then the checkout asks for it.
  }
}

/** The number kept last in this tab; empty when there is none. */
export function keptPhone(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}
