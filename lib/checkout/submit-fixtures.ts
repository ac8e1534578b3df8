import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';
import type { OrderAttempt } from './attempts';
import { sessionStorageLike } from './browser-storage-fixtures';
import { checkout } from './checkout-fixtures';
import { type SubmitOutcome, submitOrder } from './submit';

type Sent = { path: string; key: string | null; body: unknown };
export type Reply = (() => Response) | 'lost';

export const json = (status: number, body: unknown) => () => Response.json(body, { status });
export const problem = (status: number, code: string, about: object = {}) =>
  json(status, { error: { code, ...about } });
export const soldOut = {
  code: 'OUT_OF_STOCK',
  field: 'line',
  repair: 'choose-another-value',
} as const;
export const priced = json(200, { amount: '26.80', coin: 'USDC' });
export const placed = json(201, { orderId: 'abcdefghijklmnopqrstuvwx' });

/** What is ordered, as a good by itself. */
export const byItself: OrderAttempt = {
  checkout: checkout(),
  lines: [{ id: 'good', quantity: 1 }],
  once: false,
};

/** Lets the time pass that an answer takes. */
export async function outcomeOf(asked: Promise<SubmitOutcome>): Promise<SubmitOutcome> {
  let settled = false;
  const outcome = asked.finally(() => {
    settled = true;
  });
  while (!settled) {
    await turn();
    await vi.advanceTimersToNextTimerAsync();
  }
  return await outcome;
}

/** A shop that answers each test as it says, and a browser whose storage is empty before each. */
export function fakeShop() {
  const shop = {
    sent: [] as Sent[],
    /** One after the other; the last goes for all that follow. */
    replies: [] as Reply[],
    placing: 0,
    keys: () => shop.sent.filter(({ path }) => path === '/api/orders').map(({ key }) => key),
    /** Presses the button. */
    async submit(attempt: OrderAttempt, seen: string | null, ...told: Reply[]) {
      shop.replies = told;
      return await outcomeOf(
        submitOrder(attempt, seen, () => {
          shop.placing += 1;
        }),
      );
    },
    /** The key that the next press would use, had nothing ended the attempt. */
    async nextKey(attempt: OrderAttempt): Promise<string | null> {
      shop.sent.length = 0;
      await shop.submit(attempt, '26.80', priced, problem(409, 'unconfirmed'));
      return shop.keys()[0] ?? null;
    },
  };
  beforeEach(() => {
    shop.sent.length = 0;
    shop.replies = [];
    shop.placing = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.stubGlobal('localStorage', sessionStorageLike());
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const body: unknown = JSON.parse(String(init.body));
      shop.sent.push({ path, key: new Headers(init.headers).get('idempotency-key'), body });
      const { replies } = shop;
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (reply === undefined || reply === 'lost') throw new TypeError('Failed to fetch');
      return reply();
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return shop;
}
