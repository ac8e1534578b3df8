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

/** So many paths are remembered. A visitor's browser and a crawler know a few hundred. */
const mostMarks = 2_000;

type Policy = {
  mostBytes: number;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
  /** Told of every page that was asked for: whether it was kept, or is being rendered for all. */
  onRead?: (outcome: 'fresh' | 'joined' | 'miss') => void;
};

/** Paths that are remembered for a while. */
function createMarks(now: () => number) {
  const marks = new Map<string, number>();
  return {
    has: (path: string) => (marks.get(path) ?? 0) > now(),
    set(path: string): void {
      marks.delete(path);
      marks.set(path, now() + rememberedMs);
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

  function drop(path: string): void {
    bytes -= pages.get(path)?.bytes ?? 0;
    pages.delete(path);
  }

  return {
    /** A page that is still good, and whether it is time for a new one. */
    find(path: string): { page: KeptPage; isOld: boolean } | null {
      const found = pages.get(path);
      if (found === undefined) return null;
      pages.delete(path);
      pages.set(path, found);
      const { page } = found;
      return lived(page) < 1 ? { page, isOld: lived(page) >= renewAt } : null;
    },

    put(path: string, page: KeptPage): void {
      drop(path);
      const entry = { page, bytes: sizeOf(page.text) };
      pages.set(path, entry);
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

  async function keep(path: string, render: Render): Promise<KeptPage | null> {
    const page = await render();
    underWay.delete(path);
    if (page === null) refused.set(path);
    else shelf.put(path, page);
    return page;
  }

  function begin(path: string, render: Render): Promise<KeptPage | null> {
    const coming = underWay.get(path) ?? outsideRequests()(() => keep(path, render));
    underWay.set(path, coming);
    return coming;
  }

  return {
    /**
     * The page at a path, at once or as soon as it is rendered for all, which the second to ask in a while
     * has it; null for one that who asks is to have rendered for himself.
     */
    get(path: string, render: Render): KeptPage | Promise<KeptPage | null> | null {
      const kept = shelf.find(path);
      if (kept !== null) {
        onRead?.('fresh');
        if (kept.isOld && !refused.has(path)) void begin(path, render);
        return kept.page;
      }
      onRead?.(underWay.has(path) ? 'joined' : 'miss');
      if (underWay.has(path) || (wanted.has(path) && !refused.has(path))) {
        return begin(path, render);
      }
      wanted.set(path);
      return null;
    },
  };
}
