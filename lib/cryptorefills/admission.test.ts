import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAdmission, type Priority } from './admission';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const patience = 60_000;
const asked = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Admits calls and writes down which were let through and when, in whole milliseconds. */
function watch(limits: { rate: number; burst: number }) {
  const admission = createAdmission(limits);
  const turns: { name: string; at: number }[] = [];
  const refusals: { name: string; seconds: number }[] = [];
  const begin = performance.now();
  return {
    admission,
    turns,
    refusals,
    ask(name: string, priority: Priority = 'usual', patienceMs = patience) {
      void admission.admit(priority, patienceMs).then((seconds) => {
        if (seconds === null) turns.push({ name, at: Math.round(performance.now() - begin) });
        else refusals.push({ name, seconds });
      });
    },
    names: () => turns.map(({ name }) => name),
  };
}

describe('admission', () => {
  it('lets a burst through at once and the rest one by one', async () => {
    const { ask, turns } = watch({ rate: 1, burst: 5 });
    for (const each of asked(8)) ask(String(each));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(turns.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 1000, 2000, 3000]);
  });

  it('is as generous as before after a quiet time, and no more', async () => {
    const { ask, turns } = watch({ rate: 1, burst: 5 });
    for (const each of asked(5)) ask(String(each));
    await vi.advanceTimersByTimeAsync(3_600_000);
    for (const each of asked(6)) ask(String(each));
    await vi.advanceTimersByTimeAsync(0);
    expect(turns).toHaveLength(10);
  });

  it('takes quotes before the catalogue, and refreshes last', async () => {
    const { ask, names } = watch({ rate: 1, burst: 1 });
    ask('first');
    ask('refresh', 'last');
    ask('list', 'usual');
    ask('price', 'first');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(names()).toEqual(['first', 'price', 'list', 'refresh']);
  });

  it('lets nobody starve, however many come that go first', async () => {
    const { ask, names } = watch({ rate: 1, burst: 1 });
    ask('opening', 'first');
    for (const each of asked(20)) ask(`quote ${each}`, 'first');
    ask('list', 'usual');
    ask('refresh', 'last');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(names()).toContain('list');
    expect(names()).toContain('refresh');
    expect(names().filter((name) => name.startsWith('quote'))).toHaveLength(6);
  });

  it('refuses at once whoever could not have a turn in time, and says when', async () => {
    const { ask, refusals } = watch({ rate: 1, burst: 1 });
    for (const each of asked(4)) ask(String(each), 'usual', 2_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(refusals).toEqual([{ name: '3', seconds: 3 }]);
  });

  it('refuses those whom others have overtaken for too long', async () => {
    const { ask, names, refusals } = watch({ rate: 1, burst: 1 });
    ask('first');
    ask('refresh', 'last', 1_500);
    for (const each of asked(3)) ask(`quote ${each}`, 'first');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(names()).toEqual(['first', 'quote 0', 'quote 1', 'quote 2']);
    expect(refusals.map(({ name }) => name)).toEqual(['refresh']);
  });

  it('lets nobody through while the supplier asks for quiet', async () => {
    const { admission, ask, turns } = watch({ rate: 10, burst: 10 });
    admission.pause(5_000);
    ask('one');
    ask('two');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(turns).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(turns).toHaveLength(2);
  });

  it('refuses at once when the quiet lasts longer than the patience', async () => {
    const { admission } = watch({ rate: 10, burst: 10 });
    admission.pause(30_000);
    expect(await admission.admit('first', 10_000)).toBe(30);
  });

  it('never lets more through than the burst and the rate allow, whatever is asked when', async () => {
    const asks = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 2_000 }),
        priority: fc.constantFrom<Priority>('first', 'usual', 'last'),
        patienceMs: fc.integer({ min: 0, max: 8_000 }),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(asks, async (plan) => {
        const { ask, turns, refusals } = watch({ rate: 2, burst: 3 });
        for (const { after, priority, patienceMs } of plan) {
          await vi.advanceTimersByTimeAsync(after);
          ask('any', priority, patienceMs);
        }
        await vi.advanceTimersByTimeAsync(60_000);
        expect(turns.length + refusals.length).toBe(plan.length);
        for (const [index, { at }] of turns.entries()) {
          const earlier = turns[index - 3];
          // One more than the burst needs half a second since the first of them.
          if (earlier !== undefined) expect(at - earlier.at).toBeGreaterThanOrEqual(499);
        }
      }),
      { numRuns: 100 },
    );
  });
});
