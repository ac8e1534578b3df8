import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idempotencyKeySchema } from '@/schemas/checkout';
import type { OrderAttempt } from './attempts';
import { fullStorage, refusedStorage, sessionStorageLike } from './browser-storage-fixtures';
import { checkout } from './checkout-fixtures';

/** The page as it is in a tab, or after a reload: modules anew, the browser's storage as it was. */
async function openTab() {
  vi.resetModules();
  const { beginAttempt, ...attempts } = await import('./attempts');
  /** The key an attempt is made with; none while others are in its way. */
  const attemptKey = async (attempt: OrderAttempt) => {
    const begun = await beginAttempt(attempt);
    return 'key' in begun ? begun.key : null;
  };
  return { ...attempts, beginAttempt, attemptKey };
}

/** Locks as a browser has them: one holder at a time, in turn. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  const request = vi.fn((_name: string, act: () => unknown) => {
    last = last.then(act);
    return last;
  });
  return { locks: { request } };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', sessionStorageLike());
  vi.stubGlobal('navigator', {});
});
afterEach(() => vi.unstubAllGlobals());

/** An attempt at a good of its own, unless it names a line. */
function attempt(about: Parameters<typeof checkout>[0], id = JSON.stringify(about)): OrderAttempt {
  return { checkout: checkout(about), lines: [{ id, quantity: 1 }], once: false };
}

const order = attempt({});
const other = attempt({ payment: { coin: 'BTC', network: 'Lightning' } });
const nth = (index: number) => attempt({ email: `buyer-${index}@example.com` }, `line ${index}`);
const stored = () => localStorage.getItem(localStorage.key(0) ?? '') ?? '[]';

describe('an attempt', () => {
  it('has a key that the server takes', async () => {
    const { attemptKey } = await openTab();
    expect(idempotencyKeySchema.safeParse(await attemptKey(order)).success).toBe(true);
  });

  it('keeps its key while the same thing is ordered', async () => {
    const { attemptKey } = await openTab();
    const keys = await Promise.all([attemptKey(order), attemptKey(structuredClone(order))]);
    expect(new Set([...keys, await attemptKey(order)]).size).toBe(1);
  });

  it('keeps its key across a reload and in another tab', async () => {
    const before = await (await openTab()).attemptKey(order);
    expect(await (await openTab()).attemptKey(order)).toBe(before);
  });

  it('has one key in two tabs that begin it together, one of which waits for the other', async () => {
    const navigator = oneAtATime();
    vi.stubGlobal('navigator', navigator);
    const [first, second] = [await openTab(), await openTab()];
    const keys = await Promise.all([first.attemptKey(order), second.attemptKey(order)]);
    expect(new Set(keys).size).toBe(1);
    expect(navigator.locks.request).toHaveBeenCalledTimes(2);
  });

  it('has another key for another order', async () => {
    const { attemptKey } = await openTab();
    expect(await attemptKey(other)).not.toBe(await attemptKey(order));
  });

  it('is over once it is ended, in every tab', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const before = await first.attemptKey(order);
    await second.endAttempt(order);
    const after = await first.attemptKey(order);
    expect(after).not.toBe(before);
    expect(await (await openTab()).attemptKey(order)).toBe(after);
  });

  it('of an unknown outcome outlives the attempts at other orders', async () => {
    const { attemptKey, endAttempt } = await openTab();
    const unconfirmed = await attemptKey(order);
    const ended = await attemptKey(other);
    await endAttempt(other);
    expect(await attemptKey(order)).toBe(unconfirmed);
    expect(await attemptKey(other)).not.toBe(ended);
    await endAttempt(nth(1));
    expect(await (await openTab()).attemptKey(order)).toBe(unconfirmed);
  });

  it('is one of twenty at most; the oldest is forgotten', async () => {
    const { attemptKey } = await openTab();
    const keys: (string | null)[] = [];
    for (let index = 0; index < 21; index += 1) keys.push(await attemptKey(nth(index)));
    expect(JSON.parse(stored())).toHaveLength(20);
    expect(await attemptKey(nth(1))).toBe(keys[1]);
    expect(await attemptKey(nth(20))).toBe(keys[20]);
    expect(await attemptKey(nth(0))).not.toBe(keys[0]);
  });

  it('is remembered without the buyer’s data', async () => {
    const { attemptKey } = await openTab();
    await attemptKey(order);
    expect(stored()).toMatch(/"key"/);
    expect(stored()).not.toMatch(/marta|northwind|USDC/i);
  });
});

describe('attempts at the same lines', () => {
  const first = {
    ...order,
    lines: [
      { id: 'a', quantity: 2 },
      { id: 'b', quantity: 1 },
    ],
    once: true,
  };
  const rival = { ...other, lines: [{ id: 'b', quantity: 1 }], once: true };

  it('are made one at a time, in every tab', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const key = await one.attemptKey(first);
    const begun = await two.beginAttempt(rival);
    expect(begun).toEqual({ rivals: [{ order: expect.any(String), key, lines: first.lines }] });
    expect(await one.attemptKey(first)).toBe(key);
    expect(JSON.parse(stored())).toHaveLength(1);
  });

  it('are, once the one before is forgotten', async () => {
    const { attemptKey, beginAttempt, forgetAttempt } = await openTab();
    const key = await attemptKey(first);
    const begun = await beginAttempt(rival);
    if (!('rivals' in begun)) throw new Error('There is no rival');
    for (const before of begun.rivals) await forgetAttempt(before);
    expect(await attemptKey(rival)).not.toBe(key);
    expect(await attemptKey(first)).toBeNull();
  });

  it('are all left behind together, and no others', async () => {
    const { attemptKey, abandonAttempts } = await openTab();
    const [key, apart] = [await attemptKey(first), await attemptKey(order)];
    await abandonAttempts(rival);
    expect(await attemptKey(first)).not.toBe(key);
    expect(await attemptKey(order)).toBe(apart);
  });

  it('are known by more than their lines: the same lines at other prices ended as another', async () => {
    const { attemptKey, endAttempt } = await openTab();
    const key = await attemptKey(first);
    await endAttempt(rival);
    expect(await attemptKey(first)).toBe(key);
  });

  it('cannot be told where an earlier version of the shop wrote none down', async () => {
    localStorage.setItem('checkout-attempts', '[{"order":"x","key":"y"}]');
    const { attemptKey } = await openTab();
    expect(await attemptKey(first)).not.toBeNull();
    expect(JSON.parse(stored())).toHaveLength(2);
  });
});

describe('without storage', () => {
  it('a page still repeats its own keys', async () => {
    vi.stubGlobal('localStorage', refusedStorage());
    const { attemptKey, endAttempt } = await openTab();
    const [key, otherKey] = [await attemptKey(order), await attemptKey(other)];
    expect([await attemptKey(order), await attemptKey(other)]).toEqual([key, otherKey]);
    await endAttempt(order);
    expect(await attemptKey(order)).not.toBe(key);
    expect(await attemptKey(other)).toBe(otherKey);
  });

  it('that has room for more, a page repeats its own keys beside those that are there', async () => {
    const before = await (await openTab()).attemptKey(other);
    vi.stubGlobal('localStorage', fullStorage(localStorage));
    const { attemptKey, endAttempt } = await openTab();
    const key = await attemptKey(order);
    expect([await attemptKey(order), await attemptKey(other)]).toEqual([key, before]);
    await endAttempt(order);
    expect(await attemptKey(order)).not.toBe(key);
  });

  it.each(['{', 'null', '7', '[7]', '{"order":"x","key":"y"}', '[{"order":1,"key":2}]'])(
    'worth the name, holding %s, an attempt begins anew',
    async (rubbish) => {
      await (await openTab()).attemptKey(order);
      localStorage.setItem(localStorage.key(0) ?? '', rubbish);
      const { attemptKey } = await openTab();
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
    const key = await (await openTab()).attemptKey(order);
    const { attemptKey } = await openTab();
    expect(await attemptKey(order)).toBe(key);
    expect(await attemptKey(other)).not.toBe(key);
  });
});
