import { describe, expect, it } from 'vitest';
import type { Store } from './index';
import { attempt, created, now, type Open, quiet, type TestEngine } from './suite-fixtures';

const leaseMs = 60_000;
const claim = { now: now + 10, leaseMs };

/** A message that says its own id. */
function message(type: string, reason = '') {
  const id = `msg_${type}${reason}`;
  return { id, type, reason, payload: `{"says":"${id}"}` };
}

async function placed(store: Store, messages = [message('created')]): Promise<void> {
  await store.beginAttempt(attempt);
  await store.finishCreated({ ...created, messages });
}

const listed = async (store: Store, outcome: 'pending' | 'failed' | 'delivered') =>
  (await store.listWebhookMessages({ outcome, limit: 99 })).map(({ id }) => id);

const paid = { orderId: 'order', state: 'paid', version: 7, now: now + 5 };

/** What a partner is told of orders. */
export function describeWebhookMessages(open: Open, engine: TestEngine) {
  describe('a webhook message', () => {
    it('is written with the order it tells of, and due at once', async () => {
      const store = await open();
      await placed(store);
      await store.finishCreated({ ...created, messages: [message('again')] });
      const list = await store.listWebhookMessages({ outcome: 'pending', limit: 9 });
      expect(list).toEqual([
        {
          id: 'msg_created',
          orderId: 'order',
          type: 'created',
          reason: '',
          createdAt: created.now,
          nextTryAt: created.now,
          tries: 0,
          deliveredAt: null,
          lastFailure: null,
        },
      ]);
      expect(await store.claimWebhookMessage(claim)).toEqual({
        id: 'msg_created',
        payload: '{"says":"msg_created"}',
        tries: 1,
        claimedUntil: claim.now + leaseMs,
      });
    });

    it('is not written when the order is not', async () => {
      const store = await open();
      await placed(store);
      await store.beginAttempt({ ...attempt, key: 'other' });
      const same = { ...created, key: 'other', orderId: 'other', messages: [message('other')] };
      await expect(store.finishCreated(same)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await listed(store, 'pending')).toEqual(['msg_created']);
    });

    it('is written with a new state, in the order given, and not with an old or the same one', async () => {
      const store = await open();
      await placed(store, []);
      const hear = (change: object, ...messages: ReturnType<typeof message>[]) =>
        store.recordOrderState({ ...paid, ...change, ...quiet, messages });
      await hear({}, message('paid'), message('delivered'), message('attention', 'overpaid'));
      await hear({}, message('same'));
      await hear({ state: 'seen', version: 6 }, message('older'));
      await hear({ orderId: 'unknown' }, message('unknown'));
      expect(await listed(store, 'pending')).toEqual([
        'msg_attentionoverpaid',
        'msg_delivered',
        'msg_paid',
      ]);
      const first = { now: paid.now, leaseMs };
      expect(await store.claimWebhookMessage(first)).toMatchObject({ id: 'msg_paid' });
      expect(await store.claimWebhookMessage(first)).toBeNull();
    });

    it('tells each fact of an order once, whoever sees it and however often', async () => {
      const options = await engine.fresh();
      const stores = [await open(options)];
      if (engine.manyWriters) stores.push(await open(options), await open(options));
      await placed(stores[0] ?? (await open()));
      const written = await Promise.all(
        Array.from({ length: 12 }, (_, call) => {
          const messages = ['overpaid', 'stuck'].map((reason) => ({
            ...message('attention', reason),
            id: `msg_${call}${reason}`,
          }));
          const said = { orderId: 'order', messages, now };
          return stores[call % stores.length]?.addWebhookMessages(said);
        }),
      );
      expect(written.reduce((sum = 0, added = 0) => sum + added, 0)).toBe(2);
      const list = await stores[0]?.listWebhookMessages({ outcome: 'pending', limit: 99 });
      expect(list?.map(({ reason }) => reason).sort()).toEqual(['', 'overpaid', 'stuck']);
    });

    it('is not written of an order that there is not', async () => {
      const store = await open();
      const said = { orderId: 'unknown', messages: [message('created')], now };
      await expect(store.addWebhookMessages(said)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('is taken once by many who try at the same time, and again when nobody says how it ended', async () => {
      const options = await engine.fresh();
      const stores = [await open(options)];
      if (engine.manyWriters) stores.push(await open(options), await open(options));
      await placed(
        stores[0] ?? (await open()),
        Array.from({ length: 8 }, (_, index) => message(`type-${index}`)),
      );
      const take = async (at: number) => {
        const taken = await Promise.all(
          Array.from({ length: 40 }, (_, call) =>
            stores[call % stores.length]?.claimWebhookMessage({ now: at, leaseMs }),
          ),
        );
        return taken.flatMap((one) => (one ? [one] : []));
      };
      const first = [...(await take(now + 10)), ...(await take(now + 10))];
      expect(new Set(first.map(({ id }) => id)).size).toBe(8);
      expect(first.map(({ tries }) => tries)).toEqual(Array(8).fill(1));
      expect(await take(now + 9 + leaseMs)).toEqual([]);
      const again = await take(now + 10 + leaseMs);
      expect(again.length).toBeGreaterThan(0);
      expect(again.every(({ tries }) => tries === 2)).toBe(true);
    });

    it('waits for its next try, and is over when it was delivered or given up', async () => {
      const store = await open();
      await placed(store, [message('a'), message('b'), message('c')]);
      const claimed = { claimedUntil: claim.now + leaseMs };
      for (const _ of [1, 2, 3]) await store.claimWebhookMessage(claim);
      await store.finishWebhookTry({ id: 'msg_a', ...claimed, deliveredAt: now + 20 });
      const failed = { ...claimed, failure: 'status-500' };
      await store.finishWebhookTry({ id: 'msg_b', ...failed, nextTryAt: now + 99 });
      await store.finishWebhookTry({ id: 'msg_c', ...failed, nextTryAt: null });
      expect(await listed(store, 'delivered')).toEqual(['msg_a']);
      expect(await listed(store, 'failed')).toEqual(['msg_c']);
      const [waiting] = await store.listWebhookMessages({ outcome: 'pending', limit: 9 });
      expect(waiting).toMatchObject({
        id: 'msg_b',
        nextTryAt: now + 99,
        lastFailure: 'status-500',
      });
      expect(await store.claimWebhookMessage({ now: now + 98, leaseMs })).toBeNull();
      expect(await store.claimWebhookMessage({ now: now + 99, leaseMs })).toMatchObject({
        id: 'msg_b',
        tries: 2,
      });
    });

    it('is not ended by who has lost it to another', async () => {
      const store = await open();
      await placed(store);
      await store.claimWebhookMessage(claim);
      const later = { now: claim.now + leaseMs, leaseMs };
      await store.claimWebhookMessage(later);
      const lost = { id: 'msg_created', claimedUntil: claim.now + leaseMs };
      await store.finishWebhookTry({ ...lost, failure: 'timeout', nextTryAt: null });
      expect(await listed(store, 'pending')).toEqual(['msg_created']);
    });

    it('is sent anew when asked for by its id, its order, or since when it failed', async () => {
      const store = await open();
      await placed(store, [message('a'), message('b'), message('c')]);
      for (const id of ['msg_a', 'msg_b', 'msg_c']) {
        await store.claimWebhookMessage(claim);
        const ended = { id, claimedUntil: claim.now + leaseMs };
        if (id === 'msg_a') await store.finishWebhookTry({ ...ended, deliveredAt: now + 20 });
        else await store.finishWebhookTry({ ...ended, failure: 'timeout', nextTryAt: null });
      }
      const at = now + 50;
      // Written a millisecond after one another, from `created.now` on.
      const since = created.now + 2;
      expect(await store.replayWebhookMessages({ failedSince: since, now: at })).toBe(1);
      expect(await listed(store, 'pending')).toEqual(['msg_c']);
      expect(await store.replayWebhookMessages({ ids: ['msg_a', 'msg_x'], now: at })).toBe(1);
      expect(await store.replayWebhookMessages({ ids: [], now: at })).toBe(0);
      expect(await listed(store, 'failed')).toEqual(['msg_b']);
      expect(await store.replayWebhookMessages({ orderId: 'other', now: at })).toBe(0);
      expect(await store.replayWebhookMessages({ orderId: 'order', now: at })).toBe(3);
      const list = await store.listWebhookMessages({ outcome: 'pending', limit: 9 });
      for (const one of list) {
        expect(one).toMatchObject({
          nextTryAt: at,
          tries: 0,
          deliveredAt: null,
          lastFailure: null,
        });
      }
    });

    it('counts as waiting until it was delivered or given up', async () => {
      const store = await open();
      const backlog = () => store.webhookBacklog({ now: created.now + 500 });
      expect(await backlog()).toEqual({ waiting: 0, oldestMs: 0 });
      await placed(store, [message('a'), message('b'), message('c')]);
      const all = { waiting: 3, oldestMs: 500 };
      expect(await backlog()).toEqual(all);
      for (const _ of [1, 2, 3]) await store.claimWebhookMessage(claim);
      expect(await backlog()).toEqual(all);
      const claimed = { claimedUntil: claim.now + leaseMs };
      await store.finishWebhookTry({ id: 'msg_a', ...claimed, deliveredAt: now + 20 });
      const failed = { ...claimed, failure: 'timeout' };
      await store.finishWebhookTry({ id: 'msg_b', ...failed, nextTryAt: null });
      await store.finishWebhookTry({ id: 'msg_c', ...failed, nextTryAt: now + 99 });
      expect(await backlog()).toEqual({ waiting: 1, oldestMs: 498 });
    });

    it('is forgotten long after it was delivered or given up, and never while it waits', async () => {
      const store = await open();
      await placed(store, [message('a'), message('b'), message('c')]);
      const claimed = { claimedUntil: claim.now + leaseMs };
      for (const _ of [1, 2, 3]) await store.claimWebhookMessage(claim);
      await store.finishWebhookTry({ id: 'msg_a', ...claimed, deliveredAt: now + 20 });
      const failed = { ...claimed, failure: 'timeout' };
      await store.finishWebhookTry({ id: 'msg_b', ...failed, nextTryAt: null });
      await store.finishWebhookTry({ id: 'msg_c', ...failed, nextTryAt: now + 99 });
      const before = { deliveredBefore: now + 20, givenUpBefore: created.now + 1 };
      expect(await store.pruneWebhookMessages(before)).toBe(0);
      const after = { deliveredBefore: now + 21, givenUpBefore: created.now + 99 };
      expect(await store.pruneWebhookMessages(after)).toBe(2);
      expect(await listed(store, 'pending')).toEqual(['msg_c']);
    });
  });
}
