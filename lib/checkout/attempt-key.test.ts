import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idempotencyKeySchema } from '@/schemas/checkout';
import { refusedStorage, sessionStorageLike } from './browser-storage-fixtures';
import { checkout } from './checkout-fixtures';

/** The page as it is after a (re)load: modules anew, the tab's storage as it was. */
async function loadPage() {
  vi.resetModules();
  return await import('./attempt-key');
}

beforeEach(() => vi.stubGlobal('sessionStorage', sessionStorageLike()));
afterEach(() => vi.unstubAllGlobals());

const order = checkout();
const other = checkout({ payment: { coin: 'BTC', network: 'Lightning' } });

describe('an attempt', () => {
  it('has a key that the server takes', async () => {
    const { attemptKey } = await loadPage();
    expect(idempotencyKeySchema.safeParse(await attemptKey(order)).success).toBe(true);
  });

  it('keeps its key while the same thing is ordered', async () => {
    const { attemptKey } = await loadPage();
    const keys = await Promise.all([attemptKey(order), attemptKey(structuredClone(order))]);
    expect(new Set([...keys, await attemptKey(order)]).size).toBe(1);
  });

  it('keeps its key across a reload', async () => {
    const before = await (await loadPage()).attemptKey(order);
    expect(await (await loadPage()).attemptKey(order)).toBe(before);
  });

  it('has another key for another order', async () => {
    const { attemptKey } = await loadPage();
    expect(await attemptKey(other)).not.toBe(await attemptKey(order));
  });

  it('is over once it is ended, also after a reload', async () => {
    const { attemptKey, endAttempt } = await loadPage();
    const before = await attemptKey(order);
    endAttempt();
    const after = await attemptKey(order);
    expect(after).not.toBe(before);
    endAttempt();
    expect(await (await loadPage()).attemptKey(order)).not.toBe(after);
  });

  it('is remembered without the buyer’s data', async () => {
    const { attemptKey } = await loadPage();
    await attemptKey(order);
    const stored = sessionStorage.getItem(sessionStorage.key(0) ?? '') ?? '';
    expect(stored).toMatch(/"key"/);
    expect(stored).not.toMatch(/marta|northwind|USDC/i);
  });
});

describe('without storage', () => {
  it('a page still repeats its own key', async () => {
    vi.stubGlobal('sessionStorage', refusedStorage());
    const { attemptKey, endAttempt } = await loadPage();
    const key = await attemptKey(order);
    expect(await attemptKey(order)).toBe(key);
    expect(() => endAttempt()).not.toThrow();
    expect(await attemptKey(order)).not.toBe(key);
  });

  it.each(['{', 'null', '7', '[]', '{"order":1,"key":2}', '{"order":"x"}'])(
    'worth the name, holding %s, an attempt begins anew',
    async (rubbish) => {
      const before = await loadPage();
      await before.attemptKey(order);
      const name = sessionStorage.key(0) ?? '';
      sessionStorage.setItem(name, rubbish);
      const { attemptKey } = await loadPage();
      const key = await attemptKey(order);
      expect(idempotencyKeySchema.safeParse(key).success).toBe(true);
      expect(await attemptKey(order)).toBe(key);
    },
  );
});

describe('over plain http, where Web Crypto is missing', () => {
  it('keys still tell orders apart and keep across a reload', async () => {
    vi.stubGlobal('crypto', {
      subtle: undefined,
      getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
    });
    const key = await (await loadPage()).attemptKey(order);
    const { attemptKey } = await loadPage();
    expect(await attemptKey(order)).toBe(key);
    expect(await attemptKey(other)).not.toBe(key);
  });
});
