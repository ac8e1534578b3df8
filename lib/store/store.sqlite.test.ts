import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './database';
import { openStore } from './index';
import { describeStore } from './store.suite';
import { describeUpgrades } from './upgrade.suite';

let directory = '';
const begin = async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-store-'));
};
const end = () => rm(directory, { recursive: true, force: true });
const fresh = async () => ({
  databaseUrl: undefined,
  sqliteFile: join(directory, crypto.randomUUID(), 'deep', 'store.sqlite'),
});

const engine = { start: begin, fresh, stop: end, manyWriters: false };
describeStore('SQLite', engine);
describeUpgrades('SQLite', engine);

describe('the SQLite file', () => {
  beforeAll(begin);
  afterAll(end);

  it('is readable by nobody else', async () => {
    const options = await fresh();
    const store = await openStore(options);
    const folder = dirname(options.sqliteFile);
    expect((await stat(dirname(folder))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const suffix of ['', '-wal', '-shm']) {
      expect((await stat(options.sqliteFile + suffix)).mode & 0o777).toBe(0o600);
    }
    await store.close();
  });

  it('flushes every commit, writes ahead, waits for locks and checks references', async () => {
    const { db } = await connect(await fresh());
    const setting = async (name: string) =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {});
    expect(await setting('journal_mode')).toEqual(['wal']);
    expect(await setting('synchronous')).toEqual([2]);
    expect(await setting('busy_timeout')).toEqual([5000]);
    expect(await setting('foreign_keys')).toEqual([1]);
    await db.destroy();
  });

  it('is locked for writing as soon as a transaction begins', async () => {
    const options = await fresh();
    const [{ db: holder }, { db: other }] = [await connect(options), await connect(options)];
    await sql`pragma busy_timeout = 0`.execute(other);
    await holder.transaction().execute(async () => {
      await expect(sql`create table other (id text)`.execute(other)).rejects.toThrow('locked');
    });
    await Promise.all([holder.destroy(), other.destroy()]);
  });

  it('is refused when it is something else', async () => {
    const sqliteFile = join(directory, 'letter.txt');
    await writeFile(sqliteFile, 'Dear reader, this is not a database.'.repeat(100));
    await expect(openStore({ databaseUrl: undefined, sqliteFile })).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'unavailable',
    });
    await expect(
      openStore({ databaseUrl: undefined, sqliteFile: directory }),
    ).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });
  });
});
