import type { Result } from '@/schemas/result';

/** A good answer and when it was loaded, in epoch milliseconds. */
export type Copy<T> = { data: T; loadedAt: number };

/**
 * Where good copies outlive the process and are shared with others. Of two writes the later
 * `loadedAt` wins. A rejection counts as "no copy", and is not passed on.
 */
export type Copies<T> = {
  read: (key: string) => Promise<Copy<T> | null>;
  write: (key: string, copy: Copy<T>) => Promise<void>;
};

/** `background`: nobody waits for this answer, so a call for it may yield to others. */
export type Fetcher<T, E> = (how: { background: boolean }) => Promise<Result<T, E>>;

/** Where a reader stands in line when calls have to wait. */
export type Line = 'first' | 'usual' | 'last';
const places: Record<Line, number> = { first: 0, usual: 1, last: 2 };

/** A supplier in trouble is not asked on every visit, as long as there is something to show. */
const retryMs = 30_000;

/** With nothing to show, a failure stands this long: the next visitor may be luckier. */
const failureMs = 1_000;

type Policy<T, E> = {
  /** Served without asking. */
  freshMs: number;
  /** Served at once while a newer copy is fetched, and whenever the supplier fails. */
  staleMs: number;
  /** An answer that must not replace a good copy: the supplier is known to send empty catalogues. */
  isEmpty: (data: T) => boolean;
  /** Most keys kept; the least recently used goes first. */
  maxEntries: number;
  /** Looked at before the supplier is asked; without it the process' memory is all there is. */
  copies?: Copies<T>;
  /**
   * How long a failure stands when there is nothing to show instead, one second without it; with
   * something to show, half a minute at least.
   */
  failureMs?: number;
  /** How long an empty answer stands; half a minute without it. */
  emptyMs?: number;
  /** How long the supplier wants to be left alone after an error, in ms; null when it did not say. */
  holdMs?: (error: E) => number | null;
  now?: () => number;
  /**
   * Told of every read: `stale` is served while a newer copy is fetched, or because there is none; a
   * `miss` is fetched for this reader, and `joined` is who waits for the same.
   */
  onRead?: (outcome: 'fresh' | 'stale' | 'joined' | 'miss' | 'failed') => void;
};

/** One way from a key to its data, shared by everyone who asks meanwhile. */
type Flight<T, E> = {
  /** The best usable copy once the shared ones were looked at; never rejects. */
  copy: Promise<Copy<T> | null>;
  answer: Promise<Result<T, E>>;
};

/** An answer not worth keeping, which stands until it is time to ask again. */
type Held<T, E> = { answer: Result<T, E>; until: number; line: Line };

const flightName = (key: string, line: Line) => `${line} ${key}`;

/** Puts the value last in line, and drops the first in line when there are too many. */
function place<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [first] = map.keys();
  if (map.size > most && first !== undefined) map.delete(first);
}

/** What the process itself remembers: good copies, and answers that stand for a while. */
function createMemory<T, E>(policy: Policy<T, E>, now: () => number) {
  const entries = new Map<string, Copy<T>>();
  const holds = new Map<string, Held<T, E>>();

  const isFresh = ({ loadedAt }: Copy<T>) => now() - loadedAt < policy.freshMs;

  // Clocks of several machines differ a little; a copy from far in the future is not believed.
  const isUsable = ({ loadedAt }: Copy<T>) =>
    now() - loadedAt < policy.staleMs && loadedAt - now() <= policy.freshMs;

  function usable(key: string): Copy<T> | null {
    const known = entries.get(key);
    return known !== undefined && isUsable(known) ? known : null;
  }

  /** What stands for a reader; a failure of somebody further back in line does not, if it is all. */
  function held(key: string, line: Line): Result<T, E> | null {
    const hold = holds.get(key);
    if (hold === undefined) return null;
    if (now() >= hold.until) {
      holds.delete(key);
      return null;
    }
    const goesBefore = !hold.answer.ok && places[line] < places[hold.line];
    return goesBefore && usable(key) === null ? null : hold.answer;
  }

  /** Also marks a copy that is already there as just used. */
  function put(key: string, copy: Copy<T>): void {
    place(entries, key, copy, policy.maxEntries);
  }

  function standsMs(key: string, answer: Result<T, E>): number {
    if (answer.ok) return policy.emptyMs ?? retryMs;
    const failed = policy.failureMs ?? failureMs;
    const usual = usable(key) === null ? failed : Math.max(failed, retryMs);
    return Math.max(usual, policy.holdMs?.(answer.error) ?? 0);
  }

  function hold(key: string, answer: Result<T, E>, line: Line): void {
    const until = now() + standsMs(key, answer);
    place(holds, key, { answer, until, line }, policy.maxEntries);
  }

  function atHand(prefix: string): [string, T][] {
    const found = [...entries].filter(([key, copy]) => key.startsWith(prefix) && isUsable(copy));
    return found.map(([key, { data }]) => [key, data]);
  }

  return { isFresh, isUsable, usable, held, put, hold, atHand, keys: () => [...entries.keys()] };
}

/** The shared copies, which never reject: without them there is only less to fall back on. */
function forgiving<T>(copies: Copies<T> | undefined): Copies<T> {
  return {
    async read(key) {
      try {
        return (await copies?.read(key)) ?? null;
      } catch {
        return null;
      }
    },
    async write(key, copy) {
      try {
        await copies?.write(key, copy);
      } catch {
        // The page has its data all the same, and the next good answer is another chance.
      }
    },
  };
}

/**
 * A stale-while-revalidate cache in memory, before copies that may be shared by several processes.
 * Identical reads and loads under way are joined into one. A failure is served from the last good
 * copy while that is not too old, else returned.
 */
export function createCache<T, E>(policy: Policy<T, E>) {
  const now = policy.now ?? Date.now;
  const memory = createMemory(policy, now);
  const copies = forgiving(policy.copies);
  const flights = new Map<string, Flight<T, E>>();

  /** The newer of the shared copy and the one in memory, which it becomes; null when unusable. */
  async function recall(key: string): Promise<Copy<T> | null> {
    const shared = await copies.read(key);
    const known = memory.usable(key);
    if (shared === null || !memory.isUsable(shared) || policy.isEmpty(shared.data)) return known;
    if (known !== null && known.loadedAt >= shared.loadedAt) return known;
    memory.put(key, shared);
    return shared;
  }

  function keep(key: string, data: T): void {
    const copy = { data, loadedAt: now() };
    memory.put(key, copy);
    void copies.write(key, copy);
  }

  async function load(
    key: string,
    fetcher: Fetcher<T, E>,
    line: Line,
    recalled: Flight<T, E>['copy'],
  ) {
    const copy = await recalled;
    if (copy !== null && memory.isFresh(copy)) return { ok: true as const, data: copy.data };
    const answer = await fetcher({ background: copy !== null });
    if (answer.ok && !policy.isEmpty(answer.data)) keep(key, answer.data);
    else memory.hold(key, answer, line);
    return answer;
  }

  function launch(key: string, fetcher: Fetcher<T, E>, line: Line): Flight<T, E> {
    const copy = recall(key);
    const name = flightName(key, line);
    const answer = load(key, fetcher, line, copy).finally(() => flights.delete(name));
    flights.set(name, { copy, answer });
    return { copy, answer };
  }

  function served(copy: Copy<T>): Result<T, E> {
    policy.onRead?.(memory.isFresh(copy) ? 'fresh' : 'stale');
    return { ok: true, data: copy.data };
  }

  function asked(answer: Result<T, E>, how: 'miss' | 'joined'): Result<T, E> {
    policy.onRead?.(answer.ok ? how : 'failed');
    return answer;
  }

  return {
    /**
     * The data under `key`: from memory, from the shared copies, or through `fetcher`, which must
     * not reject. Only those who stand alike in line wait for the same: nobody for who goes after them.
     */
    async get(key: string, fetcher: Fetcher<T, E>, line: Line = 'usual'): Promise<Result<T, E>> {
      const known = memory.usable(key);
      if (known !== null) memory.put(key, known);
      if (known !== null && memory.isFresh(known)) return served(known);
      const standing = memory.held(key, line);
      if (standing !== null) return known === null ? asked(standing, 'miss') : served(known);
      const underWay = flights.get(flightName(key, line));
      const flight = underWay ?? launch(key, fetcher, line);
      if (known !== null) return served(known);
      const copy = await flight.copy;
      // One who joins a long flight may come when its copy is past its time.
      if (copy !== null && memory.isUsable(copy)) return served(copy);
      return asked(await flight.answer, underWay === undefined ? 'miss' : 'joined');
    },

    /** Takes over data that came along with something else. */
    put(key: string, data: T): void {
      if (!policy.isEmpty(data)) keep(key, data);
    },

    /** The data under `key` if it is in memory or among the shared copies; asks nobody for it. */
    async peek(key: string): Promise<T | null> {
      const copy = memory.usable(key) ?? (await recall(key));
      return copy === null ? null : copy.data;
    },

    /** What is in memory under keys that begin with `prefix`, which leaves it as long unused as it was. */
    atHand: memory.atHand,

    /** The keys in memory, the least recently used first; what is under them may be past its time. */
    keys: (): string[] => memory.keys(),
  };
}
