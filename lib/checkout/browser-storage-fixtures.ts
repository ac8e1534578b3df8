/** A `sessionStorage` or `localStorage` that outlives a reload of the modules. */
export { memoryStorage as sessionStorageLike } from '../embed/stand-in-storage';

/** One that a browser refuses to a page. */
export function refusedStorage(): Storage {
  const refuse = () => {
    throw new DOMException('Access is denied', 'SecurityError');
  };
  return {
    length: 0,
    clear: refuse,
    getItem: refuse,
    key: refuse,
    removeItem: refuse,
    setItem: refuse,
  };
}

/** One that takes nothing more, and keeps what it has. */
export function fullStorage(storage: Storage): Storage {
  const setItem = () => {
    throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
  };
  return { ...storage, setItem };
}
