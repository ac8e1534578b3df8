import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusedStorage, sessionStorageLike } from './browser-storage-fixtures';
import { forgetPhone, keepPhone, keptPhone } from './kept-phone';

const shown = '+55 11 99123 4567';

beforeEach(() => vi.stubGlobal('sessionStorage', sessionStorageLike()));
afterEach(() => vi.unstubAllGlobals());

describe('the number a buyer began with', () => {
  it('is there for the checkout of its country, the last one only', () => {
    keepPhone('BR', '+55 11 90000 0000');
    keepPhone('BR', shown);
    expect(keptPhone('BR')).toBe(shown);
  });

  it('is never offered for another country, where it would top up a stranger', () => {
    keepPhone('BR', shown);
    expect(keptPhone('US')).toBe('');
  });

  it('is gone once it has been ordered for', () => {
    keepPhone('BR', shown);
    keepPhone('TR', '+90 532 123 45 67');
    forgetPhone('BR');
    expect([keptPhone('BR'), keptPhone('TR')]).toEqual(['', '+90 532 123 45 67']);
  });

  it('is asked for where storage is refused', () => {
    vi.stubGlobal('sessionStorage', refusedStorage());
    keepPhone('BR', shown);
    forgetPhone('BR');
    expect(keptPhone('BR')).toBe('');
  });
});
