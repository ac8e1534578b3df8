import { expect, it } from 'vitest';
import { connect } from './database';
import { openStore } from './index';
import { migrate } from './migrations';
import {
  attempt,
  created,
  id,
  now,
  type Open,
  processTimeout,
  type StartProcess,
  type TestEngine,
} from './suite-fixtures';

/** Several callers and several processes, one of them killed. */
export function describeProcesses(open: Open, startProcess: StartProcess, engine: TestEngine) {
  it('lets exactly one of many parallel callers begin', async () => {
    const options = await engine.fresh();
    const callers = [await open(options)];
    if (engine.manyWriters) callers.push(await open(options));
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, call) =>
        callers[call % callers.length]?.beginAttempt({ ...attempt, fingerprint: `${call}` }),
      ),
    );
    expect(results.filter((result) => result?.begun)).toHaveLength(1);
    expect(results.filter((result) => result?.begun === false)).toHaveLength(59);
  });

  it(
    'lets exactly one of several processes begin each attempt, though they open the store at once',
    async () => {
      const options = await engine.fresh();
      const three = await Promise.all([1, 2, 3].map(() => startProcess(options)));
      const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
      const starts = keys.map((key) => ({ ...attempt, key }));
      const begun = await Promise.all(three.map((process) => process.begin(starts)));
      expect(begun.flat().sort()).toEqual([...keys].sort());
    },
    processTimeout,
  );

  it(
    'keeps an attempt whose process was killed, until it is closed as interrupted',
    async () => {
      const options = await engine.fresh();
      const process = await startProcess(options);
      expect(await process.begin([attempt])).toEqual(['key']);
      await process.kill();
      const store = await open(options);
      expect(await store.findAttempt(id)).toMatchObject({ outcome: 'started', startedAt: now });
      expect(await store.beginAttempt(attempt)).toMatchObject({ begun: false });
      expect(await store.closeInterrupted({ startedBefore: now + 1, now: now + 1 })).toBe(1);
      expect(await store.findAttempt(id)).toMatchObject({ outcome: 'unconfirmed' });
    },
    processTimeout,
  );
}

/** What a database keeps, and how it is brought up to date. */
export function describeMigrations(open: Open, engine: TestEngine) {
  it('keeps everything when it is closed and opened again', async () => {
    const options = await engine.fresh();
    const before = await open(options);
    await before.beginAttempt(attempt);
    await before.finishCreated(created);
    await before.recordReveal({ orderId: 'order', deliveryId: '1', sessionId: 'session', now });
    await before.close();
    await expect(before.findAttempt(id)).rejects.toMatchObject({ kind: 'unavailable' });
    const after = await open(options);
    expect(await after.findAttempt(id)).toMatchObject({ outcome: 'created', orderId: 'order' });
    expect(await after.listOrders({ sessionId: 'session', limit: 9 })).toHaveLength(1);
    expect(await after.firstReveals('order')).toEqual(new Map([['1', now]]));
  });

  it('applies each migration once', async () => {
    const { db, engine: dialect } = await connect(await engine.fresh());
    try {
      expect(await migrate(db, dialect)).not.toEqual([]);
      expect(await migrate(db, dialect)).toEqual([]);
    } finally {
      await db.destroy();
    }
  });

  it('brings a database of an earlier version up to date and keeps what it holds', async () => {
    const options = await engine.fresh();
    const before = await open(options);
    await before.beginAttempt(attempt);
    await before.close();
    const { db } = await connect(options);
    await db.schema.dropTable('catalogue_copies').execute();
    await db.deleteFrom('migrations').where('name', '=', '0002-catalogue-copies').execute();
    await db.destroy();
    const after = await open(options);
    expect(await after.findAttempt(id)).toMatchObject({ outcome: 'started', startedAt: now });
    const copy = { data: ['kept'], loadedAt: now };
    await after.writeCatalogueCopy({ key: 'us', ...copy });
    expect(await after.readCatalogueCopy('us')).toEqual(copy);
  });

  it('keeps the orders of a version that did not note what was asked, and notes it from then on', async () => {
    const options = await engine.fresh();
    const before = await open(options);
    await before.beginAttempt(attempt);
    await before.finishCreated(created);
    await before.close();
    const { db } = await connect(options);
    await db.schema.alterTable('orders').dropColumn('coin').execute();
    await db.schema.alterTable('orders').dropColumn('network').execute();
    await db.schema.alterTable('orders').dropColumn('last_version').execute();
    const third = '0003-asked-payments-and-versions';
    await db.deleteFrom('migrations').where('name', '=', third).execute();
    await db.destroy();
    const after = await open(options);
    const order = (orderId: string) => after.findGrantedOrder({ orderId, sessionId: 'session' });
    expect(await order('order')).toEqual({
      id: 'order',
      supplierId: 'supplier',
      createdAt: now + 1,
      lastState: 'new',
      lastStateAt: now + 1,
      lastVersion: null,
      coin: null,
      network: null,
    });
    const next = { key: 'next', orderId: 'order-2', supplierOrderId: 'supplier-2' };
    await after.beginAttempt({ ...attempt, key: 'next' });
    await after.finishCreated({ ...created, ...next, coin: 'BTC', network: 'Lightning' });
    expect(await order('order-2')).toMatchObject({ coin: 'BTC', network: 'Lightning' });
  });

  it('lets wallets pay the orders of a version that knew none', async () => {
    const options = await engine.fresh();
    const before = await open(options);
    await before.beginAttempt(attempt);
    await before.finishCreated(created);
    await before.close();
    const { db } = await connect(options);
    await db.schema.dropTable('wallet_payments').execute();
    await db.deleteFrom('migrations').where('name', '=', '0007-wallet-payments').execute();
    await db.destroy();
    const after = await open(options);
    expect(await after.walletPayments('order')).toEqual([]);
    const said = { orderId: 'order', due: '26.8', sessionId: 'session', now };
    expect(await after.beginWalletPayment(said)).toEqual({ begun: true });
  });

  it('leaves a database of an older version as it is, and unopened, for who only looks into it', async () => {
    const options = await engine.fresh();
    await (await open(options)).close();
    await (await openStore({ ...options, schema: 'as-found' })).close();
    const { db } = await connect(options);
    await db.schema.dropTable('webhook_messages').execute();
    await db.deleteFrom('migrations').where('name', '=', '0009-looks-and-webhooks').execute();
    await expect(openStore({ ...options, schema: 'as-found' })).rejects.toThrow(
      /older version of the shop/,
    );
    const tables = await db.introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('webhook_messages');
    await db.destroy();
  });

  it('does not open a database that a newer version has migrated', async () => {
    const options = await engine.fresh();
    await (await open(options)).close();
    const { db } = await connect(options);
    await db.insertInto('migrations').values({ name: '9999-newer', applied_at: now }).execute();
    await db.destroy();
    await expect(openStore(options)).rejects.toThrow(/newer version of the shop \(9999-newer\)/);
  });
}
