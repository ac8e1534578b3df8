import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres } from '@/e2e/support/postgres';
import { askDatabase, databaseFault } from './ask-database';

let postgres: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

it('tells the version and the clock of a database that answers', async () => {
  const told = await askDatabase(await postgres.createDatabase('doctor'));
  if (told.kind !== 'answered') throw new Error(told.kind);
  expect(told.version).toBeGreaterThanOrEqual(14);
  // It runs on this machine.
  expect(Math.abs(told.offsetMs)).toBeLessThan(5_000);
});

it('tells which part of the address is wrong', async () => {
  const url = new URL(await postgres.createDatabase('other'));
  url.pathname = '/nothing_of_the_kind';
  expect(await askDatabase(url.href)).toEqual({ kind: 'failed', fault: 'no-such-database' });
  url.port = '1';
  expect(await askDatabase(url.href)).toEqual({ kind: 'failed', fault: 'refused' });
});

it.each([
  ['28P01', 'password'],
  ['28000', 'password'],
  ['3D000', 'no-such-database'],
  ['ENOTFOUND', 'no-such-host'],
  ['ETIMEDOUT', 'no-answer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'other'],
  ['53300', 'other'],
])('%s is told as %s', (code, fault) => {
  expect(databaseFault(Object.assign(new Error('no'), { code }))).toBe(fault);
});

it('a driver that has waited long enough is told as no answer', () => {
  expect(databaseFault(new Error('timeout expired'))).toBe('no-answer');
});
