import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { supplierOrder } from '../order/order-fixtures';
import { openStore, type Store } from '../store';
import { checkout, orderRequest } from './checkout-fixtures';
import { placeOrder } from './place-order';
import { settleAttempt } from './settle-attempt';

const key = 'key-1';
let directory = '';
let store: Store;
let session = { id: '', address: null, userAgent: null };
let clock = 1_790_000_000_000;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-settle-'));
  store = await openStore({ databaseUrl: undefined, sqliteFile: join(directory, 'store.sqlite') });
});
beforeEach(() => {
  session = { id: crypto.randomUUID(), address: null, userAgent: null };
  clock = 1_790_000_000_000;
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

type Create = NonNullable<Parameters<typeof placeOrder>[0]['create']>;

const created: Create = async () => ({
  ok: true,
  data: supplierOrder({ supplierId: crypto.randomUUID() }),
});
const place = (create: Create = created) =>
  placeOrder({
    store,
    session,
    key,
    checkout: checkout(),
    create,
    resolve: async () => ({ ok: true, data: orderRequest }),
    now: () => clock,
  });
const settle = (sessionId = session.id) =>
  settleAttempt({ store, sessionId, key, now: () => clock });

it('names the order that an attempt has made', async () => {
  const outcome = await place();
  expect(outcome.status).toBe('placed');
  expect(await settle()).toEqual(outcome);
});

it('closes an attempt that has not arrived: it makes no order when it does', async () => {
  expect(await settle()).toEqual({ status: 'none' });
  let calls = 0;
  const late = await place(async (...given) => {
    calls += 1;
    return await created(...given);
  });
  expect(late).toEqual({ status: 'key-reused' });
  expect(calls).toBe(0);
  expect(await settle()).toEqual({ status: 'none' });
});

it('says that a refused attempt has made none', async () => {
  await place(async () => ({ ok: false, error: { kind: 'refused', problems: [] } }));
  expect(await settle()).toEqual({ status: 'none' });
});

it('does not know what the supplier has made of an attempt without an answer', async () => {
  await place(async () => ({ ok: false, error: { kind: 'interrupted' } }));
  expect(await settle()).toEqual({ status: 'unconfirmed' });
});

it('waits for an attempt that is being worked on, but not for one whose worker is gone', async () => {
  let answer = () => {};
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const working = place(async (...given) => {
    asked();
    await gate;
    return await created(...given);
  });
  await isAsked;
  expect(await settle()).toEqual({ status: 'in-progress' });
  clock += 10 * 60_000;
  expect(await settle()).toEqual({ status: 'unconfirmed' });
  // An answer that comes all the same is the truth.
  answer();
  const outcome = await working;
  expect(outcome.status).toBe('placed');
  expect(await settle()).toEqual(outcome);
});

it('asks about the session’s own attempts alone', async () => {
  await place();
  expect(await settle('stranger')).toEqual({ status: 'none' });
  expect((await settle()).status).toBe('placed');
});
