import type { Result } from '@/schemas/result';
import { type Copy, createCache, type Fetcher } from './cache';

export type Answer = Result<string[], string>;

export const good = (...data: string[]): Answer => ({ ok: true, data });
export const down: Answer = { ok: false, error: 'down' };

/** Copies that several caches share, in a store that can be broken. */
export function fakeCopies() {
  const rows = new Map<string, Copy<string[]>>();
  const store = { rows, broken: false, reads: 0 };
  const check = () => {
    if (store.broken) throw new Error('the database is gone');
  };
  const copies = {
    async read(key: string) {
      store.reads += 1;
      check();
      return rows.get(key) ?? null;
    },
    async write(key: string, copy: Copy<string[]>) {
      check();
      if ((rows.get(key)?.loadedAt ?? 0) <= copy.loadedAt) rows.set(key, copy);
    },
  };
  return { store, copies };
}

type Changes = Partial<Parameters<typeof createCache<string[], string>>[0]>;

/** A cache with a clock to move; `start` gives another one, as a restart or a second instance. */
export function setUp(changes: Changes = {}) {
  const clock = { now: 0 };
  const start = () =>
    createCache<string[], string>({
      freshMs: 100,
      staleMs: 60_000,
      isEmpty: (data) => data.length === 0,
      maxEntries: 2,
      holdMs: (error) => (error === 'busy' ? 45_000 : null),
      now: () => clock.now,
      ...changes,
    });
  const calls: { background: boolean }[] = [];
  const fetcher =
    (answer: Answer): Fetcher<string[], string> =>
    async (how) => {
      calls.push(how);
      return answer;
    };
  return { clock, start, cache: start(), calls, fetcher };
}

/** An answer that comes when the test says so. */
export function later() {
  let answer: (value: Answer) => void = () => undefined;
  const promise = new Promise<Answer>((resolve) => {
    answer = resolve;
  });
  return { answer, fetcher: () => promise };
}
