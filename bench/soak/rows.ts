import { connect } from '@/lib/store/database';
import type { Db } from '@/lib/store/tables';

const tables = [
  'orders',
  'order_history',
  'grants',
  'reveals',
  'links',
  'wallet_payments',
] as const;
const others = ['handovers', 'catalogue_copies', 'attempts'] as const;

/** How many rows the store has, by table, and of attempts by outcome. */
export type Rows = Record<string, number>;

async function countRows(db: Db): Promise<Rows> {
  const rows: Rows = {};
  for (const table of [...tables, ...others]) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    rows[table] = Number(count);
  }
  const outcomes = await db
    .selectFrom('attempts')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('outcome')
    .execute();
  for (const outcome of ['started', 'created', 'rejected', 'unconfirmed'] as const) {
    rows[outcome] = Number(outcomes.find((each) => each.outcome === outcome)?.count ?? 0);
  }
  const { count } = await db
    .selectFrom('grants')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('obtained', '=', 'placed')
    .executeTakeFirstOrThrow();
  return { ...rows, placedGrants: Number(count) };
}

/** Counts the rows of a shop on SQLite, which may be running. */
export async function rowsOf(sqliteFile: string): Promise<Rows> {
  const { db } = await connect({ databaseUrl: undefined, sqliteFile });
  try {
    return await countRows(db);
  } finally {
    await db.destroy();
  }
}
