import { beforeEach, describe, expect, it, vi } from 'vitest';
import { health, readiness } from './health';
import { enterStage } from './lifecycle';

let pings = 0;
let answer: () => Promise<void> = async () => {};
vi.mock('./store/shared', () => ({
  getStore: async () => ({
    ping: () => {
      pings += 1;
      return answer();
    },
  }),
}));
vi.mock('./runtime', () => ({
  runtime: () => ({ mode: 'sandbox', supplierOrigin: 'http://supplier.example' }),
  isSandbox: () => true,
}));

beforeEach(() => {
  pings = 0;
  answer = async () => {};
});

it('is not ready before the start is over, nor while it stops', async () => {
  expect(await readiness()).toBe('starting');
  enterStage('serving');
  expect(await readiness()).toBe('ready');
  expect(pings).toBe(1);
  enterStage('stopping');
  enterStage('serving');
  expect(await readiness()).toBe('stopping');
  expect(pings).toBe(1);
});

describe('the store', () => {
  it('is asked once, however many ask for health', async () => {
    const told = await Promise.all(Array.from({ length: 50 }, health));
    expect(told.every(({ status }) => status === 'ok')).toBe(true);
    expect(pings).toBe(1);
    await health();
    expect(pings).toBe(2);
  });

  it('that fails or hangs is away', async () => {
    answer = () => Promise.reject(new Error('gone'));
    expect(await health()).toEqual({ status: 'unavailable' });
    vi.useFakeTimers();
    answer = () => new Promise(() => {});
    const hanging = health();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await hanging).toEqual({ status: 'unavailable' });
    vi.useRealTimers();
    answer = async () => {};
    expect(await health()).toMatchObject({ status: 'ok', mode: 'sandbox' });
  });
});
