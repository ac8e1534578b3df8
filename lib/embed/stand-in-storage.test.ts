import { describe, expect, it } from 'vitest';
import { refusedStorage, sessionStorageLike } from '../checkout/browser-storage-fixtures';
import { memoryStorage, standInForStorage } from './stand-in-storage';

describe('a framed page', () => {
  it('keeps the storage it has', () => {
    const localStorage = sessionStorageLike();
    const page = { localStorage };
    standInForStorage(page);
    expect(page.localStorage).toBe(localStorage);
  });

  it.each([
    ['refuses what is asked of it', { localStorage: refusedStorage() }],
    [
      'is refused itself',
      Object.defineProperty({} as { localStorage: Storage }, 'localStorage', {
        configurable: true,
        get: () => refusedStorage().getItem(''),
      }),
    ],
  ])('gets a memory where storage %s', (_how, page) => {
    standInForStorage(page);
    page.localStorage.setItem('cart', '[]');
    expect(page.localStorage.getItem('cart')).toBe('[]');
  });
});

it('remembers as a storage does', () => {
  const storage = memoryStorage();
  expect(storage.getItem('a')).toBeNull();
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  expect([storage.length, storage.key(0), storage.key(2)]).toEqual([2, 'a', null]);
  storage.removeItem('a');
  expect([storage.getItem('a'), storage.getItem('b')]).toEqual([null, '2']);
  storage.clear();
  expect(storage.length).toBe(0);
});
