import { describe, expect, it } from 'vitest';
import { connect } from './database';
import type { StoreOptions } from './index';
import { now, type Open, type TestEngine } from './suite-fixtures';

const minute = 60_000;
const cart = (hash: string) => ({ hash, sealed: `cart of ${hash}`, now, expiresAt: now + minute });

async function keptHashes(options: StoreOptions): Promise<string[]> {
  const { db } = await connect(options);
  const rows = await db.selectFrom('handovers').select('hash').orderBy('hash').execute();
  await db.destroy();
  return rows.map(({ hash }) => hash);
}

/** Carts on their way from a frame into a tab of the shop's own. */
export function describeHandovers(open: Open, engine: TestEngine) {
  describe('a cart that is handed over', () => {
    it('is taken once, and nothing is kept of it', async () => {
      const options = await engine.fresh();
      const store = await open(options);
      await store.createHandover(cart('a'));
      await store.createHandover(cart('b'));
      expect(await store.takeHandover({ hash: 'a', now: now + 1 })).toBe('cart of a');
      expect(await store.takeHandover({ hash: 'a', now: now + 2 })).toBeNull();
      expect(await keptHashes(options)).toEqual(['b']);
    });

    it('is taken by exactly one of many who try at once', async () => {
      const options = await engine.fresh();
      const stores = [await open(options)];
      if (engine.manyWriters) stores.push(await open(options), await open(options));
      await stores[0]?.createHandover(cart('a'));
      const taken = await Promise.all(
        Array.from({ length: 40 }, (_, call) =>
          stores[call % stores.length]?.takeHandover({ hash: 'a', now }),
        ),
      );
      expect(taken.filter((sealed) => sealed === 'cart of a')).toHaveLength(1);
      expect(taken.filter((sealed) => sealed === null)).toHaveLength(39);
    });

    it('is nobody’s after its time, nor by another hash', async () => {
      const store = await open();
      await store.createHandover(cart('a'));
      for (const hash of ['A', '', 'b']) {
        expect(await store.takeHandover({ hash, now })).toBeNull();
      }
      expect(await store.takeHandover({ hash: 'a', now: now + minute })).toBeNull();
      expect(await store.takeHandover({ hash: 'a', now: now + minute - 1 })).toBe('cart of a');
    });

    it('goes with the first that is made after its time', async () => {
      const options = await engine.fresh();
      const store = await open(options);
      await store.createHandover(cart('a'));
      await store.createHandover({ ...cart('b'), expiresAt: now + 2 * minute });
      await store.createHandover({ ...cart('c'), now: now + minute, expiresAt: now + 2 * minute });
      expect(await keptHashes(options)).toEqual(['b', 'c']);
    });
  });
}
