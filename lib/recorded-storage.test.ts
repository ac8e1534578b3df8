import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readCart } from '@/schemas/cart';
import { storedUnits } from './cart/stored-units';
import { sessionStorageLike } from './checkout/browser-storage-fixtures';

/**
 * What shops have kept in browsers, recorded: what is here must be read for ever, and a new shape is
 * put beside the others. What a newer shop has written, before an upgrade was taken back, must not
 * end a page; of it, what can be read is.
 */
const line = {
  id: 'line-1',
  country: 'US',
  kind: 'gift-cards',
  brand: 'steam',
  product: 'steam-us-50',
  quantity: 2,
  name: 'Steam',
  label: '$50',
};
const written = {
  'of 0.1': `{"version":1,"lines":[${JSON.stringify(line)},{"id":"line-2","country":"DE","kind":"top-ups","brand":"lycamobile","product":"lyca-de","value":"12.50","quantity":1,"recipient":"+4915112345678","name":"Lycamobile","label":"12.50 EUR","later":true}]}`,
  'of a shop to come': `{"version":2,"owner":"x","lines":[${JSON.stringify({ ...line, giftWrap: true })},{"id":"line-2","kind":"hotel-nights","nights":3}]}`,
  'of a shop to come, with a part in a line': `{"version":3,"lines":[${JSON.stringify({ ...line, recipients: [{ email: 'a@example.com' }] })}]}`,
  'cut off': `{"version":1,"lines":[${JSON.stringify(line)},{"id":"line-2","coun`,
};

/** Of the attempt below, which has been the same since 0.1. */
const recordedMark = '51d729c59be466fc00887dfe7f5c049ac5bcc2d894d6cf04fb5aebdce42d5099';

const fresh = async <T>(load: () => Promise<T>) => {
  vi.resetModules();
  return await load();
};
const attempts = () => fresh(() => import('./checkout/attempts'));
const goods = () => fresh(() => import('./checkout/ordered-goods'));

beforeEach(() => {
  vi.stubGlobal('localStorage', sessionStorageLike());
  vi.stubGlobal('sessionStorage', sessionStorageLike());
  vi.stubGlobal('navigator', {});
});

describe('a cart', () => {
  it.each(Object.entries(written))('%s keeps its first line', (_, text) => {
    expect(readCart(text).lines[0]).toEqual(line);
  });

  it('of 0.1 is read whole, and written as it was', () => {
    const text = written['of 0.1'];
    expect(JSON.parse(JSON.stringify(readCart(text)))).toEqual(JSON.parse(text));
    localStorage.setItem('cart', text);
    expect(storedUnits()).toBe(3);
  });

  it('that a newer shop has written is left alone until the buyer changes it', async () => {
    const text = written['of a shop to come'];
    localStorage.setItem('cart', text);
    const { currentCart } = await fresh(() => import('./cart/cart-store'));
    expect(currentCart().lines).toHaveLength(1);
    expect(localStorage.getItem('cart')).toBe(text);
  });

  it.each(['', 'null', '7', '[]', '{"lines":7}', '{"lines":{"a":1}}', '"cart"', '\u0000'])(
    'that is none is empty: %j',
    (text) => {
      expect(readCart(text).lines).toEqual([]);
      localStorage.setItem('cart', text);
      expect(storedUnits()).toBe(0);
    },
  );
});

describe('attempts under way', () => {
  const attempt = {
    checkout: {
      email: 'a@example.com',
      lines: [],
      payment: { coin: 'USDC', network: 'Base' },
      locale: 'en',
    },
    lines: [{ id: 'line-1', quantity: 1 }],
    once: true,
  };
  const keyOf = async () => (await (await attempts()).beginAttempt(attempt)) as { key?: string };

  /** What an attempt is kept under must not change with a build: it would get another key. */
  it('of 0.1 are repeated with the same key', async () => {
    const mark = '3a0d3bd8c9ac3ba1b5aa8a1a35ab5ce10000000000000000000000000000000';
    await keyOf();
    const [kept] = JSON.parse(localStorage.getItem('checkout-attempts') ?? '[]');
    expect(kept.order).toBe(recordedMark);
    localStorage.setItem(
      'checkout-attempts',
      `[{"order":"${mark}","key":"another","lines":[]},{"order":"${recordedMark}","key":"recorded-key-of-an-attempt","lines":[{"id":"line-1","quantity":1}]}]`,
    );
    expect(await keyOf()).toEqual({ key: 'recorded-key-of-an-attempt' });
  });

  it('of before carts, without lines, are too', async () => {
    localStorage.setItem(
      'checkout-attempts',
      `[{"order":"${recordedMark}","key":"recorded-key-of-an-attempt"}]`,
    );
    expect(await keyOf()).toEqual({ key: 'recorded-key-of-an-attempt' });
  });

  it('of a shop to come keep their keys, whatever else they hold', async () => {
    localStorage.setItem(
      'checkout-attempts',
      `[{"v":2,"order":"${recordedMark}","key":"recorded-key-of-an-attempt","lines":[{"line":1}],"since":5}]`,
    );
    expect(await keyOf()).toEqual({ key: 'recorded-key-of-an-attempt' });
  });

  it('do not lose their keys to one of a shape that is not known', async () => {
    localStorage.setItem(
      'checkout-attempts',
      `[{"v":2,"attempt":{}},{"order":"${recordedMark}","key":"recorded-key-of-an-attempt","lines":[]}]`,
    );
    expect(await keyOf()).toEqual({ key: 'recorded-key-of-an-attempt' });
  });

  it.each(['', '{"attempts":{}}', '[{"order":7}]', 'null', '[null]'])(
    'that cannot be read end nothing: %j',
    async (text) => {
      localStorage.setItem('checkout-attempts', text);
      expect(await keyOf()).toHaveProperty('key');
    },
  );
});

describe('what an order was of', () => {
  it('is read as it was kept', async () => {
    localStorage.setItem(
      'ordered-goods',
      `[{"order":"order-1","cart":{"lines":[${JSON.stringify(line)}]}}]`,
    );
    expect((await goods()).goodsOf('order-1')).toEqual([line]);
  });

  it.each(['', '{}', '[{"order":1}]', '[{"order":"order-1"}]', '[{"order":"order-1","cart":7}]'])(
    'that cannot be read is nothing: %j',
    async (text) => {
      localStorage.setItem('ordered-goods', text);
      expect((await goods()).goodsOf('order-1')).toEqual([]);
    },
  );
});

describe('what need not be written twice', () => {
  it('is read as it was kept', async () => {
    sessionStorage.setItem('checkout-email', 'a@example.com');
    sessionStorage.setItem('top-up-phone:DE', '+49 1511 2345678');
    localStorage.setItem('payment-choice', '{"coin":"USDC","network":"Base"}');
    const { keptEmail, keptPhone } = await import('./checkout/kept');
    const { keptPayment } = await import('./checkout/kept-payment');
    expect([keptEmail(), keptPhone('DE')]).toEqual(['a@example.com', '+49 1511 2345678']);
    expect(keptPayment()).toEqual({ coin: 'USDC', network: 'Base' });
  });

  it.each(['', '7', '{"coin":7}', '{"v":2,"choice":["USDC","Base"]}'])(
    'is nothing where it cannot be read: %j',
    async (text) => {
      localStorage.setItem('payment-choice', text);
      const { keptPayment } = await import('./checkout/kept-payment');
      expect(keptPayment()).toBeNull();
    },
  );
});
