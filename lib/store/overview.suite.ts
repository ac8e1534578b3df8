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
    it('lists orders that are not over and those with a bad end, the newest first', async () => {
      const store = await open();
      await place(store, { id: 'waiting', at: now, watched: true });
      await place(store, { id: 'late', at: now + 1, states: ['expired', 'seen'], watched: true });
      await place(store, { id: 'unpaid', at: now + 2, states: ['expired'], watched: true });
      const partly = ['partly-paid', 'expired'];
      await place(store, { id: 'partly', at: now + 3, states: partly, watched: true });
      await place(store, { id: 'failed', at: now + 4, states: ['failed'], watched: true });
      await place(store, { id: 'not-made', at: now + 5, states: ['setup-failed'], watched: false });
      await place(store, { id: 'done', at: now + 6, states: ['delivered'], watched: false });
      await place(store, { id: 'forgotten', at: now + 7, states: ['in-review'], watched: false });
      const ids = async (limit: number, badEndsSince: number) =>
        (await store.listUnfinished({ limit, badEndsSince })).map(({ id }) => id);
      const rest = ['late', 'waiting'];
      expect(await ids(99, now)).toEqual(['forgotten', 'not-made', 'failed', 'partly', ...rest]);
      expect(await ids(99, now + 5)).toEqual(['forgotten', 'not-made', ...rest]);
      expect(await ids(2, now)).toEqual(['forgotten', 'not-made']);
      const [late, waiting] = (await store.listUnfinished({ limit: 99, badEndsSince: now })).slice(
        -2,
      );
      expect(late).toEqual({
        id: 'late',
        state: 'seen',
        stateAt: now + 2001,
        createdAt: now + 1,
        coin: 'USDC',
        network: 'Base',
        history: [
          { state: 'expired', at: now + 1001 },
          { state: 'seen', at: now + 2001 },
        ],
      });
      expect(waiting).toMatchObject({ state: 'awaiting-payment', stateAt: now, history: [] });
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
