import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isStoreError } from './index';
import { closeStore, configureStore, getStore } from './shared';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-shared-'));
});
afterEach(async () => {
  await closeStore();
  await rm(directory, { recursive: true, force: true });
});

const options = () => ({ databaseUrl: undefined, sqliteFile: join(directory, 'store.sqlite') });

it('says that it was never configured', async () => {
  await expect(getStore()).rejects.toThrow('configureStore');
});

it('is one store for every module graph of the process', async () => {
  configureStore(options());
  vi.resetModules();
  const other = await import('./shared');
  expect(other.getStore).not.toBe(getStore);
  const [here, there] = await Promise.all([getStore(), other.getStore()]);
  expect(there).toBe(here);
  const error = await here
    .finishUnconfirmed({ sessionId: 'session', key: 'key', now: 1 })
    .catch((reason: unknown) => reason);
  const { isStoreError: isStoreErrorThere } = await import('./index');
  expect([isStoreError(error), isStoreErrorThere(error)]).toEqual([true, true]);
});

it('may be configured again, but not otherwise', async () => {
  configureStore(options());
  const store = await getStore();
  configureStore(options());
  expect(await getStore()).toBe(store);
  expect(() => configureStore({ ...options(), databaseUrl: 'postgres://other' })).toThrow(
    'already configured',
  );
});

it('tries again after it could not be opened', async () => {
  const { sqliteFile } = options();
  await mkdir(sqliteFile);
  configureStore(options());
  await expect(getStore()).rejects.toMatchObject({ kind: 'unavailable' });
  await rm(sqliteFile, { recursive: true });
  expect(await (await getStore()).findAttempt({ sessionId: 'session', key: 'key' })).toBeNull();
});
