import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStoreProcess } from '@/e2e/support/store-processes';
import { describeCatalogueCopies } from './catalogue-copies.suite';
import { connect } from './database';
import { describeMigrations, describeProcesses } from './durability.suite';
import { describeHandovers } from './handovers.suite';
import { openStore, type Store, StoreError, type StoreOptions } from './index';
import { describeLinks } from './links.suite';
import { describeLooks } from './looks.suite';
import { describeOverview } from './overview.suite';
import {
  attempt,
  created,
  id,
  now,
  type Open,
  processTimeout,
  quiet,
  type TestEngine,
} from './suite-fixtures';
import { describeWalletPayments } from './wallet-payments.suite';
import { describeWebhookMessages } from './webhook-messages.suite';

/** Everything a store promises, on the engine given. */
export function describeStore(name: string, engine: TestEngine) {
  describe(`store on ${name}`, () => {
    const stores: Store[] = [];
    const processes: StoreProcess[] = [];

    const open = async (options?: StoreOptions) => {
      const store = await openStore(options ?? (await engine.fresh()));
      stores.push(store);
      return store;
    };
    const startProcess = async (options: StoreOptions) => {
      const process = await startStoreProcess(options);
      processes.push(process);
      return process;
    };

    beforeAll(() => engine.start(), processTimeout);
    afterAll(() => engine.stop(), processTimeout);
    afterEach(async () => {
      await Promise.all(processes.splice(0).map((process) => process.kill()));
      await Promise.all(stores.splice(0).map((store) => store.close()));
    });

    describeAttempts(open);
    describeCreation(open);
    describeOrders(open, engine);
    describeReveals(open);
    describeLinks(open, engine);
    describeHandovers(open, engine);
    describeWalletPayments(open, engine);
    describeLooks(open, engine);
    describeWebhookMessages(open, engine);
    describeOverview(open);
    describeCatalogueCopies(open, engine);
    describeProcesses(open, startProcess, engine);
    describeMigrations(open, engine);
  });
}

function describeAttempts(open: Open) {
  it('begins an attempt once and shows it to everyone after', async () => {
    const store = await open();
    expect(await store.beginAttempt(attempt)).toEqual({ begun: true });
    expect(await store.beginAttempt({ ...attempt, fingerprint: 'other', now: now + 9 })).toEqual({
      begun: false,
      attempt: { ...id, fingerprint: 'print', startedAt: now, outcome: 'started' },
    });
  });

  it('keeps the keys of sessions apart', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    expect(await store.findAttempt({ sessionId: 'other', key: 'key' })).toBeNull();
    expect(await store.beginAttempt({ ...attempt, sessionId: 'other' })).toEqual({ begun: true });
  });

  it('keeps the problems of a rejected attempt, whatever is reported after', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishRejected({ ...id, problems: ['OUT_OF_STOCK', 'NO_COIN'], now });
    await store.finishRejected({ ...id, problems: [], now });
    await store.finishUnconfirmed({ ...id, now });
    await expect(store.finishCreated(created)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await store.findAttempt(id)).toMatchObject({
      outcome: 'rejected',
      problems: ['OUT_OF_STOCK', 'NO_COIN'],
    });
    expect(await store.listOrders({ sessionId: 'session', limit: 9 })).toEqual([]);
  });

  it('accepts a late creation of an unconfirmed attempt, but no late rejection', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishUnconfirmed({ ...id, now });
    await store.finishRejected({ ...id, problems: ['OUT_OF_STOCK'], now });
    expect(await store.findAttempt(id)).toMatchObject({ outcome: 'unconfirmed' });
    await store.finishCreated(created);
    expect(await store.findAttempt(id)).toMatchObject({ outcome: 'created', orderId: 'order' });
  });

  it('never leaves created', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishCreated(created);
    await store.finishRejected({ ...id, problems: ['OUT_OF_STOCK'], now });
    await store.finishUnconfirmed({ ...id, now });
    expect(await store.closeInterrupted({ startedBefore: now + 99, now })).toBe(0);
    const other = { ...created, orderId: 'order-2', supplierOrderId: 'supplier-2' };
    await expect(store.finishCreated(other)).rejects.toBeInstanceOf(StoreError);
    expect(await store.findAttempt(id)).toMatchObject({ outcome: 'created', orderId: 'order' });
    expect(await store.listOrders({ sessionId: 'session', limit: 9 })).toHaveLength(1);
  });

  it('closes interrupted attempts by age', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.beginAttempt({ ...attempt, key: 'newer', now: now + 1 });
    expect(await store.closeInterrupted({ startedBefore: now, now: now + 2 })).toBe(0);
    expect(await store.closeInterrupted({ startedBefore: now + 1, now: now + 2 })).toBe(1);
    expect(await store.findAttempt(id)).toMatchObject({ outcome: 'unconfirmed', startedAt: now });
    expect(await store.findAttempt({ ...id, key: 'newer' })).toMatchObject({ outcome: 'started' });
  });

  it('refuses to finish what was never begun', async () => {
    const store = await open();
    await expect(store.finishCreated(created)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(store.finishUnconfirmed({ ...id, now })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(store.finishRejected({ ...id, problems: [], now })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });
}

function describeCreation(open: Open) {
  it('writes nothing at all when the supplier id is already known', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishCreated(created);
    await store.beginAttempt({ ...attempt, sessionId: 'other' });
    const failure = await store
      .finishCreated({ ...created, sessionId: 'other', orderId: 'order-2' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'StoreError', kind: 'conflict' });
    expect(inspect(failure, { showHidden: true, depth: null })).not.toContain("'supplier'");
    expect(inspect(failure, { showHidden: true, depth: null })).not.toContain('(supplier)');
    expect(await store.findAttempt({ sessionId: 'other', key: 'key' })).toMatchObject({
      outcome: 'started',
    });
    expect(await store.listOrders({ sessionId: 'other', limit: 9 })).toEqual([]);
    expect(await store.findGrantedOrder({ orderId: 'order-2', sessionId: 'other' })).toBeNull();
  });

  it('takes the same creation any number of times, and only the first of different ones', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await Promise.all(Array.from({ length: 5 }, () => store.finishCreated(created)));
    expect(await store.listOrders({ sessionId: 'session', limit: 9 })).toHaveLength(1);

    await store.beginAttempt({ ...attempt, key: 'raced' });
    const raced = await Promise.allSettled(
      ['a', 'b', 'c'].map((orderId) =>
        store.finishCreated({ ...created, key: 'raced', orderId, supplierOrderId: orderId }),
      ),
    );
    expect(raced.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await store.listOrders({ sessionId: 'session', limit: 9 })).toHaveLength(2);
  });
}

function describeOrders(open: Open, engine: TestEngine) {
  const place = async (store: Store, sessionId: string, orderId: string, at: number) => {
    await store.beginAttempt({ ...attempt, sessionId, key: orderId, now: at });
    const supplierOrderId = `supplier-${orderId}`;
    await store.finishCreated({
      sessionId,
      key: orderId,
      orderId,
      supplierOrderId,
      state: 'new',
      coin: 'USDC',
      network: 'Base',
      now: at,
      ...quiet,
    });
  };

  it('shows an order only to a session with an unrevoked grant', async () => {
    const options = await engine.fresh();
    const store = await open(options);
    await place(store, 'mine', 'order', now);
    const order = {
      id: 'order',
      supplierId: 'supplier-order',
      createdAt: now,
      lastState: 'new',
      lastStateAt: now,
      lastVersion: null,
      coin: 'USDC',
      network: 'Base',
    };
    expect(await store.findGrantedOrder({ orderId: 'order', sessionId: 'mine' })).toEqual(order);
    expect(await store.findGrantedOrder({ orderId: 'order', sessionId: 'other' })).toBeNull();
    expect(await store.findGrantedOrder({ orderId: 'unknown', sessionId: 'mine' })).toBeNull();
    expect(await store.listOrders({ sessionId: 'other', limit: 9 })).toEqual([]);

    const { db } = await connect(options);
    await db.updateTable('grants').set({ revoked_at: now }).execute();
    await db.destroy();
    expect(await store.findGrantedOrder({ orderId: 'order', sessionId: 'mine' })).toBeNull();
    expect(await store.listOrders({ sessionId: 'mine', limit: 9 })).toEqual([]);
  });

  it('lists the newest orders first, up to the limit', async () => {
    const store = await open();
    await place(store, 'mine', 'second', now + 2);
    await place(store, 'mine', 'third', now + 3);
    await place(store, 'mine', 'first', now + 1);
    const ids = async (limit: number) =>
      (await store.listOrders({ sessionId: 'mine', limit })).map((order) => order.id);
    expect(await ids(9)).toEqual(['third', 'second', 'first']);
    expect(await ids(2)).toEqual(['third', 'second']);
  });

  it('keeps the newest state, in whatever order states arrive', async () => {
    const store = await open();
    await place(store, 'mine', 'order', now);
    await store.recordOrderState({
      orderId: 'order',
      state: 'paid',
      version: null,
      now: now + 10,
      ...quiet,
    });
    await store.recordOrderState({
      orderId: 'order',
      state: 'waiting',
      version: null,
      now: now + 5,
      ...quiet,
    });
    await store.recordOrderState({
      orderId: 'unknown',
      state: 'paid',
      version: null,
      now: now + 10,
      ...quiet,
    });
    expect(await store.findGrantedOrder({ orderId: 'order', sessionId: 'mine' })).toMatchObject({
      createdAt: now,
      lastState: 'paid',
      lastStateAt: now + 10,
    });
  });

  it('keeps the state that the supplier dates last, whenever it was heard', async () => {
    const store = await open();
    await place(store, 'mine', 'order', now);
    const seen = async () => {
      const order = await store.findGrantedOrder({ orderId: 'order', sessionId: 'mine' });
      return [order?.lastState, order?.lastVersion];
    };
    const hear = (state: string, version: number | null, after: number) =>
      store.recordOrderState({ orderId: 'order', state, version, now: now + after, ...quiet });
    await hear('paid', 12, 10);
    await hear('waiting', 11, 20);
    expect(await seen()).toEqual(['paid', 12]);
    await hear('delivering', 12, 30);
    expect(await seen()).toEqual(['delivering', 12]);
    await hear('delivered', null, 40);
    expect(await seen()).toEqual(['delivered', 12]);
  });

  it('keeps each state an order came into, and when, but none that was ignored', async () => {
    const store = await open();
    await place(store, 'mine', 'order', now);
    const hear = (state: string, version: number | null, after: number) =>
      store.recordOrderState({ orderId: 'order', state, version, now: now + after, ...quiet });
    await hear('expired', 20, 10);
    await hear('expired', 21, 20);
    await hear('waiting', 19, 30);
    await hear('seen', 30, 40);
    await hear('seen', 30, 40);
    await hear('expired', null, 50);
    await hear('seen', null, 60);
    expect(await store.orderHistory('order')).toEqual([
      { state: 'expired', at: now + 10 },
      { state: 'seen', at: now + 40 },
      { state: 'expired', at: now + 50 },
      { state: 'seen', at: now + 60 },
    ]);
    expect(await store.orderHistory('unknown')).toEqual([]);
  });
}

function describeReveals(open: Open) {
  it('remembers when each delivery was first revealed', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishCreated(created);
    expect(await store.firstReveals('order')).toEqual(new Map());
    const reveal = { orderId: 'order', deliveryId: '1', sessionId: 'session' };
    expect(await store.recordReveal({ ...reveal, now: now + 5 })).toEqual({
      firstRevealedAt: now + 5,
    });
    expect(await store.recordReveal({ ...reveal, now: now + 60 })).toEqual({
      firstRevealedAt: now + 5,
    });
    await store.recordReveal({ ...reveal, deliveryId: '2', now: now + 70 });
    expect(await store.firstReveals('order')).toEqual(
      new Map([
        ['1', now + 5],
        ['2', now + 70],
      ]),
    );
  });

  it('refuses a reveal by a session that never held a grant', async () => {
    const store = await open();
    await store.beginAttempt(attempt);
    await store.finishCreated(created);
    await expect(
      store.recordReveal({ orderId: 'order', deliveryId: '1', sessionId: 'other', now }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    expect(await store.firstReveals('order')).toEqual(new Map());
  });
}
