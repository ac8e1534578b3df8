import { expect, it } from 'vitest';
import { connect } from './database';
import type { Store } from './index';
import { now, type Open, type TestEngine } from './suite-fixtures';

const everything = { loadedBefore: 0, loadedAfter: Number.MAX_SAFE_INTEGER };

/** The last good catalogue, as far as it is kept. */
export function describeCatalogueCopies(open: Open, engine: TestEngine) {
  const kept = async (store: Store, keys: string[]) => {
    const copies = await Promise.all(keys.map((key) => store.readCatalogueCopy(key)));
    return keys.filter((_, index) => copies[index] !== null);
  };

  it('keeps a copy of whatever JSON can say, for another store to read', async () => {
    const options = await engine.fresh();
    const data = { name: 'Café ☕ \u0000 \ud800', list: [1.5, null, true, { deep: '' }] };
    const before = await open(options);
    expect(await before.readCatalogueCopy('us')).toBeNull();
    await before.writeCatalogueCopy({ key: 'us', data, loadedAt: now });
    await before.close();
    const after = await open(options);
    expect(await after.readCatalogueCopy('us')).toEqual({ data, loadedAt: now });
    expect(await after.readCatalogueCopy('de')).toBeNull();
  });

  it('never puts an older copy in place of a newer one, in whatever order they arrive', async () => {
    const store = await open();
    const write = (loadedAt: number) =>
      store.writeCatalogueCopy({ key: 'us', data: `at ${loadedAt}`, loadedAt });
    await write(now);
    await write(now - 1);
    expect(await store.readCatalogueCopy('us')).toEqual({ data: `at ${now}`, loadedAt: now });
    await Promise.all([3, 9, 1, 7, 5].map((later) => write(now + later)));
    expect(await store.readCatalogueCopy('us')).toMatchObject({ loadedAt: now + 9 });
  });

  it('leaves the copy it has when the new one is too large', async () => {
    const store = await open();
    const limit = 4 * 1024 * 1024;
    // Two quotation marks are part of the JSON; an é is two bytes of it.
    const largest = `é${'x'.repeat(limit - 4)}`;
    await store.writeCatalogueCopy({ key: 'us', data: largest, loadedAt: now });
    await store.writeCatalogueCopy({ key: 'us', data: `${largest}x`, loadedAt: now + 1 });
    expect(await store.readCatalogueCopy('us')).toEqual({ data: largest, loadedAt: now });
  });

  it('lists the keys that begin alike, and reads no wildcard into them', async () => {
    const store = await open();
    for (const key of ['brands:a_b:US', 'brands:a_b:DE', 'brands:axb:FR', 'brands:%:IT', 'b']) {
      await store.writeCatalogueCopy({ key, data: [], loadedAt: now });
    }
    const listed = async (prefix: string) => (await store.listCatalogueKeys(prefix)).toSorted();
    expect(await listed('brands:a_b:')).toEqual(['brands:a_b:DE', 'brands:a_b:US']);
    expect(await listed('brands:%')).toEqual(['brands:%:IT']);
    expect(await listed('BRANDS')).toEqual([]);
    expect(await listed('')).toHaveLength(5);
  });

  it('has no copy when the row is not JSON', async () => {
    const options = await engine.fresh();
    const store = await open(options);
    await store.writeCatalogueCopy({ key: 'us', data: [], loadedAt: now });
    const { db } = await connect(options);
    await db.updateTable('catalogue_copies').set({ data: '[{"name":' }).execute();
    await db.destroy();
    expect(await store.readCatalogueCopy('us')).toBeNull();
  });

  it('refuses what JSON cannot say with an error of its own', async () => {
    const store = await open();
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    await expect(
      store.writeCatalogueCopy({ key: 'us', data: ring, loadedAt: now }),
    ).rejects.toMatchObject({ name: 'StoreError' });
    expect(await store.readCatalogueCopy('us')).toBeNull();
  });

  it('drops copies that are too old, too many, or from a clock ahead of time', async () => {
    const store = await open();
    const keys = ['w:a', 'w:b', 'w:c', 'w:d', 'w:e'];
    for (const [index, key] of keys.entries()) {
      await store.writeCatalogueCopy({ key, data: key, loadedAt: now + index });
    }
    const span = { loadedBefore: now + 1, loadedAfter: now + 3 };
    const prune = (limits: object) =>
      store.pruneCatalogueCopies({ ...everything, prefix: 'w:', keep: 5, ...limits });
    expect(await prune({})).toBe(0);
    expect(await prune(span)).toBe(2);
    expect(await kept(store, keys)).toEqual(['w:b', 'w:c', 'w:d']);
    expect(await prune({ keep: 2 })).toBe(1);
    expect(await kept(store, keys)).toEqual(['w:c', 'w:d']);
  });

  it('lets many copies of one kind push out none of another, but drops what is old of all', async () => {
    const store = await open();
    const keys = ['brands:US', 'brands:DE', 'words:1', 'words:2', 'words:3'];
    for (const [index, key] of keys.entries()) {
      await store.writeCatalogueCopy({ key, data: key, loadedAt: now + index });
    }
    const limits = { ...everything, prefix: 'words:', keep: 1 };
    expect(await store.pruneCatalogueCopies(limits)).toBe(2);
    expect(await kept(store, keys)).toEqual(['brands:US', 'brands:DE', 'words:3']);
    expect(await store.pruneCatalogueCopies({ ...limits, loadedBefore: now + 1 })).toBe(1);
    expect(await kept(store, keys)).toEqual(['brands:DE', 'words:3']);
  });
}
