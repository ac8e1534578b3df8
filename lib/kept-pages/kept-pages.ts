import 'server-only';
import { outsideRequests } from '../outside-requests';
import { type Gapped, sizeOf } from './gapped';
import { keptMs } from './lifetime';
import type { Keeping } from './renderings';

/** A page with its nonce left open, the headers that Next gave it, and how long it is good. */
export type KeptPage = Keeping & { text: Gapped; headers: Readonly<Record<string, string>> };

/** Renders a page for everybody; null for one that is not to be kept. Must not reject. */
type Render = () => Promise<KeptPage | null>;

/** After this part of its time a page that is asked for is rendered anew, and served until that is done. */
const renewAt = 2 / 3;

/** For so many milliseconds it is remembered that a page was asked for, and that it cannot be kept. */
const rememberedMs = keptMs.whole;

/** So many keys are remembered, of a few hundred characters at most. */
const mostMarks = 2_000;

type Policy = {
  mostBytes: number;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
  /** Told of every page that was asked for: whether it was kept, or is being rendered for all. */
  onRead?: (outcome: 'fresh' | 'joined' | 'miss') => void;
};

/** Keys that are remembered for a while. */
function createMarks(now: () => number) {
  const marks = new Map<string, number>();
  return {
    has: (key: string) => (marks.get(key) ?? 0) > now(),
    set(key: string): void {
      marks.delete(key);
      marks.set(key, now() + rememberedMs);
      const [oldest] = marks.keys();
      if (marks.size > mostMarks && oldest !== undefined) marks.delete(oldest);
    },
  };
}

/** The pages themselves: what was not asked for longest makes way when they are too large. */
function createShelf(mostBytes: number, now: () => number) {
  const pages = new Map<string, { page: KeptPage; bytes: number }>();
  let bytes = 0;

  const lived = (page: KeptPage) => (now() - page.readAt) / page.keptMs;

  function drop(key: string): void {
    bytes -= pages.get(key)?.bytes ?? 0;
    pages.delete(key);
  }

  return {
    /** A page that is still good, and whether it is time for a new one. */
    find(key: string): { page: KeptPage; isOld: boolean } | null {
      const found = pages.get(key);
      if (found === undefined) return null;
      pages.delete(key);
      pages.set(key, found);
      const { page } = found;
      return lived(page) < 1 ? { page, isOld: lived(page) >= renewAt } : null;
    },

    put(key: string, page: KeptPage): void {
      drop(key);
      const entry = { page, bytes: sizeOf(page.text) };
      pages.set(key, entry);
      bytes += entry.bytes;
      for (const [other, kept] of pages) {
        if (bytes > mostBytes || lived(kept.page) >= 1) drop(other);
      }
    },
  };
}

/**
 * Keeps whole pages for some seconds once two have asked for the same: then a crowd costs one
 * rendering, for which those who come meanwhile wait as well.
 */
export function createKeptPages({ mostBytes, now = () => performance.now(), onRead }: Policy) {
  const shelf = createShelf(mostBytes, now);
  const wanted = createMarks(now);
  const refused = createMarks(now);
  const underWay = new Map<string, Promise<KeptPage | null>>();

  async function keep(key: string, render: Render): Promise<KeptPage | null> {
    const page = await render();
    underWay.delete(key);
    if (page === null) refused.set(key);
    else shelf.put(key, page);
    return page;
  }

  function begin(key: string, render: Render): Promise<KeptPage | null> {
    const coming = underWay.get(key) ?? outsideRequests()(() => keep(key, render));
    underWay.set(key, coming);
    return coming;
  }

  return {
    /**
     * The page under a key, at once or as soon as it is rendered for all, which begins when somebody asks who is
     * not the first in a while, and `mayBegin` says so. Null where there is none for who asks. One that is
     * old is rendered anew whatever `mayBegin` says: many ask for it, who would have none.
     */
    get(
      key: string,
      render: Render,
      { mayBegin }: { mayBegin: boolean },
    ): KeptPage | Promise<KeptPage | null> | null {
      const kept = shelf.find(key);
      const isWanted = wanted.has(key);
      wanted.set(key);
      if (kept !== null) {
        onRead?.('fresh');
        if (kept.isOld && !refused.has(key)) void begin(key, render);
        return kept.page;
      }
      onRead?.(underWay.has(key) ? 'joined' : 'miss');
      const begins = mayBegin && isWanted && !refused.has(key);
      return underWay.has(key) || begins ? begin(key, render) : null;
    },
  };
}
