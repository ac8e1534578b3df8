import 'server-only';
import * as pg from 'pg';
import type { DatabaseFacts, DatabaseFault } from './judge-storage';
import { probeFault } from './probe';

const deadlineMs = 5_000;

/** SQLSTATE codes: authentication refused, and no such database. */
const states: Record<string, DatabaseFault> = {
  '28P01': 'password',
  '28000': 'password',
  '3D000': 'no-such-database',
};

/** Why a connection failed. The error's own words are not kept: they may name user and host. */
export function databaseFault(error: unknown): DatabaseFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = states[code];
  if (known !== undefined) return known;
  if (error instanceof Error && /timeout/i.test(error.message)) return 'no-answer';
  const fault = probeFault(error);
  switch (fault.kind) {
    case 'no-such-name':
      return 'no-such-host';
    case 'refused':
    case 'no-answer':
      return fault.kind;
    case 'certificate':
    case 'broken':
      return 'other';
    default:
      return fault satisfies never;
  }
}

/** Connects once, asks for version and time, and leaves; nothing is made or changed. */
export async function askDatabase(connectionString: string): Promise<DatabaseFacts> {
  try {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: deadlineMs,
      query_timeout: deadlineMs,
    });
    // A connection that breaks later has been told of by then.
    client.on('error', () => undefined);
    await client.connect();
    const sentAt = Date.now();
    const { rows } = await client.query<{ version: number; now: number }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              extract(epoch from clock_timestamp())::float8 * 1000 as now`,
    );
    const offsetMs = (rows[0]?.now ?? 0) - (sentAt + Date.now()) / 2;
    void client.end().catch(() => undefined);
    return { kind: 'answered', version: rows[0]?.version ?? 0, offsetMs: Math.round(offsetMs) };
  } catch (error) {
    return { kind: 'failed', fault: databaseFault(error) };
  }
}
