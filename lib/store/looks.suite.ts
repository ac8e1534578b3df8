import { describe, expect, it } from 'vitest';
import { connect } from './database';
import type { Store, StoreOptions } from './index';
import { attempt, created, now, type Open, quiet, type TestEngine } from './suite-fixtures';

const leaseMs = 60_000;

/** Orders of these ids, each due at the time beside it. */
async function place(store: Store, due: Record<string, number | null>): Promise<void> {
  for (const [orderId, nextLookAt] of Object.entries(due)) {
    await store.beginAttempt({ ...attempt, key: orderId });
    await store.finishCreated({
      ...created,
      key: orderId,
      orderId,
      supplierOrderId: `supplier of ${orderId}`,
      nextLookAt,
    });
  }
}

async function dueTimes(options: StoreOptions): Promise<Record<string, number | null>> {
  const { db } = await connect(options);
  const rows = await db.selectFrom('orders').select(['id', 'next_look_at']).execute();
  await db.destroy();
  return Object.fromEntries(rows.map((row) => [row.id, row.next_look_at]));
}

/** Orders whose time has come to be looked at. */
export function describeLooks(open: Open, engine: TestEngine) {
  describe('a look at an order', () => {
    const claim = { now, leaseMs };

    it('is due when its time has come, the one that has waited longest first', async () => {
      const store = await open();
      await place(store, { later: now - 1, soon: now + 1, never: null, first: now - 2 });
      expect(await store.claimLook(claim)).toEqual({
        id: 'first',
        supplierId: 'supplier of first',
        createdAt: created.now,
        lastState: 'new',
        lastStateAt: created.now,
        lastVersion: null,
        coin: 'USDC',
        network: 'Base',
        claimedUntil: now + leaseMs,
      });
      expect(await store.claimLook(claim)).toMatchObject({ id: 'later' });
      expect(await store.claimLook(claim)).toBeNull();
    });

    it('is taken once by many who try at the same time, and by nobody before its lease is over', async () => {
      const options = await engine.fresh();
      const stores = [await open(options)];
      if (engine.manyWriters) stores.push(await open(options), await open(options));
      const ids = Array.from({ length: 10 }, (_, index) => `order-${index}`);
      await place(stores[0] ?? (await open()), Object.fromEntries(ids.map((id) => [id, now])));
      const take = async (at: number) => {
        const looks = await Promise.all(
          Array.from({ length: 40 }, (_, call) =>
            stores[call % stores.length]?.claimLook({ now: at, leaseMs }),
          ),
        );
        return looks.flatMap((order) => order?.id ?? []).sort();
      };
      const first = await take(now);
      expect(new Set(first).size).toBe(first.length);
      expect([...first, ...(await take(now))].sort()).toEqual(ids);
      expect(await take(now + leaseMs - 1)).toEqual([]);
      expect(await take(now + leaseMs)).not.toEqual([]);
    });

    it('decides when the next one is, unless that was decided elsewhere since', async () => {
      const options = await engine.fresh();
      const store = await open(options);
      await place(store, { a: now, b: now, c: now });
      const claimed = { claimedUntil: now + leaseMs };
      for (const _ of [1, 2, 3]) await store.claimLook(claim);
      await store.scheduleLook({ orderId: 'a', ...claimed, at: now + 5 });
      await store.scheduleLook({ orderId: 'b', ...claimed, at: null });
      const seen = { orderId: 'c', state: 'paid', version: null, now: now + 3 };
      await store.recordOrderState({ ...seen, ...quiet, nextLookAt: now + 7 });
      await store.scheduleLook({ orderId: 'c', ...claimed, at: now + 9 });
      expect(await dueTimes(options)).toEqual({ a: now + 5, b: null, c: now + 7 });
    });

    it('is put off or brought forward by a new state, and by no other', async () => {
      const options = await engine.fresh();
      const store = await open(options);
      await place(store, { order: now + 100 });
      const hear = (state: string, version: number, nextLookAt: number | null) =>
        store.recordOrderState({
          ...{ orderId: 'order', state, version, now: now + version },
          ...{ nextLookAt, messages: [] },
        });
      await hear('paid', 5, now + 20);
      await hear('paid', 6, now + 30);
      await hear('waiting', 4, now + 40);
      expect(await dueTimes(options)).toEqual({ order: now + 20 });
      await hear('delivered', 7, null);
      expect(await dueTimes(options)).toEqual({ order: null });
    });

    it('is due soon for orders of a version that looked at none, but for those that are settled', async () => {
      const options = await engine.fresh();
      const before = await open(options);
      const states = ['awaiting-payment', 'expired', 'delivered', 'refunded'];
      for (const state of states) {
        await place(before, { [state]: null });
        await before.recordOrderState({
          ...{ orderId: state, state, version: null, now: now + 9 },
          ...quiet,
        });
      }
      await before.close();
      const { db } = await connect(options);
      await db.schema.dropIndex('orders_next_look_idx').execute();
      await db.schema.alterTable('orders').dropColumn('next_look_at').execute();
      await db.schema.dropTable('webhook_messages').execute();
      await db.deleteFrom('migrations').where('name', '=', '0009-looks-and-webhooks').execute();
      await db.destroy();
      const upgradedAt = Date.now();
      const after = await open(options);
      const due = await dueTimes(options);
      const tenMinutes = 600_000;
      expect(due).toMatchObject({ delivered: null, refunded: null });
      for (const state of ['awaiting-payment', 'expired']) {
        expect(due[state]).toBeGreaterThanOrEqual(upgradedAt);
        expect(due[state]).toBeLessThan(Date.now() + tenMinutes);
      }
      const all = { now: Date.now() + tenMinutes, leaseMs };
      const looked = [await after.claimLook(all), await after.claimLook(all)];
      expect(looked.map((order) => order?.id).sort()).toEqual(['awaiting-payment', 'expired']);
      expect(await after.listWebhookMessages({ outcome: 'pending', limit: 9 })).toEqual([]);
    });
  });
}
