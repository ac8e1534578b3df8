import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusedStorage, sessionStorageLike } from './browser-storage-fixtures';
import { forgetPhone, keepEmail, keepPhone, keptEmail, keptPhone } from './kept';
import { keepPayment, keptPayment } from './kept-payment';

const shown = '+55 11 99123 4567';

beforeEach(() => {
  vi.stubGlobal('sessionStorage', sessionStorageLike());
  vi.stubGlobal('localStorage', sessionStorageLike());
});
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

/** All that a storage holds, as one text. */
const heldBy = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => {
    const key = storage.key(index) ?? '';
    return `${key} ${storage.getItem(key)}`;
  }).join('\n');

describe('the buyer’s e-mail', () => {
  it('is there as it was written last, in this tab only', () => {
    expect(keptEmail()).toBe('');
    keepEmail('ana@example.com');
    keepEmail(' Marta@example.com');
    expect(keptEmail()).toBe(' Marta@example.com');
    expect(heldBy(sessionStorage)).toContain('Marta');
    expect(heldBy(localStorage)).toBe('');
    vi.stubGlobal('sessionStorage', sessionStorageLike());
    expect(keptEmail()).toBe('');
  });

  it('is asked for where storage is refused', () => {
    vi.stubGlobal('sessionStorage', refusedStorage());
    keepEmail('marta@example.com');
    expect(keptEmail()).toBe('');
  });
});

describe('how an order was paid for', () => {
  const onBase = { coin: 'USDC', network: 'Base' };

  it('is known in every tab of this device, the last one only', () => {
    expect(keptPayment()).toBeNull();
    keepPayment({ coin: 'BTC', network: 'Lightning' });
    keepPayment(onBase);
    vi.stubGlobal('sessionStorage', sessionStorageLike());
    expect(keptPayment()).toEqual(onBase);
  });

  it.each(['', '{', 'null', '7', '[]', '{"coin":"USDC"}', '{"coin":1,"network":"Base"}'])(
    'is unknown where a browser holds %j instead',
    (broken) => {
      keepPayment(onBase);
      localStorage.setItem(localStorage.key(0) ?? '', broken);
      expect(keptPayment()).toBeNull();
    },
  );

  it('is unknown where storage is refused, or there is none', () => {
    vi.stubGlobal('localStorage', refusedStorage());
    keepPayment(onBase);
    expect(keptPayment()).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    keepPayment(onBase);
    expect(keptPayment()).toBeNull();
  });
});
