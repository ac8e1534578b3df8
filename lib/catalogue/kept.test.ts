import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { setRuntime } from '../runtime';
import { closeStore, configureStore, getStore } from '../store/shared';
import { createCache } from './cache';
import { keptCopies } from './kept';
import { keptLimits } from './lifetimes';

const names = z.array(z.string());
const day = 24 * 60 * 60 * 1000;
const now = 1_790_000_000_000;

const sellFrom = (supplierOrigin: string, mode: 'real' | 'sandbox' = 'real') =>
  setRuntime({ supplierOrigin, mode, sessionSecrets: [], receiptKeys: [] });

let directory = '';
const options = () => ({ databaseUrl: undefined, sqliteFile: join(directory, 'shop.sqlite') });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-kept-'));
  configureStore(options());
  sellFrom('https://supplier.test');
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now });
});
afterEach(async () => {
  vi.useRealTimers();
  await closeStore();
  await rm(directory, { recursive: true, force: true });
});

async function restart() {
  await closeStore();
  configureStore(options());
}

describe('keptCopies', () => {
  it('gives back after a restart what was written before', async () => {
    const copy = { data: ['one', 'two'], loadedAt: now };
    await keptCopies('brands', names).write('US', copy);
    await restart();
    expect(await keptCopies('brands', names).read('US')).toEqual(copy);
    expect(await keptCopies('brands', names).read('DE')).toBeNull();
    expect(await keptCopies('coins', names).read('US')).toBeNull();
  });

  it('has no copy when the one written is of another shape', async () => {
    await keptCopies('brands', z.array(z.number())).write('US', { data: [1], loadedAt: now });
    expect(await keptCopies('brands', names).read('US')).toBeNull();
  });

  it("never takes one supplier's catalogue for another's, whatever port the sandbox has", async () => {
    const copies = keptCopies('brands', names);
    sellFrom('http://127.0.0.1:4001', 'sandbox');
    await copies.write('US', { data: ['simulated'], loadedAt: now });
    sellFrom('http://127.0.0.1:4002', 'sandbox');
    expect(await copies.read('US')).toMatchObject({ data: ['simulated'] });
    for (const origin of ['https://supplier.test', 'https://other.test']) {
      sellFrom(origin);
      expect(await copies.read('US')).toBeNull();
      await copies.write('US', { data: [origin], loadedAt: now });
    }
    expect(await copies.read('US')).toMatchObject({ data: ['https://other.test'] });
  });

  it('drops what is past its time at the first write and every fiftieth after', async () => {
    const store = await getStore();
    const leftover = { key: 'leftover', data: [], loadedAt: now - day - 1 };
    const copies = keptCopies('brands', names);
    const write = () => copies.write('US', { data: ['good'], loadedAt: now });
    const dropped = async () => (await store.readCatalogueCopy('leftover')) === null;
    await store.writeCatalogueCopy(leftover);
    await write();
    expect(await dropped()).toBe(true);
    await store.writeCatalogueCopy(leftover);
    for (let count = 2; count <= 50; count++) await write();
    expect(await dropped()).toBe(false);
    await write();
    expect(await dropped()).toBe(true);
  });

  it('drops none of a kind for what is read of another', async () => {
    await keptCopies('brands', names).write('US', { data: ['one'], loadedAt: now });
    const words = keptCopies('words', names, 2);
    for (let count = 1; count <= 51; count++) {
      await words.write(`${count}`, { data: ['word'], loadedAt: now + count });
    }
    expect(await words.read('49')).toBeNull();
    expect(await words.read('51')).not.toBeNull();
    expect(await keptCopies('brands', names).read('US')).not.toBeNull();
  });

  it('keeps what may still be served, up to a clock that is a little ahead', async () => {
    const store = await getStore();
    const times = [now - day, now + keptLimits.aheadMs, now + keptLimits.aheadMs + 1];
    for (const loadedAt of times) {
      await store.writeCatalogueCopy({ key: `${loadedAt}`, data: [], loadedAt });
    }
    await keptCopies('brands', names).write('US', { data: ['good'], loadedAt: now });
    const left = await Promise.all(times.map((time) => store.readCatalogueCopy(`${time}`)));
    expect(left.map((copy) => copy !== null)).toEqual([true, true, false]);
  });

  it('has no copy for a page that waited long enough for the database', async () => {
    await closeStore();
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    configureStore({ ...options(), databaseUrl: `postgres://shop@127.0.0.1:${port}/shop` });
    const reading = keptCopies('brands', names).read('US');
    await vi.advanceTimersByTimeAsync(keptLimits.readMs);
    expect(await reading).toBeNull();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});

describe('a cache over kept copies', () => {
  const start = () =>
    createCache<string[], string>({
      freshMs: 1_000,
      staleMs: day,
      isEmpty: (data) => data.length === 0,
      maxEntries: 9,
      copies: keptCopies('brands', names),
    });
  const down = async () => ({ ok: false as const, error: 'down' });

  it('serves the last good answer for a day after a restart while the supplier is down', async () => {
    await start().get('US', async () => ({ ok: true, data: ['good'] }));
    await vi.waitFor(async () =>
      expect(await keptCopies('brands', names).read('US')).not.toBeNull(),
    );
    await restart();
    vi.setSystemTime(now + day - 1);
    expect(await start().get('US', down)).toEqual({ ok: true, data: ['good'] });
    vi.setSystemTime(now + day);
    expect(await start().get('US', down)).toEqual({ ok: false, error: 'down' });
  });

  it('asks the supplier when the store cannot be used', async () => {
    await closeStore();
    const cache = start();
    const good = async () => ({ ok: true as const, data: ['good'] });
    expect(await cache.get('US', down)).toEqual({ ok: false, error: 'down' });
    vi.setSystemTime(now + 2_000);
    expect(await cache.get('US', good)).toEqual({ ok: true, data: ['good'] });
  });
});
