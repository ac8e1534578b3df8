import type { Result } from '@/schemas/result';

type Entry<T> = { data: T; loadedAt: number };

type Policy<T> = {
  /** Served without asking. */
  freshMs: number;
  /** Served at once while a newer copy is fetched, and whenever the supplier fails. */
  staleMs: number;
  /** An answer that must not replace a good copy: the supplier is known to send empty catalogues. */
  isEmpty: (data: T) => boolean;
  /** Most keys kept; the least recently used goes first. */
  maxEntries: number;
  now?: () => number;
};

/**
 * A stale-while-revalidate cache in memory. Identical loads under way are joined into one. A
 * failure is served from the last good copy while that is not too old, else returned.
 */
export function createCache<T, E>(policy: Policy<T>) {
  const now = policy.now ?? Date.now;
  const entries = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<Result<T, E>>>();

  function keep(key: string, data: T): void {
    const known = entries.get(key);
    if (known !== undefined && policy.isEmpty(data)) return;
    entries.delete(key);
    entries.set(key, { data, loadedAt: now() });
    const [oldest] = entries.keys();
    if (entries.size > policy.maxEntries && oldest !== undefined) entries.delete(oldest);
  }

  function load(key: string, fetcher: () => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const running = loading.get(key);
    if (running !== undefined) return running;
    const started = fetcher()
      .then((answer) => {
        if (answer.ok) keep(key, answer.data);
        return answer;
      })
      .finally(() => loading.delete(key));
    loading.set(key, started);
    return started;
  }

  return {
    /** The data under `key`, from memory or through `fetcher`, which must not throw. */
    async get(key: string, fetcher: () => Promise<Result<T, E>>): Promise<Result<T, E>> {
      const known = entries.get(key);
      if (known !== undefined) {
        entries.delete(key);
        entries.set(key, known);
        const age = now() - known.loadedAt;
        if (age < policy.freshMs) return { ok: true, data: known.data };
        if (age < policy.staleMs) {
          void load(key, fetcher);
          return { ok: true, data: known.data };
        }
      }
      const answer = await load(key, fetcher);
      const best = entries.get(key);
      // An empty answer was not kept when a good copy exists; show that copy.
      return answer.ok && best !== undefined ? { ok: true, data: best.data } : answer;
    },
  };
}
