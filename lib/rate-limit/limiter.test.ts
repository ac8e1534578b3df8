import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outsideRequests } from '../outside-requests';
import type { CountingStatement } from '../store/rate-limits';
import { impatient } from './database';
import { type Caller, createLimiter } from './limiter';
import { limits } from './limits';

const { perSession, perAddress, seconds } = limits.validation;
const buyer: Caller = { id: 'session-1', address: '198.51.100.7' };
const stranger = (address: string | null): Caller => ({ id: null, address });

type Limiter = ReturnType<typeof createLimiter>;

const alone = (factor = 1) => createLimiter({ factor, secret: 'secret', database: null });

/** Calls so often and says how often one had to wait. */
async function turnedAway(limiter: Limiter, caller: Caller, calls: number): Promise<number> {
  let waits = 0;
  for (let call = 0; call < calls; call += 1) {
    if ((await limiter.secondsToWait('validation', caller)) !== null) waits += 1;
  }
  return waits;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session', () => {
  it('has its limit, and may call again when the seconds it is told are over', async () => {
    const limiter = alone();
    expect(await turnedAway(limiter, buyer, perSession)).toBe(0);
    expect(await limiter.secondsToWait('validation', buyer)).toBe(seconds);
    vi.advanceTimersByTime(seconds * 1000 - 300);
    expect(await limiter.secondsToWait('validation', buyer)).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(await limiter.secondsToWait('validation', buyer)).toBeNull();
  });

  it('takes nothing from the others at its address with what it is refused', async () => {
    const limiter = alone();
    await turnedAway(limiter, buyer, 10 * perAddress);
    const neighbour = { ...buyer, id: 'session-2' };
    expect(await turnedAway(limiter, neighbour, perSession)).toBe(0);
  });

  it('has a limit of its own for each kind of call', async () => {
    const limiter = alone();
    await turnedAway(limiter, buyer, perSession + 1);
    expect(await limiter.secondsToWait('quote', buyer)).toBeNull();
  });

  it('is followed from one address to another', async () => {
    const limiter = alone();
    await turnedAway(limiter, buyer, perSession);
    const moved = { ...buyer, address: '203.0.113.9' };
    expect(await limiter.secondsToWait('validation', moved)).toBe(seconds);
  });
});

describe('an address', () => {
  it('has its limit, however many sessions call from it', async () => {
    const limiter = alone();
    let waits = 0;
    for (let call = 0; call < perAddress + 5; call += 1) {
      const { address } = buyer;
      const wait = await limiter.secondsToWait('validation', { id: `session-${call}`, address });
      if (wait !== null) waits += 1;
    }
    expect(waits).toBe(5);
  });

  it('counts those without a session as well', async () => {
    const limiter = alone();
    expect(await turnedAway(limiter, stranger('198.51.100.7'), perAddress + 5)).toBe(5);
    expect(await limiter.secondsToWait('validation', stranger('198.51.100.8'))).toBeNull();
  });

  it('of IPv6 is a /64', async () => {
    const limiter = alone();
    await turnedAway(limiter, stranger('2001:db8:0:1::1'), perAddress);
    const [inside, outside] = ['2001:db8:0:1:ffff::2', '2001:db8:0:2::1'].map(stranger);
    expect(await limiter.secondsToWait('validation', inside ?? buyer)).toBe(seconds);
    expect(await limiter.secondsToWait('validation', outside ?? buyer)).toBeNull();
  });

  it('that is not known is one for all', async () => {
    const limiter = alone();
    expect(await turnedAway(limiter, stranger(null), perAddress + 5)).toBe(5);
  });
});

it('keeps nothing of a request for as long as it counts', async () => {
  outsideRequests();
  const request = new AsyncLocalStorage<string>();
  const { setTimeout: start } = globalThis;
  const madeIn: unknown[] = [];
  vi.stubGlobal('setTimeout', (...given: Parameters<typeof start>) => {
    madeIn.push(request.getStore());
    return start(...given);
  });
  await request.run('a request', () => alone().secondsToWait('validation', buyer));
  vi.unstubAllGlobals();
  expect(madeIn).toEqual([undefined, undefined]);
});

describe('the factor', () => {
  it.each([
    [2, 2 * perSession],
    [0.5, perSession / 2],
    [0.01, 1],
  ])('%d lets %d calls pass', async (factor, most) => {
    const limiter = alone(factor);
    expect(await turnedAway(limiter, buyer, most)).toBe(0);
    expect(await limiter.secondsToWait('validation', buyer)).toBe(seconds);
  });
});

/** A database that counts as PostgreSQL does with the limiter's own statement. */
function fakeDatabase() {
  const rows = new Map<unknown, { points: number; expire: number }>();
  const asked: CountingStatement[] = [];
  const query = async (statement: CountingStatement) => {
    asked.push(statement);
    const [key, points, expire] = statement.values;
    if (!statement.text.includes('INSERT')) return { rows: [] };
    const known = rows.get(key);
    const row = known ?? { points: 0, expire: Number(expire) };
    row.points += Number(points);
    rows.set(key, row);
    return { rows: [row] };
  };
  return { query, asked, keys: () => [...rows.keys()].map(String) };
}

const counting = (query: ReturnType<typeof fakeDatabase>['query'], secret = 'secret') =>
  createLimiter({ factor: 1, secret, database: impatient(query) });

describe('a shared database', () => {
  it('makes instances agree', async () => {
    const { query } = fakeDatabase();
    const [one, other] = [counting(query), counting(query)];
    expect(await turnedAway(one, buyer, perSession - 1)).toBe(0);
    expect(await turnedAway(other, buyer, 1)).toBe(0);
    expect(await one.secondsToWait('validation', buyer)).toBe(seconds);
    expect(await other.secondsToWait('validation', buyer)).toBe(seconds);
  });

  it('is told neither address nor session, and the same by all who share the secret', async () => {
    const { query, asked, keys } = fakeDatabase();
    await counting(query).secondsToWait('validation', buyer);
    await counting(query).secondsToWait('validation', buyer);
    expect(keys()).toHaveLength(2);
    await counting(query, 'another').secondsToWait('validation', buyer);
    expect(keys()).toHaveLength(4);
    expect(JSON.stringify(asked)).not.toMatch(/session-1|198\.51\.100/);
  });

  it('is not asked about those who have used everything up', async () => {
    const { query, asked } = fakeDatabase();
    const limiter = counting(query);
    await turnedAway(limiter, buyer, perSession);
    const before = asked.length;
    expect(await turnedAway(limiter, buyer, 100)).toBe(100);
    expect(asked).toHaveLength(before);
  });

  it('is rid of rows that expired an hour ago, by one statement for all limits', async () => {
    const { query, asked } = fakeDatabase();
    const limiter = counting(query);
    await limiter.secondsToWait('validation', buyer);
    await limiter.secondsToWait('quote', buyer);
    await vi.advanceTimersByTimeAsync(5 * 60_000 + 1);
    const deletes = asked.filter(({ text }) => text.startsWith('DELETE'));
    expect(deletes).toHaveLength(1);
    expect(deletes[0]?.values).toEqual([Date.now() - 3_600_000 - 1]);
  });
});

describe('a database that is away', () => {
  it('leaves each instance to count for itself', async () => {
    const limiter = counting(() => Promise.reject(new Error('ECONNREFUSED')));
    expect(await turnedAway(limiter, buyer, perSession)).toBe(0);
    expect(await limiter.secondsToWait('validation', buyer)).toBe(seconds);
    expect(await limiter.secondsToWait('validation', { ...buyer, id: 'session-2' })).toBeNull();
  });

  it('is left alone for five seconds, and then asked again', async () => {
    const query = vi.fn(() => Promise.reject(new Error('ECONNREFUSED')));
    const limiter = counting(query);
    await turnedAway(limiter, buyer, 5);
    expect(query).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5_000);
    await turnedAway(limiter, buyer, 5);
    expect(query).toHaveBeenCalledTimes(2);
  });

  it('keeps a buyer waiting for a second, even if it never answers', async () => {
    const limiter = counting(() => new Promise(() => {}));
    const told = vi.fn();
    const counted = limiter.secondsToWait('validation', buyer).then(told);
    await vi.advanceTimersByTimeAsync(999);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await counted;
    expect(told).toHaveBeenCalledWith(null);
  });
});
