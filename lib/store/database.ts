import 'server-only';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';
import type { Db, Tables } from './tables';

/** Where the store lives: PostgreSQL when a URL is given, else the SQLite file. */
export type StoreOptions = { databaseUrl: string | undefined; sqliteFile: string };

export type Engine = 'sqlite' | 'postgres';

/** How long a writer waits for another process' write to finish. */
const sqliteBusyMs = 5_000;

/** Bounds both dialling and waiting for a free connection of the pool. */
const postgresConnectMs = 5_000;

/** PostgreSQL's type id of int8, which the driver hands over as text. */
const int8 = 20;

/**
 * Connects to the engine the options name; only that engine's driver is loaded. Throws whatever the
 * driver throws. PostgreSQL is dialled by the first query.
 */
export async function connect(options: StoreOptions): Promise<{ db: Db; engine: Engine }> {
  if (options.databaseUrl !== undefined) {
    return { db: await connectPostgres(options.databaseUrl), engine: 'postgres' };
  }
  const database = await openSqlite(options.sqliteFile);
  return { db: new Kysely<Tables>({ dialect: new WriterDialect(database) }), engine: 'sqlite' };
}

/** Asks the database for nothing, to see that it answers. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

async function connectPostgres(connectionString: string): Promise<Db> {
  const { Pool, TypeOverrides } = await import('pg');
  const types = new TypeOverrides();
  types.setTypeParser(int8, Number);
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: postgresConnectMs,
    keepAlive: true,
    types,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event ends the process.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function openSqlite(file: string): Promise<SqliteDatabase> {
  const { default: Database } = await import('libsql');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  createPrivately(file);
  const database = new Database(file);
  // The busy timeout comes first: switching to WAL already needs a lock.
  for (const setting of [
    `busy_timeout = ${sqliteBusyMs}`,
    'journal_mode = WAL',
    // A commit is on disk before it returns: the supplier is called right after it.
    'synchronous = FULL',
    'foreign_keys = ON',
  ]) {
    database.exec(`pragma ${setting}`);
  }
  return database;
}

/** Only ever creates: closing a descriptor of an open database would drop SQLite's file locks. */
function createPrivately(file: string) {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/**
 * Every transaction here writes. Taking the write lock at once lets the busy timeout apply; a
 * deferred one that reads first fails immediately when another process has written in between.
 */
class WriterDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class WriterDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver() {
    return new WriterDriver({ database: this.#database });
  }
}
