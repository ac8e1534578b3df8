import 'server-only';
import { sql } from 'kysely';
import type { Engine } from './database';
import { StoreError } from './errors';
import type { Db } from './tables';

type Migration = { name: string; up: (db: Db) => Promise<void> };

/** Any number does, as long as every version of the shop uses the same one. */
const advisoryLock = 7_263_545_539;

/**
 * Brings the schema up to date and returns the names it applied, none when it already was. All in
 * one transaction under a lock, so that several processes may start at once. Throws a StoreError
 * when the database was migrated by a newer version of the shop: there is no way back.
 */
export async function migrate(db: Db, engine: Engine): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    // SQLite's transaction already holds the only write lock.
    if (engine === 'postgres') {
      await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(transaction);
    }
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('applied_at', 'bigint', (column) => column.notNull())
      .execute();
    const missing = await missingMigrations(transaction);
    for (const { name, up } of missing) {
      await up(transaction);
      await transaction.insertInto('migrations').values({ name, applied_at: Date.now() }).execute();
    }
    return missing.map((migration) => migration.name);
  });
}

/** Those that the database lacks. Throws a StoreError when it has one that this version does not know. */
async function missingMigrations(db: Db): Promise<Migration[]> {
  const rows = await db.selectFrom('migrations').select('name').execute();
  const applied = new Set(rows.map((row) => row.name));
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = [...applied].find((name) => !known.has(name));
  if (foreign !== undefined) {
    throw new StoreError(
      'unavailable',
      `the database was migrated by a newer version of the shop (${foreign})`,
    );
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** Throws a StoreError unless the database is of this very version; changes nothing in it. */
export async function assertCurrent(db: Db): Promise<void> {
  const [missing] = await missingMigrations(db);
  if (missing === undefined) return;
  throw new StoreError(
    'unavailable',
    `the database is of an older version of the shop (before ${missing.name}): start the shop first`,
  );
}

/** Forward only: an entry that has been released is never edited, a change is a new entry. */
const migrations: Migration[] = [
  { name: '0001-attempts-orders-grants-reveals', up: first },
  { name: '0002-catalogue-copies', up: createCatalogueCopies },
  { name: '0003-asked-payments-and-versions', up: addAskedPayments },
  { name: '0004-rate-limits', up: createRateLimits },
  { name: '0005-order-history', up: createOrderHistory },
  { name: '0006-links', up: createLinks },
  { name: '0007-wallet-payments', up: createWalletPayments },
  { name: '0008-handovers', up: createHandovers },
  { name: '0009-looks-and-webhooks', up: addLooksAndWebhooks },
];

async function first(db: Db) {
  await createOrders(db);
  await createAttempts(db);
  await createGrants(db);
  await createReveals(db);
}

async function createOrders(db: Db) {
  await db.schema
    .createTable('orders')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('supplier_id', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_state', 'text', (column) => column.notNull())
    .addColumn('last_state_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createAttempts(db: Db) {
  await db.schema
    .createTable('attempts')
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addColumn('order_id', 'text')
    .addColumn('problems', 'text')
    .addPrimaryKeyConstraint('attempts_pk', ['session_id', 'key'])
    // Deferred: the attempt is settled before its order is inserted, see `finishCreated`.
    .addForeignKeyConstraint('attempts_order_fk', ['order_id'], 'orders', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .addCheckConstraint(
      'attempts_outcome_check',
      sql`outcome in ('started', 'created', 'rejected', 'unconfirmed')
        and (outcome = 'created') = (order_id is not null)
        and (outcome = 'rejected') = (problems is not null)
        and (outcome = 'started') = (settled_at is null)`,
    )
    .execute();
  await db.schema
    .createIndex('attempts_started_idx')
    .on('attempts')
    .column('started_at')
    .where(sql.ref('outcome'), '=', 'started')
    .execute();
}

async function createGrants(db: Db) {
  await db.schema
    .createTable('grants')
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('obtained', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('grants_pk', ['order_id', 'session_id'])
    .execute();
  await db.schema.createIndex('grants_session_idx').on('grants').column('session_id').execute();
}

async function createReveals(db: Db) {
  await db.schema
    .createTable('reveals')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('revealed_at', 'bigint', (column) => column.notNull())
    // To the grant, not the order: who never held one cannot have revealed anything.
    .addForeignKeyConstraint('reveals_grant_fk', ['order_id', 'session_id'], 'grants', [
      'order_id',
      'session_id',
    ])
    .execute();
  await db.schema
    .createIndex('reveals_delivery_idx')
    .on('reveals')
    .columns(['order_id', 'delivery_id', 'revealed_at'])
    .execute();
}

async function createCatalogueCopies(db: Db) {
  await db.schema
    .createTable('catalogue_copies')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('loaded_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('catalogue_copies_loaded_idx')
    .on('catalogue_copies')
    .column('loaded_at')
    .execute();
}

/** Null in older rows: nobody wrote down what their buyers had asked for. */
async function addAskedPayments(db: Db) {
  // One at a time: SQLite adds a single column per statement.
  await db.schema.alterTable('orders').addColumn('coin', 'text').execute();
  await db.schema.alterTable('orders').addColumn('network', 'text').execute();
  await db.schema.alterTable('orders').addColumn('last_version', 'bigint').execute();
}

/** As rate-limiter-flexible writes it, which names no columns: their order is part of it. */
async function createRateLimits(db: Db) {
  await db.schema
    .createTable('rate_limits')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('expire', 'bigint')
    .execute();
}

/** Append-only. Orders older than it have a history from their next change on. */
async function createOrderHistory(db: Db) {
  await db.schema
    .createTable('order_history')
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('order_history_pk', ['order_id', 'seen_at', 'state'])
    .execute();
}

async function createLinks(db: Db) {
  await db.schema
    .createTable('links')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('delivery_id', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('sealed', 'text')
    .addColumn('opened_by', 'text')
    .addColumn('opened_at', 'bigint')
    .addColumn('revealed_at', 'bigint')
    .addCheckConstraint(
      'links_purpose_check',
      sql`purpose in ('device', 'keep', 'gift')
        and (purpose = 'gift') = (delivery_id is not null)
        and (purpose = 'gift') = (sealed is not null)
        and (opened_by is null) = (opened_at is null)`,
    )
    .execute();
  await db.schema.createIndex('links_order_idx').on('links').column('order_id').execute();
  // At most one of them is good at a time, whoever makes them and however many at once.
  await db.schema
    .createIndex('links_keep_idx')
    .unique()
    .on('links')
    .column('order_id')
    .where(sql.ref('purpose'), '=', 'keep')
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('links_gift_idx')
    .unique()
    .on('links')
    .columns(['order_id', 'delivery_id'])
    .where(sql.ref('purpose'), '=', 'gift')
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
  await db.schema.createIndex('links_opener_idx').on('links').column('opened_by').execute();
}

/** The primary key is what lets one tab or device alone begin to pay a sum. */
async function createWalletPayments(db: Db) {
  await db.schema
    .createTable('wallet_payments')
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('due', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text')
    .addPrimaryKeyConstraint('wallet_payments_pk', ['order_id', 'due'])
    .execute();
}

/** A row lives for minutes: it goes when its cart is taken over, or with the first made after its time. */
async function createHandovers(db: Db) {
  await db.schema
    .createTable('handovers')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('handovers_expires_idx')
    .on('handovers')
    .column('expires_at')
    .execute();
}

async function addLooksAndWebhooks(db: Db) {
  await addLooks(db);
  await createWebhookMessages(db);
}

/** Orders that may still change are looked at from now on, spread over ten minutes. */
async function addLooks(db: Db) {
  await db.schema.alterTable('orders').addColumn('next_look_at', 'bigint').execute();
  await sql`update orders set next_look_at = ${Date.now()} + created_at % 600000
    where last_state not in ('delivered', 'setup-failed', 'cancelled', 'refunded')`.execute(db);
  await db.schema
    .createIndex('orders_next_look_idx')
    .on('orders')
    .column('next_look_at')
    .where(sql.ref('next_look_at'), 'is not', null)
    .execute();
}

/** The unique constraint is what tells each fact once, whoever sees it and however often. */
async function createWebhookMessages(db: Db) {
  await db.schema
    .createTable('webhook_messages')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('next_try_at', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('delivered_at', 'bigint')
    .addColumn('last_failure', 'text')
    .addUniqueConstraint('webhook_messages_fact_key', ['order_id', 'type', 'reason'])
    .execute();
  await db.schema
    .createIndex('webhook_messages_next_try_idx')
    .on('webhook_messages')
    .column('next_try_at')
    .where(sql.ref('next_try_at'), 'is not', null)
    .execute();
}
