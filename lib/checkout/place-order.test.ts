import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Checkout } from '@/schemas/checkout';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { supplierOrder } from '../order/order-fixtures';
import { openStore, type Store, StoreError } from '../store';
import { checkout, orderRequest } from './checkout-fixtures';
import { type PlaceOutcome, placeOrder } from './place-order';

const second = 1000;
const startedAt = 1_790_000_000_000;
let directory = '';
let store: Store;
let clock = startedAt;
let session = { id: '', address: null, userAgent: null };
let calls = 0;
let pauses: number[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-place-'));
  store = await openStore({ databaseUrl: undefined, sqliteFile: join(directory, 'store.sqlite') });
});
beforeEach(() => {
  clock = startedAt;
  session = { id: crypto.randomUUID(), address: null, userAgent: null };
  calls = 0;
  pauses = [];
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

type Answer = Result<SupplierOrder, SupplierError>;
type Playing = {
  answer?: () => Answer | Promise<Answer>;
  key?: string;
  body?: Checkout;
  place?: typeof placeOrder;
  with?: Store;
  resolve?: () => Promise<Result<typeof orderRequest, SupplierError>>;
  admit?: () => Promise<number | null>;
};

const created = (): Answer => ({
  ok: true,
  data: supplierOrder({ supplierId: crypto.randomUUID() }),
});
const failed = (error: SupplierError) => (): Answer => ({ ok: false, error });

/** Presses "Place order" once, with a supplier that answers as the test says. */
function press(playing: Playing = {}): Promise<PlaceOutcome> {
  return (playing.place ?? placeOrder)({
    store: playing.with ?? store,
    session,
    key: playing.key ?? 'key-1',
    checkout: playing.body ?? checkout(),
    ...(playing.admit !== undefined && { admit: playing.admit }),
    create: async () => {
      calls += 1;
      return await (playing.answer ?? created)();
    },
    resolve: playing.resolve ?? (async () => ({ ok: true, data: orderRequest })),
    now: () => clock,
    pause: async (ms) => pauses.push(ms),
  });
}

/** Another instance of the shop: the same store, nothing else in common. */
async function otherInstance(): Promise<typeof placeOrder> {
  vi.resetModules();
  return (await import('./place-order')).placeOrder;
}

/** An answer that comes when it is let go. */
function held(answer: () => Answer = created) {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { answer: () => gate.then(answer), release };
}

describe('an order', () => {
  it('is placed under an id of the shop’s own and granted to the session', async () => {
    const supplierId = crypto.randomUUID();
    const outcome = await press({
      answer: () => ({ ok: true, data: supplierOrder({ supplierId }) }),
    });
    if (outcome.status !== 'placed') throw new Error(outcome.status);
    expect(outcome.orderId).toMatch(/^[A-Za-z0-9_-]{24}$/);
    const stored = await store.findGrantedOrder({
      orderId: outcome.orderId,
      sessionId: session.id,
    });
    expect(stored).toMatchObject({ supplierId, lastState: 'awaiting-payment' });
    const stranger = { orderId: outcome.orderId, sessionId: 'stranger' };
    expect(await store.findGrantedOrder(stranger)).toBeNull();
  });

  it('is stored with the payment that was asked for, whatever the supplier answers', async () => {
    const supplierId = crypto.randomUUID();
    const answer = () => ({
      ok: true as const,
      data: supplierOrder({ supplierId, coin: 'USDT', network: null }),
    });
    const outcome = await press({ answer });
    if (outcome.status !== 'placed') throw new Error(outcome.status);
    const stored = await store.findGrantedOrder({
      orderId: outcome.orderId,
      sessionId: session.id,
    });
    expect(stored).toMatchObject({ coin: 'USDC', network: 'Base' });
  });

  it('is created once for a key that is repeated', async () => {
    const first = await press();
    clock += 3600 * second;
    expect([await press(), await press()]).toEqual([first, first]);
    expect(calls).toBe(1);
  });

  it('is created once for fifty presses at once, and each gets its id', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => press()));
    expect(calls).toBe(1);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ status: 'placed' });
  });

  it('is created once by two instances of the shop', async () => {
    const other = await otherInstance();
    const outcomes = await Promise.all([press(), press({ place: other }), press()]);
    expect(calls).toBe(1);
    expect(outcomes.filter(({ status }) => status === 'placed').length).toBeGreaterThan(0);
    expect((await press({ place: other })).status).toBe('placed');
    expect(calls).toBe(1);
  });

  it('is created once for each key', async () => {
    const outcomes = [await press({ key: 'key-1' }), await press({ key: 'key-2' })];
    expect(calls).toBe(2);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(2);
  });

  it('is another one for another session with the same key', async () => {
    await press();
    session = { ...session, id: crypto.randomUUID() };
    expect((await press()).status).toBe('placed');
    expect(calls).toBe(2);
  });
});

describe('an attempt too many', () => {
  const full = async () => 30;

  it('is turned away with nothing written down, and its key stays free', async () => {
    expect(await press({ admit: full })).toEqual({ status: 'too-many', retryAfterSeconds: 30 });
    expect(await store.findAttempt({ sessionId: session.id, key: 'key-1' })).toBeNull();
    expect(calls).toBe(0);
    expect((await press({ admit: async () => null })).status).toBe('placed');
  });

  it('is never a repeated one: whoever has ordered may hear of it', async () => {
    const first = await press();
    expect(await press({ admit: full })).toEqual(first);
    expect(await press({ admit: full, place: await otherInstance() })).toEqual(first);
    const failure = failed({ kind: 'interrupted' });
    expect((await press({ key: 'key-2', answer: failure })).status).toBe('unconfirmed');
    expect((await press({ key: 'key-2', admit: full })).status).toBe('unconfirmed');
  });

  it('is not one that is asked about while it is being worked on', async () => {
    let room = 1;
    const admit = async () => (room-- > 0 ? null : 30);
    const { answer, release } = held();
    const presses = Array.from({ length: 8 }, () => press({ admit, answer }));
    release();
    const outcomes = await Promise.all(presses);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['placed']));
    expect(room).toBe(0);
  });
});

describe('a failure of the supplier', () => {
  const table: [SupplierError, PlaceOutcome][] = [
    [{ kind: 'unreachable' }, { status: 'refused', problems: [problemOf('unreachable')] }],
    [{ kind: 'blocked' }, { status: 'refused', problems: [problemOf('blocked')] }],
    [{ kind: 'not-found' }, { status: 'refused', problems: [problemOf('not-found')] }],
    [
      { kind: 'refused', problems: [] },
      { status: 'refused', problems: [problemOf('refused')] },
    ],
    [
      { kind: 'refused', problems: [problemOf('OUT_OF_STOCK'), problemOf('KYC_MISSING')] },
      { status: 'refused', problems: [problemOf('OUT_OF_STOCK'), problemOf('KYC_MISSING')] },
    ],
    [{ kind: 'interrupted' }, { status: 'unconfirmed' }],
    [{ kind: 'rate-limited', retryAfterSeconds: 1 }, { status: 'unconfirmed' }],
    [{ kind: 'unavailable' }, { status: 'unconfirmed' }],
    [{ kind: 'unreadable' }, { status: 'unconfirmed' }],
  ];

  it.each(table)('%j ends the attempt for good as %j', async (error, expected) => {
    expect(await press({ answer: failed(error) })).toEqual(expected);
    clock += 24 * 3600 * second;
    expect(await press()).toEqual(expected);
    expect(await press({ place: await otherInstance() })).toEqual(expected);
    expect(calls).toBe(1);
  });

  it('is told with its details at first, and by its codes for ever', async () => {
    const details = { vias: ['USER_WALLET'], combinations: [] };
    const code = 'NOT_ALLOWED_PAYMENT_VIA';
    const answer = failed({ kind: 'refused', problems: [{ code, details }] });
    expect(await press({ answer })).toEqual({ status: 'refused', problems: [{ code, details }] });
    expect(await press()).toEqual({ status: 'refused', problems: [problemOf(code)] });
    const attempt = await store.findAttempt({ sessionId: session.id, key: 'key-1' });
    expect(attempt).toMatchObject({ outcome: 'rejected', problems: [code] });
  });

  it('lets another key try again', async () => {
    await press({ answer: failed({ kind: 'unreachable' }) });
    expect((await press({ key: 'key-2' })).status).toBe('placed');
  });
});

describe('an attempt that another instance has begun', () => {
  it('is in progress until its call must have ended, unconfirmed from then on', async () => {
    const other = await otherInstance();
    const call = held();
    const theirs = press({ answer: call.answer });
    await vi.waitFor(() => expect(calls).toBe(1));
    expect(await press({ place: other })).toEqual({ status: 'in-progress' });
    clock += 40 * second - 1;
    expect(await press({ place: other })).toEqual({ status: 'in-progress' });
    clock += 1;
    expect(await press({ place: other })).toEqual({ status: 'unconfirmed' });
    expect(await press({ place: other })).toEqual({ status: 'unconfirmed' });
    expect(calls).toBe(1);
    call.release();
    const placed = await theirs;
    expect(placed.status).toBe('placed');
    expect(await press({ place: other })).toEqual(placed);
    expect(calls).toBe(1);
  });

  it('is awaited where it was begun, whatever the clock says', async () => {
    const call = held();
    const [first, second_] = [press({ answer: call.answer }), press()];
    await vi.waitFor(() => expect(calls).toBe(1));
    clock += 3600 * second;
    const third = press();
    call.release();
    expect(new Set(await Promise.all([first, second_, third])).size).toBe(1);
    expect(calls).toBe(1);
  });
});

describe('a key', () => {
  const dearer = checkout({ payment: { coin: 'BTC', network: 'Lightning' } });

  it.each<[string, Answer]>([
    ['a placed order', created()],
    ['a refused one', failed({ kind: 'refused', problems: [problemOf('OUT_OF_STOCK')] })()],
    ['an unconfirmed one', failed({ kind: 'interrupted' })()],
  ])('of %s orders nothing else', async (_, answer) => {
    await press({ answer: () => answer });
    expect(await press({ body: dearer })).toEqual({ status: 'key-reused' });
    expect(calls).toBe(1);
  });

  it('orders one of two different things asked for at once', async () => {
    const outcomes = await Promise.all([press(), press({ body: dearer })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['key-reused', 'placed']);
    expect(calls).toBe(1);
  });

  it('orders the same thing with the same coupon only', async () => {
    const first = await press({ body: checkout({ coupon: 'SPRING' }) });
    expect(await press({ body: checkout({ coupon: 'SPRING' }) })).toEqual(first);
    expect(await press({ body: checkout() })).toEqual({ status: 'key-reused' });
    expect(calls).toBe(1);
  });

  it('is kept with a print of the order that gives nothing of it away', async () => {
    await press();
    const attempt = await store.findAttempt({ sessionId: session.id, key: 'key-1' });
    expect(attempt?.fingerprint).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(attempt)).not.toMatch(/marta|northwind/i);
  });
});

it('knows what became of a key even when the product is no longer sold', async () => {
  const first = await press();
  const gone: SupplierError = { kind: 'refused', problems: [problemOf('NOT_AVAILABLE_PRODUCT')] };
  expect(await press({ resolve: async () => ({ ok: false, error: gone }) })).toEqual(first);
});

describe('before anything is begun', () => {
  it('a wish that cannot be ordered is refused for good: another instance may be at the same key', async () => {
    const error: SupplierError = {
      kind: 'refused',
      problems: [problemOf('NOT_AVAILABLE_PRODUCT')],
    };
    const resolve = async () => ({ ok: false as const, error });
    const outcome = { status: 'refused', problems: [problemOf('NOT_AVAILABLE_PRODUCT')] };
    expect(await press({ resolve })).toEqual(outcome);
    expect(calls).toBe(0);
    expect(await press()).toEqual(outcome);
    expect(calls).toBe(0);
  });

  it('a wish that cannot be looked up says nothing about the attempt', async () => {
    const error: SupplierError = { kind: 'rate-limited', retryAfterSeconds: 3 };
    const outcome = await press({ resolve: async () => ({ ok: false, error }) });
    expect(outcome).toEqual({ status: 'unavailable', error });
    expect(await store.findAttempt({ sessionId: session.id, key: 'key-1' })).toBeNull();
    expect((await press()).status).toBe('placed');
  });

  it('a key that one instance refuses is not ordered by another that was slower', async () => {
    let go = () => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = press({
      resolve: async () => {
        await waiting;
        return { ok: true, data: orderRequest };
      },
    });
    const error: SupplierError = { kind: 'refused', problems: [problemOf('OUT_OF_STOCK')] };
    const place = await otherInstance();
    const quick = await press({ place, resolve: async () => ({ ok: false, error }) });
    expect(quick.status).toBe('refused');
    go();
    expect((await slow).status).toBe('refused');
    expect(calls).toBe(0);
  });

  it('a store that cannot write means that nothing is ordered', async () => {
    const beginAttempt = () => Promise.reject(new StoreError('unavailable', 'disk full'));
    await expect(press({ with: { ...store, beginAttempt } })).rejects.toThrow('disk full');
    expect(calls).toBe(0);
    expect((await press()).status).toBe('placed');
  });
});

describe('when the outcome cannot be written down', () => {
  const broken = () => Promise.reject(new StoreError('unavailable', 'disk full'));
  const unable = () => ({
    ...store,
    finishCreated: broken,
    finishRejected: broken,
    finishUnconfirmed: broken,
  });

  it.each<[string, () => Answer]>([
    ['created', created],
    ['rejected', failed({ kind: 'refused', problems: [problemOf('OUT_OF_STOCK')] })],
    ['unknown', failed({ kind: 'interrupted' })],
  ])('%s by the supplier, the order is never asked for again', async (_, answer) => {
    expect(await press({ answer, with: unable() })).toEqual({ status: 'unconfirmed' });
    expect(await press()).toEqual({ status: 'in-progress' });
    clock += 40 * second;
    expect(await press()).toEqual({ status: 'unconfirmed' });
    expect(calls).toBe(1);
  });

  it('at once, it is tried again for five seconds, and the order is not lost', async () => {
    let fails = 3;
    const late: Store = {
      ...store,
      finishCreated: (outcome) => (fails-- > 0 ? broken() : store.finishCreated(outcome)),
    };
    const outcome = await press({ with: late });
    expect(outcome.status).toBe('placed');
    expect(pauses).toEqual([250, 1000, 4000]);
    expect(await press()).toEqual(outcome);
    expect(calls).toBe(1);
  });

  it('though it was, its repetition is not taken for a second order', async () => {
    let written = 0;
    const deaf: Store = {
      ...store,
      finishCreated: async (outcome) => {
        await store.finishCreated(outcome);
        written += 1;
        if (written === 1) await broken();
      },
    };
    const outcome = await press({ with: deaf });
    expect(outcome.status).toBe('placed');
    expect(await store.listOrders({ sessionId: session.id, limit: 9 })).toHaveLength(1);
    expect(await press()).toEqual(outcome);
  });

  it('because the supplier named another attempt’s order, this one is unconfirmed', async () => {
    const twin = () => ({ ok: true as const, data: supplierOrder({ supplierId: session.id }) });
    await press({ answer: twin });
    expect(await press({ key: 'key-2', answer: twin })).toEqual({ status: 'unconfirmed' });
    expect(pauses).toEqual([]);
    clock += 40 * second;
    expect(await press({ key: 'key-2' })).toEqual({ status: 'unconfirmed' });
    expect(calls).toBe(2);
  });

  it('for a fault of the call itself, the attempt is unconfirmed', async () => {
    const answer = () => Promise.reject(new Error('out of memory'));
    expect(await press({ answer })).toEqual({ status: 'unconfirmed' });
    clock += 40 * second;
    expect(await press()).toEqual({ status: 'unconfirmed' });
    expect(calls).toBe(1);
  });
});
