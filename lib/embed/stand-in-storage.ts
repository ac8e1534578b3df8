/** A storage that lasts as long as the document. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => void items.set(name, value),
  };
}

/**
 * Where a browser refuses a framed page its storage, memory stands in for it: the cart then lasts as
 * long as the document, which links between the shop's pages do not leave.
 */
export function standInForStorage(page: { localStorage: Storage }): void {
  try {
    page.localStorage.getItem('');
  } catch {
    Object.defineProperty(page, 'localStorage', { value: memoryStorage(), configurable: true });
  }
}
