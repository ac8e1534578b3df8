import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderState } from '@/schemas/order-snapshot';
import type { WebhookPayload } from '@/schemas/webhook';
import { temporaryFolder } from '@/scripts/lib/temporary-folder';
import type { Background } from '../background';
import type { SupplierError } from '../cryptorefills/errors';
import { orderSnapshot } from '../order/order-fixtures';
import { openStore, type Store } from '../store';
import { type LookedAt, startWatch } from './watch';

vi.mock('../env', () => ({ settings: () => ({ WEBHOOK_URL: 'https://partner.example/' }) }));

const start = 1_790_000_000_000;
const seconds = 1000;
const hour = 3600 * seconds;
const day = 24 * hour;

let store: Store;
let now: number;
let watch: Background | null;
let alarm: { ring: () => void; ms: number } | null;
let resting: boolean;
let followed: Set<string>;
let answers: Map<string, ReturnType<typeof orderSnapshot> | SupplierError>;
let asked: string[];
let rung: number;

beforeEach(async () => {
  const sqliteFile = join(temporaryFolder(), 'shop.sqlite');
  store = await openStore({ databaseUrl: undefined, sqliteFile });
  now = start;
  watch = null;
  alarm = null;
  resting = false;
  followed = new Set();
  answers = new Map();
  asked = [];
  rung = 0;
});
afterEach(async () => {
  watch?.stop();
  await store.close();
});

/** An order that is in a state since it was placed, and due. */
async function place(id: string, state: OrderState = 'awaiting-payment'): Promise<void> {
  await store.beginAttempt({ sessionId: 's', key: id, fingerprint: 'f', now });
  await store.finishCreated({
    ...{ sessionId: 's', key: id, orderId: id, supplierOrderId: `supplier of ${id}`, state },
    ...{ coin: 'USDC', network: 'Base', now, nextLookAt: now, messages: [] },
  });
}

/** Notes a new state as the shop does, without what is to be told of it. */
async function ask(order: LookedAt) {
  asked.push(order.id);
  const answer = answers.get(order.id) ?? orderSnapshot({ state: 'awaiting-payment' });
  if ('kind' in answer) return { ok: false as const, error: answer };
  if (answer.state !== order.lastState) {
    order.lastState = answer.state;
    order.history.push({ state: answer.state, at: now });
  }
  return { ok: true as const, data: answer };
}

function open(): void {
  watch = startWatch({
    ...{ store, ask, now: () => now, random: () => 0.5, log: (event) => expect(event).toBeNull() },
    isFollowed: (id) => followed.has(id),
    isResting: () => resting,
    onMessages: () => {
      rung += 1;
    },
    timer(ring, ms) {
      alarm = { ring, ms };
      return () => {};
    },
  });
}

const rests = () => vi.waitFor(() => expect(alarm).not.toBeNull());

async function later(ms: number): Promise<void> {
  await rests();
  now += ms;
  const ringing = alarm;
  alarm = null;
  ringing?.ring();
  await rests();
}

/** Whether nothing is due at a time: whoever asks takes it. */
const isDue = async (at: number) => (await store.claimLook({ now: at, leaseMs: 1 })) !== null;

async function told(): Promise<string[]> {
  const list = await store.listWebhookMessages({ outcome: 'pending', limit: 99 });
  return list.map(({ type, reason }) => `${type} ${reason}`);
}

describe('the watch', () => {
  it('looks at orders when their time has come, and says when to look next', async () => {
    await place('a');
    await place('b');
    open();
    await vi.waitFor(() => expect(asked).toEqual(['a', 'b']));
    await rests();
    expect(alarm?.ms).toBe(5 * seconds);
    await later(44 * seconds);
    expect(asked).toHaveLength(2);
    await later(1 * seconds);
    await vi.waitFor(() => expect(asked).toEqual(['a', 'b', 'a', 'b']));
  });

  it('looks at an order sooner once it moves, and no more once it is settled', async () => {
    await place('a');
    answers.set('a', orderSnapshot({ state: 'paid' }));
    open();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answers.set('a', orderSnapshot({ state: 'delivered' }));
    await later(15 * seconds);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await vi.waitFor(async () => expect(await isDue(now + 40 * day)).toBe(false));
  });

  it('asks nothing about an order that is followed here, and comes again', async () => {
    await place('a');
    followed.add('a');
    open();
    await later(44 * seconds);
    followed.clear();
    await later(1 * seconds);
    await vi.waitFor(() => expect(asked).toEqual(['a']));
  });

  it('asks nothing about an order after thirty days', async () => {
    await place('a');
    now += 30 * day;
    open();
    await later(0);
    await vi.waitFor(async () => expect(await isDue(now + 40 * day)).toBe(false));
    expect(asked).toEqual([]);
  });

  it('asks about four at once, at most', async () => {
    const ends: (() => void)[] = [];
    for (const id of ['a', 'b', 'c', 'd', 'e']) await place(id);
    watch = startWatch({
      ...{ store, now: () => now, log: () => {}, onMessages: () => {} },
      ask: async (order) => {
        asked.push(order.id);
        await new Promise<void>((resolve) => ends.push(resolve));
        return { ok: true, data: orderSnapshot() };
      },
      ...{ isFollowed: () => false, isResting: () => false, timer: () => () => {} },
    });
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    ends[0]?.();
    await vi.waitFor(() => expect(asked).toHaveLength(5));
    for (const end of ends) end();
  });

  it('leaves an order alone for a while whose look failed', async () => {
    await place('a');
    await place('b', 'paid');
    answers.set('a', { kind: 'unavailable' });
    answers.set('b', { kind: 'unreachable' });
    open();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await later(44 * seconds);
    expect(asked).toHaveLength(2);
    await later(1 * seconds);
    await vi.waitFor(() => expect(asked.toSorted()).toEqual(['a', 'a', 'b', 'b']));
  });

  it('takes no order while the supplier has no time, however many are due', async () => {
    for (let index = 0; index < 9; index += 1) await place(`order-${index}`);
    for (let index = 0; index < 9; index += 1) {
      answers.set(`order-${index}`, { kind: 'rate-limited', retryAfterSeconds: 20 });
    }
    open();
    await rests();
    const first = asked.length;
    expect(first).toBeLessThanOrEqual(5);
    await later(19 * seconds);
    expect(asked).toHaveLength(first);
    answers.clear();
    await later(1 * seconds);
    await vi.waitFor(() => expect(asked).toHaveLength(first + 9));
    expect(new Set(asked.slice(first)).size).toBe(9);
  });

  it('asks nobody while the supplier is left alone', async () => {
    await place('a');
    resting = true;
    open();
    await rests();
    expect(asked).toEqual([]);
    resting = false;
    await later(5 * seconds);
    await vi.waitFor(() => expect(asked).toEqual(['a']));
  });

  it('looks at what another left behind, after its lease', async () => {
    await place('a');
    await store.claimLook({ now, leaseMs: 60 * seconds });
    open();
    await later(59 * seconds);
    expect(asked).toEqual([]);
    await later(1 * seconds);
    await vi.waitFor(() => expect(asked).toEqual(['a']));
  });

  it('tells once of an order that is on its way for an hour, followed or not', async () => {
    await place('a', 'paid');
    await place('b', 'seen');
    answers.set('a', orderSnapshot({ state: 'paid' }));
    followed.add('b');
    open();
    await rests();
    expect(await told()).toEqual([]);
    await later(hour);
    await vi.waitFor(async () => expect(await told()).toHaveLength(2));
    await later(hour);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2));
    expect(new Set(await told())).toEqual(new Set(['order.needs-attention stuck']));
    expect(rung).toBe(2);
    const { payload = '' } = (await store.claimWebhookMessage({ now, leaseMs: 1 })) ?? {};
    const { data }: WebhookPayload = JSON.parse(payload);
    expect([data.state, data.stateAt]).toEqual([
      data.orderId === 'a' ? 'paid' : 'seen',
      new Date(start).toISOString(),
    ]);
  });

  it('does not call an order stuck of which the supplier says nothing', async () => {
    await place('a', 'paid');
    answers.set('a', { kind: 'unavailable' });
    open();
    await later(hour);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1));
    expect(await told()).toEqual([]);
  });

  it('tells of money that changes no state', async () => {
    await place('a', 'expired');
    answers.set('a', orderSnapshot({ state: 'expired', sent: '5' }));
    open();
    await vi.waitFor(async () => expect(await told()).toEqual(['order.needs-attention paid-late']));
    expect(rung).toBe(1);
  });
});
