import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from './database';
import type { Store, StoreOptions } from './index';
import type { NewLink } from './links';
import { attempt, created, now, type Open, type TestEngine } from './suite-fixtures';

const day = 24 * 3600_000;
const place = { orderId: 'order', sessionId: 'session' };
const gift = (hash: string, deliveryId = '1'): NewLink => ({
  ...place,
  id: `id-${hash}`,
  hash,
  now,
  expiresAt: now + day,
  purpose: 'gift',
  deliveryId,
  sealed: 'sealed',
});
const link = (hash: string, purpose: 'device' | 'keep'): NewLink => ({
  ...place,
  id: `id-${hash}`,
  hash,
  now,
  expiresAt: now + day,
  purpose,
});

/** Links to an order and gifts out of it: who opens what, and what becomes of it. */
export function describeLinks(open: Open, engine: TestEngine) {
  describe('links', () => {
    let options: StoreOptions;
    let store: Store;

    beforeEach(async () => {
      options = await engine.fresh();
      store = await open(options);
      await store.beginAttempt(attempt);
      await store.finishCreated(created);
    });

    const openAs = async (sessionId: string, hash: string, at = now) => {
      const found = await store.openLink({ hash, sessionId, now: at });
      return found === null ? 'unknown' : (found.shut ?? 'opens');
    };
    const lookAs = async (sessionId: string, hash: string, at = now) => {
      const found = await store.findLink({ hash, sessionId, now: at });
      return found === null ? 'unknown' : (found.shut ?? 'opens');
    };
    const sees = async (sessionId: string) =>
      (await store.findGrantedOrder({ orderId: 'order', sessionId })) !== null;

    it('opens once, for the first of many sessions that try at the same time', async () => {
      const stores = [store];
      if (engine.manyWriters) stores.push(await open(options), await open(options));
      for (const made of [gift('gift'), link('device', 'device')]) {
        expect(await store.createLink(made)).toBe('made');
        const tries = await Promise.all(
          Array.from({ length: 30 }, (_, call) => {
            const asked = { hash: made.hash, sessionId: `session-${call}`, now };
            return stores[call % stores.length]?.openLink(asked);
          }),
        );
        const shut = tries.map((found) => found?.shut);
        expect(shut.filter((why) => why === null)).toHaveLength(1);
        expect(shut.filter((why) => why === 'opened')).toHaveLength(29);
      }
    });

    it('opens again for the session that opened it, which may not have heard of it', async () => {
      for (const made of [gift('gift'), link('device', 'device')]) {
        await store.createLink(made);
        expect(await openAs('phone', made.hash)).toBe('opens');
        expect(await openAs('phone', made.hash, now + 2 * day)).toBe('opens');
        expect(await openAs('other', made.hash)).toBe('opened');
      }
    });

    it('shows the order to those who open it, and to nobody who only looks', async () => {
      await store.createLink(link('device', 'device'));
      expect(await lookAs('phone', 'device')).toBe('opens');
      expect(await sees('phone')).toBe(false);
      expect(await openAs('phone', 'device')).toBe('opens');
      expect(await sees('phone')).toBe(true);
      expect(await store.grantOf({ orderId: 'order', sessionId: 'phone' })).toBe('link');
      expect(await store.countLinkGrants('order')).toBe(1);
      expect(await lookAs('other', 'device')).toBe('opened');
      expect(await sees('other')).toBe(false);
    });

    it('opens any number of times when it is one to keep, until it expires', async () => {
      await store.createLink(link('keep', 'keep'));
      expect(await openAs('phone', 'keep', now + 1)).toBe('opens');
      expect(await openAs('laptop', 'keep', now + 2)).toBe('opens');
      const { keep } = await store.linksAlive({ orderId: 'order', now });
      expect(keep).toMatchObject({ createdAt: now, expiresAt: now + day, openedAt: now + 2 });
      expect(await openAs('tablet', 'keep', now + day)).toBe('expired');
      expect(await openAs('phone', 'keep', now + day)).toBe('expired');
      expect((await store.linksAlive({ orderId: 'order', now: now + day })).keep).toBeNull();
    });

    it('does not open after its time, for nobody and by no other hash', async () => {
      await store.createLink(link('device', 'device'));
      await store.createLink(gift('gift'));
      expect(await openAs('phone', 'device', now + day)).toBe('expired');
      expect(await openAs('phone', 'gift', now + day)).toBe('expired');
      expect(await openAs('phone', 'gifT')).toBe('unknown');
      expect(await lookAs('phone', '')).toBe('unknown');
      expect(await sees('phone')).toBe(false);
    });

    it('is one at a time to keep, and one a gift, the last one made', async () => {
      for (const hash of ['keep-1', 'keep-2']) await store.createLink(link(hash, 'keep'));
      for (const hash of ['gift-1', 'gift-2']) await store.createLink(gift(hash));
      await store.createLink(gift('other', '2'));
      expect(await openAs('phone', 'keep-1')).toBe('revoked');
      expect(await openAs('phone', 'keep-2')).toBe('opens');
      expect(await openAs('friend', 'gift-1')).toBe('revoked');
      const { gifts } = await store.linksAlive({ orderId: 'order', now });
      expect(gifts.map(({ deliveryId }) => deliveryId).sort()).toEqual(['1', '2']);
    });

    it('is made once at a time, however many are made at once', async () => {
      const stores = [store, engine.manyWriters ? await open(options) : store];
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, call) =>
          stores[call % 2]?.createLink(call < 10 ? gift(`${call}`) : link(`${call}`, 'keep')),
        ),
      );
      expect(new Set(made)).toEqual(new Set(['made']));
      const tries = await Promise.all(made.map((_, call) => lookAs('friend', `${call}`)));
      expect(tries.filter((outcome) => outcome === 'opens')).toHaveLength(2);
      expect(tries.filter((outcome) => outcome === 'revoked')).toHaveLength(18);
    });

    it('is not made by a session that does not see the order', async () => {
      expect(await store.createLink({ ...link('x', 'keep'), sessionId: 'other' })).toBe('refused');
      expect(await store.createLink({ ...gift('y'), orderId: 'unknown' })).toBe('refused');
      expect(await lookAs('phone', 'x')).toBe('unknown');
    });

    it('is a gift that shows its opener that item alone, and not the order', async () => {
      await store.createLink(gift('gift'));
      expect(await openAs('friend', 'gift', now + 5)).toBe('opens');
      expect(await sees('friend')).toBe(false);
      const opened = {
        id: 'id-gift',
        supplierId: 'supplier',
        deliveryId: '1',
        openedAt: now + 5,
        revealedAt: null,
      };
      expect(await store.findGift({ giftId: 'id-gift', sessionId: 'friend' })).toEqual(opened);
      expect(await store.listGifts({ sessionId: 'friend', limit: 9 })).toEqual([opened]);
      for (const sessionId of ['session', 'other']) {
        expect(await store.findGift({ giftId: 'id-gift', sessionId })).toBeNull();
        expect(await store.listGifts({ sessionId, limit: 9 })).toEqual([]);
      }
      expect(await store.recordGiftReveal({ giftId: 'id-gift', now: now + 7 })).toEqual({
        firstRevealedAt: now + 7,
      });
      expect(await store.recordGiftReveal({ giftId: 'id-gift', now: now + 9 })).toEqual({
        firstRevealedAt: now + 7,
      });
    });

    it('is not used up by those who gave it', async () => {
      await store.createLink(gift('gift'));
      expect(await openAs('session', 'gift')).toBe('own');
      expect(await openAs('friend', 'gift')).toBe('opens');
    });

    it('is a gift that can be taken back, and given anew, until it is opened', async () => {
      const taken = { orderId: 'order', deliveryId: '1', now: now + 3 };
      await store.createLink(gift('gift-1'));
      expect(await store.revokeGift(taken)).toBe('revoked');
      expect(await openAs('friend', 'gift-1')).toBe('revoked');
      expect(await store.createLink(gift('gift-2'))).toBe('made');
      expect(await openAs('friend', 'gift-2')).toBe('opens');
      expect(await store.revokeGift(taken)).toBe('opened');
      expect(await store.createLink(gift('gift-3'))).toBe('opened');
      expect(await openAs('friend', 'gift-2')).toBe('opens');
      const later = await store.linksAlive({ orderId: 'order', now: now + 9 * day });
      expect(later.gifts).toMatchObject([{ deliveryId: '1', openedAt: now }]);
    });

    it('is either opened or taken back, when both are tried at once', async () => {
      const other = engine.manyWriters ? await open(options) : store;
      for (let round = 0; round < 10; round += 1) {
        const deliveryId = `${round}`;
        await store.createLink(gift(deliveryId, deliveryId));
        const [found, taken] = await Promise.all([
          store.openLink({ hash: deliveryId, sessionId: 'friend', now }),
          other.revokeGift({ orderId: 'order', deliveryId, now }),
        ]);
        expect(found?.shut ?? 'opens').toBe(taken === 'opened' ? 'opens' : 'revoked');
      }
    });

    it('ends, with what was opened by it, when the one who placed the order says so', async () => {
      for (const made of [link('keep', 'keep'), link('used', 'device'), link('unused', 'device')]) {
        await store.createLink(made);
      }
      await store.createLink(gift('gift'));
      await openAs('laptop', 'keep');
      await openAs('phone', 'used');
      const revoke = (sessionId: string) =>
        store.revokeAccess({ orderId: 'order', sessionId, now: now + 9 });
      expect([await revoke('phone'), await revoke('other')]).toEqual([false, false]);
      expect([await sees('phone'), await sees('laptop')]).toEqual([true, true]);

      expect(await revoke('session')).toBe(true);
      expect([await sees('phone'), await sees('laptop')]).toEqual([false, false]);
      expect(await sees('session')).toBe(true);
      for (const hash of ['keep', 'used', 'unused']) {
        for (const who of ['phone', 'laptop']) {
          expect(await openAs(who, hash, now + 9)).not.toBe('opens');
        }
      }
      expect([await sees('phone'), await sees('laptop')]).toEqual([false, false]);
      expect(await store.countLinkGrants('order')).toBe(0);
      expect(await openAs('friend', 'gift')).toBe('opens');
    });

    it('brings a device back whose access was taken away', async () => {
      await store.createLink(link('first', 'device'));
      await openAs('phone', 'first');
      await store.revokeAccess({ ...place, now });
      await store.createLink(link('second', 'device'));
      expect(await openAs('phone', 'second')).toBe('opens');
      expect(await sees('phone')).toBe(true);
    });

    it('never changes how the one who placed the order came to see it', async () => {
      await store.createLink(link('keep', 'keep'));
      expect(await openAs('session', 'keep')).toBe('opens');
      expect(await store.grantOf(place)).toBe('placed');
      const { db } = await connect(options);
      await db.updateTable('grants').set({ revoked_at: now }).execute();
      await db.destroy();
      expect(await openAs('session', 'keep')).toBe('opens');
      expect(await sees('session')).toBe(false);
    });

    it('leaves nobody seeing an order that is taken away while it is opened', async () => {
      const other = engine.manyWriters ? await open(options) : store;
      for (let round = 0; round < 10; round += 1) {
        await store.createLink(link(`${round}`, 'device'));
        await Promise.all([
          store.openLink({ hash: `${round}`, sessionId: 'phone', now }),
          other.revokeAccess({ ...place, now }),
        ]);
        expect(await sees('phone')).toBe(false);
      }
    });

    it('comes to a database that has orders already', async () => {
      await store.close();
      const { db } = await connect(options);
      await db.schema.dropTable('links').execute();
      await db.deleteFrom('migrations').where('name', '=', '0006-links').execute();
      await db.destroy();
      store = await open(options);
      expect(await store.createLink(link('device', 'device'))).toBe('made');
      expect(await openAs('phone', 'device')).toBe('opens');
      expect([await sees('session'), await sees('phone')]).toEqual([true, true]);
    });
  });
}
