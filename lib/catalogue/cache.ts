import type { Result } from '@/schemas/result';

type Entry<T> = {
  data: T;
  loadedAt: number;
  /** Not asked again before, after a failure or an empty answer. */
  retryAt: number;
};

/** A supplier in trouble is not asked on every visit. */
const retryMs = 30_000;

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

  /** Puts an answer in place of the known one, unless it is no better; then that is tried again later. */
  function keep(key: string, answer: Result<T, E>): void {
    const known = entries.get(key);
    const tooOld = known === undefined || now() - known.loadedAt >= policy.staleMs;
    if (!answer.ok || (policy.isEmpty(answer.data) && !tooOld)) {
      if (known !== undefined) known.retryAt = now() + retryMs;
      return;
    }
    entries.delete(key);
    entries.set(key, { data: answer.data, loadedAt: now(), retryAt: 0 });
    const [oldest] = entries.keys();
    if (entries.size > policy.maxEntries && oldest !== undefined) entries.delete(oldest);
  }

  function load(key: string, fetcher: () => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const running = loading.get(key);
    if (running !== undefined) return running;
    const started = fetcher()
      .then((answer) => {
        keep(key, answer);
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
          if (now() >= known.retryAt) void load(key, fetcher);
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
