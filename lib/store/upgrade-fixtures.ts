import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { connect } from './database';
import type { StoreOptions } from './index';
import { now } from './suite-fixtures';
import type { Db } from './tables';

/** A migration and what a shop of its time wrote, statement by statement. */
export type Level = { name: string; statements: string[] };

/** The recorded migrations, each with what was written by a shop of its time. */
export const levels: Level[] = readFileSync(new URL('recorded.sql', import.meta.url), 'utf8')
  .split(/^-- (?=\d{4}-)/m)
  .slice(1)
  .map((section) => {
    const [name = '', ...lines] = section.trim().split('\n');
    return { name, statements: lines };
  });

/** Which of the migrations it is, from 1 on. */
export const numberOf = ({ name }: Level) => Number(name.slice(0, 4));

async function write(db: Db, { name, statements }: Level) {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await db.insertInto('migrations').values({ name, applied_at: now }).execute();
}

/** A database as a shop that knew the migrations up to this one has left it. */
export async function leftAt(last: Level, options: StoreOptions): Promise<void> {
  const { db } = await connect(options);
  await sql`create table migrations (name text primary key not null, applied_at bigint not null)`.execute(
    db,
  );
  await db.transaction().execute(async (transaction) => {
    for (const level of levels.slice(0, numberOf(last))) await write(transaction, level);
  });
  await db.destroy();
}
