import { describe, expect, it } from 'vitest';
import type { Store } from './index';
import { attempt, created, now, type Open, quiet } from './suite-fixtures';

/** An order placed at `at` that came into these states, a second after one another. */
async function place(
  store: Store,
  { id, at, states = [], watched }: { id: string; at: number; states?: string[]; watched: boolean },
): Promise<void> {
  const nextLookAt = watched ? at : null;
  await store.beginAttempt({ ...attempt, key: id });
  await store.finishCreated({
    ...{ ...created, key: id, orderId: id, supplierOrderId: `supplier of ${id}` },
    ...{ state: 'awaiting-payment', now: at, nextLookAt },
  });
  for (const [place, state] of states.entries()) {
    const seen = { orderId: id, state, version: null, now: at + 1000 * (place + 1) };
    await store.recordOrderState({ ...seen, ...quiet, nextLookAt });
  }
}

/** What whoever runs the shop may ask. */
export function describeOverview(open: Open) {
  describe('for whoever runs the shop', () => {
    it('lists orders that are not over, the newest first, with what they were seen in', async () => {
      const store = await open();
      await place(store, { id: 'waiting', at: now, watched: true });
      await place(store, { id: 'late', at: now + 1, states: ['expired', 'seen'], watched: true });
      await place(store, { id: 'expired', at: now + 2, states: ['expired'], watched: true });
      await place(store, { id: 'over', at: now + 3, states: ['expired'], watched: false });
      await place(store, { id: 'done', at: now + 4, states: ['delivered'], watched: false });
      await place(store, { id: 'forgotten', at: now + 5, states: ['in-review'], watched: false });
      const all = await store.listUnfinished({ limit: 99 });
      expect(all.map(({ id }) => id)).toEqual(['forgotten', 'expired', 'late', 'waiting']);
      expect(all[2]).toEqual({
        id: 'late',
        state: 'seen',
        stateAt: now + 2001,
        createdAt: now + 1,
        coin: 'USDC',
        network: 'Base',
        lastVersion: null,
        history: [
          { state: 'expired', at: now + 1001 },
          { state: 'seen', at: now + 2001 },
        ],
      });
      expect(all[3]).toMatchObject({ state: 'awaiting-payment', stateAt: now, history: [] });
      const page = await store.listUnfinished({ limit: 1, before: now + 2 });
      expect(page.map(({ id }) => id)).toEqual(['late']);
      expect(await store.listUnfinished({ limit: 9, before: now })).toEqual([]);
    });

    it('counts orders by their state', async () => {
      const store = await open();
      expect(await store.countByState()).toEqual({});
      await place(store, { id: 'a', at: now, watched: true });
      await place(store, { id: 'b', at: now, watched: true });
      await place(store, { id: 'c', at: now, states: ['delivered'], watched: false });
      expect(await store.countByState()).toEqual({ 'awaiting-payment': 2, delivered: 1 });
    });

    it('says when orders were begun of which nobody knows whether they exist', async () => {
      const store = await open();
      for (const [place, key] of ['a', 'b', 'c', 'd'].entries()) {
        await store.beginAttempt({ ...attempt, key, now: now + place });
        if (key !== 'd') await store.finishUnconfirmed({ ...attempt, key, now: now + 9 });
      }
      expect(await store.unconfirmedAttempts({ since: now + 1 })).toEqual([now + 2, now + 1]);
    });
  });
}
