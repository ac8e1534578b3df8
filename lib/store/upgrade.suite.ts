import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderStates } from '@/schemas/order-snapshot';
import { openGift, tokenHash } from '../order/link-token';
import { connect } from './database';
import { openStore } from './index';
import { now, processTimeout, type TestEngine } from './suite-fixtures';
import { leftAt, levels, numberOf } from './upgrade-fixtures';

const token = (purpose: string) => `recordedTokenOf-${purpose}`.padEnd(43, '_');
const later = now + 3_600_000;

/** What every version of the shop has written must be worth the same to this one. */
export function describeUpgrades(name: string, { start, fresh, stop }: TestEngine): void {
  describe(`on ${name}, a database left at`, () => {
    beforeAll(start, processTimeout);
    afterAll(stop, processTimeout);

    it.each(levels)('$name is taken over whole', async (level) => {
      const options = await fresh();
      await leftAt(level, options);
      const store = await openStore(options);
      const has = (least: number) => numberOf(level) >= least;

      const orders = await store.listOrders({ sessionId: 'buyer', limit: 100 });
      const states = new Map(orders.map(({ id, lastState }) => [id, lastState]));
      for (const state of orderStates) expect(states.get(`order-${state}`)).toBe(state);
      expect(states.has('order-asked')).toBe(has(3));
      for (const { id: orderId, supplierId } of orders) {
        const found = await store.findGrantedOrder({ orderId, sessionId: 'buyer' });
        expect(found?.supplierId).toBe(supplierId);
        expect(await store.findGrantedOrder({ orderId, sessionId: 'stranger' })).toBeNull();
      }

      const attempt = (key: string) => store.findAttempt({ sessionId: 'buyer', key });
      for (const state of orderStates) {
        const made = { outcome: 'created', orderId: `order-${state}` };
        expect(await attempt(`key-${state}`)).toMatchObject(made);
      }
      const refused = { outcome: 'rejected', problems: ['OUT_OF_STOCK'] };
      expect(await attempt('key-of-rejected')).toMatchObject(refused);
      expect(await attempt('key-of-started')).toMatchObject({ outcome: 'started' });
      expect(await attempt('key-of-unconfirmed')).toMatchObject({ outcome: 'unconfirmed' });
      // Its key is taken, whatever version it was begun by.
      const again = { sessionId: 'buyer', key: 'key-paid', fingerprint: 'print-paid', now: later };
      expect(await store.beginAttempt(again)).toMatchObject({ begun: false });
      expect(await store.closeInterrupted({ startedBefore: later, now: later })).toBe(1);

      const revealed = new Map([['delivery-1', now + 9000]]);
      expect(await store.firstReveals('order-delivered')).toEqual(revealed);
      const history = has(5) ? [{ state: 'partly-paid', at: now + 30_000 }] : [];
      expect(await store.orderHistory('order-asked')).toEqual(history);
      const payments = await store.walletPayments('order-partly-paid');
      expect(payments.map(({ due }) => due)).toEqual(has(7) ? ['26.6'] : []);
      const cart = await store.takeHandover({ hash: 'hash-of-a-handover', now: later });
      expect(cart).toBe(has(8) ? 'sealed-cart' : null);

      const messages = await store.listWebhookMessages({ orderId: 'order-paid', limit: 9 });
      const told = { id: 'msg_recorded', tries: 2, lastFailure: 'status-500' };
      expect(messages).toMatchObject(has(9) ? [told] : []);
      // Whatever has been left open is looked at again, by a shop that knew of no looks as well.
      const due = await store.claimLook({ now: Date.now() + 3_600_000, leaseMs: 1 });
      expect(due?.lastState).toMatch(has(9) ? /^paid$/ : /^(?!delivered)/);

      const seen = { orderId: 'order-seen', state: 'paid', version: 1_790_000_100, now: later };
      await store.recordOrderState({ ...seen, nextLookAt: later, messages: [] });
      expect(await store.orderHistory('order-seen')).toEqual([{ state: 'paid', at: later }]);
      await store.close();
    });

    it.each(levels.filter((level) => numberOf(level) >= 6))(
      '$name has links that open as they did',
      async (level) => {
        const options = await fresh();
        await leftAt(level, options);
        const store = await openStore(options);
        const open = (purpose: string, sessionId: string) =>
          store.openLink({ hash: tokenHash(token(purpose)), sessionId, now: later });
        expect(await open('device', 'tablet')).toMatchObject({ shut: null });
        expect(await open('device', 'another')).toMatchObject({ shut: 'opened' });
        expect(await open('keep', 'laptop')).toMatchObject({ shut: null });
        const sees = async (orderId: string, sessionId: string) =>
          (await store.findGrantedOrder({ orderId, sessionId })) !== null;
        expect(await sees('order-paid', 'tablet')).toBe(true);
        expect(await sees('order-delivered', 'laptop')).toBe(true);
        expect(await sees('order-delivered', 'phone')).toBe(true);
        expect(await sees('order-delivered', 'stolen-phone')).toBe(false);

        const gift = await open('gift', 'aunt');
        expect(gift).toMatchObject({ shut: null, link: { deliveryId: 'delivery-1' } });
        const sealed = gift?.link.purpose === 'gift' ? gift.link.sealed : '';
        const text = { title: 'Steam $50', country: 'US', message: 'Enjoy!' };
        expect(await openGift(token('gift'), sealed)).toEqual(text);
        const given = await store.findGift({ giftId: 'link-given', sessionId: 'friend' });
        expect(given).toMatchObject({ id: 'link-given', deliveryId: 'delivery-2' });
        await store.close();
      },
    );

    it('and at no migration that is not recorded', async () => {
      const options = await fresh();
      await (await openStore(options)).close();
      const { db } = await connect(options);
      const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute();
      await db.destroy();
      expect(rows.map((row) => row.name)).toEqual(levels.map((level) => level.name));
    });
  });
}
