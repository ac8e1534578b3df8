import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '@/e2e/support/postgres';
import { connect } from './database';
import { openStore } from './index';
import { describeStore } from './store.suite';
import { describeUpgrades } from './upgrade.suite';

let server: PostgresServer;
const start = async () => {
  server = await startPostgres();
};
const stop = () => server.stop();
const fresh = async () => ({
  databaseUrl: await server.createDatabase(crypto.randomUUID()),
  sqliteFile: '/nowhere/store.sqlite',
});
const attempt = { sessionId: 'session', key: 'key', fingerprint: 'print', now: 1 };

const engine = { start, fresh, stop, manyWriters: true };
describeStore('PostgreSQL', engine);
describeUpgrades('PostgreSQL', engine);

describe('the PostgreSQL connection', () => {
  beforeAll(start, 60_000);
  afterAll(stop, 60_000);

  it('survives several stores migrating an empty database at once', async () => {
    const options = await fresh();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(options)));
    const begun = await Promise.all(stores.map((store) => store.beginAttempt(attempt)));
    expect(begun.filter((result) => result.begun)).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('comes back after the server has dropped its connections', async () => {
    const options = await fresh();
    const store = await openStore(options);
    const { db } = await connect(options);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
    await db.destroy();
    await vi.waitFor(async () =>
      expect(await store.beginAttempt(attempt)).toEqual({ begun: true }),
    );
    await store.close();
  });

  it('gives up on a database that does not answer', async () => {
    const options = await fresh();
    const store = await openStore({ ...options, patienceMs: 100 });
    const { db } = await connect(options);
    await db.transaction().execute(async (transaction) => {
      await sql`lock table attempts in access exclusive mode`.execute(transaction);
      await expect(store.beginAttempt(attempt)).rejects.toMatchObject({ kind: 'unavailable' });
    });
    await db.destroy();
    await store.close();
  });

  it('runs the statements of a rate limiter, for all instances on the same rows', async () => {
    const options = await fresh();
    const stores = await Promise.all([openStore(options), openStore(options)]);
    const counts = await Promise.all(
      [...stores, ...stores].map((store) =>
        store.countInRateLimits({
          text: `insert into rate_limits values ($1, $2, $3) on conflict (key)
            do update set points = rate_limits.points + 1 returning points, expire`,
          values: ['who', 1, 1_790_000_000_000],
        }),
      ),
    );
    const rows = counts.flatMap((answer) => answer.rows);
    const expected = [1, 2, 3, 4].map((points) => ({ points, expire: 1_790_000_000_000 }));
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(expect.arrayContaining(expected));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('says when there is no server', async () => {
    const databaseUrl = 'postgres://shop@127.0.0.1:1/shop';
    await expect(openStore({ databaseUrl, sqliteFile: '' })).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
