import { describe, expect, it } from 'vitest';
import type { Store } from './index';
import { attempt, created, now, type Open, type TestEngine } from './suite-fixtures';
import { withdrawAfterMs } from './wallet-payments';

const hash = `0x${'0b'.repeat(32)}`;
const otherHash = `0x${'0c'.repeat(32)}`;
const mine = { orderId: 'order', due: '26.8', sessionId: 'session', now };
const theirs = { ...mine, sessionId: 'other' };

async function withOrder(store: Store): Promise<Store> {
  await store.beginAttempt(attempt);
  await store.finishCreated(created);
  return store;
}

/** What wallets are asked to pay. */
export function describeWalletPayments(open: Open, engine: TestEngine) {
  describe('payments with wallets', () => {
    it('of a sum are begun once, and shown to everyone after', async () => {
      const store = await withOrder(await open());
      expect(await store.beginWalletPayment(mine)).toEqual({ begun: true });
      const payment = { due: '26.8', hash: null, begunAt: now };
      for (const again of [mine, { ...theirs, now: now + 9 }]) {
        expect(await store.beginWalletPayment(again)).toEqual({ begun: false, payment });
      }
      expect(await store.walletPayments('order')).toEqual([payment]);
      expect(await store.walletPayments('unknown')).toEqual([]);
    });

    it('are begun by exactly one of many callers', async () => {
      const options = await engine.fresh();
      const stores = [await withOrder(await open(options))];
      if (engine.manyWriters) stores.push(await open(options));
      const begun = await Promise.all(
        Array.from({ length: 40 }, (_, call) =>
          stores[call % stores.length]?.beginWalletPayment({ ...mine, sessionId: `${call}` }),
        ),
      );
      expect(begun.filter((answer) => answer?.begun)).toHaveLength(1);
      expect(begun.filter((answer) => answer?.begun === false)).toHaveLength(39);
    });

    it('of another sum, as of the rest, are others', async () => {
      const store = await withOrder(await open());
      await store.keepWalletHash({ ...mine, hash });
      const rest = { ...mine, due: '2.4', now: now + 60_000 };
      expect(await store.beginWalletPayment(rest)).toEqual({ begun: true });
      expect(await store.walletPayments('order')).toEqual([
        { due: '26.8', hash, begunAt: now },
        { due: '2.4', hash: null, begunAt: now + 60_000 },
      ]);
    });

    it('keep their first transaction for ever', async () => {
      const store = await withOrder(await open());
      await store.beginWalletPayment(mine);
      const kept = { due: '26.8', hash, begunAt: now };
      expect(await store.keepWalletHash({ ...mine, hash, now: now + 5 })).toEqual(kept);
      expect(await store.keepWalletHash({ ...theirs, hash: otherHash })).toEqual(kept);
      const later = now + withdrawAfterMs;
      expect(await store.withdrawWalletPayment({ ...mine, now: later })).toEqual(kept);
      expect(await store.beginWalletPayment(theirs)).toEqual({ begun: false, payment: kept });
    });

    it('that were sent after they were withdrawn are kept all the same', async () => {
      const store = await withOrder(await open());
      await store.beginWalletPayment(mine);
      expect(await store.withdrawWalletPayment(mine)).toBeNull();
      expect(await store.keepWalletHash({ ...mine, hash, now: now + 9 })).toEqual({
        due: '26.8',
        hash,
        begunAt: now + 9,
      });
    });

    it('are withdrawn at once by who began them, and by others after two minutes', async () => {
      const store = await withOrder(await open());
      await store.beginWalletPayment(mine);
      expect(await store.withdrawWalletPayment(mine)).toBeNull();
      expect(await store.withdrawWalletPayment(mine)).toBeNull();
      expect(await store.beginWalletPayment(mine)).toEqual({ begun: true });

      const held = { due: '26.8', hash: null, begunAt: now };
      const soon = { ...theirs, now: now + withdrawAfterMs - 1 };
      expect(await store.withdrawWalletPayment(soon)).toEqual(held);
      expect(await store.withdrawWalletPayment({ ...soon, now: soon.now + 1 })).toBeNull();
      expect(await store.walletPayments('order')).toEqual([]);
    });

    it('belong to an order', async () => {
      const store = await open();
      await expect(store.beginWalletPayment(mine)).rejects.toMatchObject({ kind: 'conflict' });
    });
  });
}
