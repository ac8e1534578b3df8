import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveOpen } from './gapped';
import { createKeptPages, type KeptPage } from './kept-pages';
import { keptMs as lifetimes } from './lifetime';

const keptMs = lifetimes.whole;

let clock = 0;
const later = (ms: number) => {
  clock += ms;
};
beforeEach(() => {
  clock = 1_000_000;
});

async function pageOf(text: string, keeping: Partial<KeptPage> = {}): Promise<KeptPage> {
  const gapped = await leaveOpen(text, 'nonce');
  if (gapped === null) throw new Error('not left open');
  return { text: gapped, headers: {}, keptMs, readAt: clock, ...keeping };
}

const textOf = (page: KeptPage | null) =>
  page?.text.stretches.map(({ plain }) => `${plain}`).join();

/** A shop's kept pages, whose renderings are counted and end when they are told to. */
function world({ mostBytes = 1_000_000 } = {}) {
  const onRead = vi.fn();
  const pages = createKeptPages({ mostBytes, now: () => clock, onRead });
  const waiting: { path: string; end: (page: KeptPage | null) => void }[] = [];
  const visits: Promise<string | null>[] = [];
  /** What a visitor is given at once: the page, its coming, or nothing. */
  function get(path: string, mayBegin = true): string | null {
    const render = () =>
      new Promise<KeptPage | null>((resolve) => void waiting.push({ path, end: resolve }));
    const given = pages.get(path, render, { mayBegin });
    if (!(given instanceof Promise)) return textOf(given) ?? null;
    visits.push(given.then((page) => textOf(page) ?? null));
    return 'coming';
  }
  /** Ends the renderings under way, each with the text that is given for its path. */
  async function rendered(
    textFor: (path: string) => string | null,
    keeping?: Partial<KeptPage>,
  ): Promise<string[]> {
    const ended = waiting.splice(0);
    for (const { path, end } of ended) {
      const text = textFor(path);
      end(text === null ? null : await pageOf(text, keeping));
    }
    await Promise.resolve();
    return ended.map(({ path }) => path);
  }
  /** Has a page kept, as two visitors do. */
  async function keep(path: string, text = path): Promise<void> {
    get(path);
    get(path);
    await rendered(() => text);
  }
  /** What those were given in the end who had to wait. */
  const waited = () => Promise.all(visits.splice(0));
  return { get, rendered, keep, waiting, waited, onRead };
}

describe('a page', () => {
  it('is rendered for all once a second visitor asks, for whom others need not ask again', async () => {
    const { get, rendered, waiting, waited, onRead } = world();
    expect(get('/en/us')).toBeNull();
    expect(waiting).toEqual([]);
    expect([get('/en/us'), get('/en/us'), get('/en/us')]).toEqual(['coming', 'coming', 'coming']);
    expect(await rendered(() => 'home')).toEqual(['/en/us']);
    expect(await waited()).toEqual(['home', 'home', 'home']);
    expect(get('/en/us')).toBe('home');
    expect(get('/en/de')).toBeNull();
    const outcomes = ['miss', 'miss', 'joined', 'joined', 'fresh', 'miss'];
    expect(onRead.mock.calls.flat()).toEqual(outcomes);
  });

  it('that is asked for seldom is not kept', () => {
    const { get, waiting } = world();
    for (let visit = 0; visit < 5; visit += 1) {
      expect(get('/en/us')).toBeNull();
      later(keptMs);
    }
    expect(waiting).toEqual([]);
  });

  it('is never kept longer than it may be, counted from when what it says was read', async () => {
    const { get, rendered } = world();
    get('/en/us');
    get('/en/us');
    later(20_000);
    const readAt = clock;
    later(3_000);
    await rendered(() => 'home', { readAt });
    later(keptMs - 3_001);
    expect(get('/en/us')).toBe('home');
    later(1);
    expect(get('/en/us')).not.toBe('home');
  });

  it('is given to who waited for it, however long its rendering took after it was read', async () => {
    const { get, rendered, waited } = world();
    get('/en/us');
    get('/en/us');
    get('/en/us');
    await rendered(() => 'home', { readAt: clock - keptMs });
    expect(await waited()).toEqual(['home', 'home']);
    expect(get('/en/us')).toBe('coming');
  });

  it('that says what fails is kept no longer than a failure is', async () => {
    const { get, rendered } = world();
    get('/en/us');
    get('/en/us');
    await rendered(() => 'trouble', { keptMs: lifetimes.failed });
    later(lifetimes.failed - 1);
    expect(get('/en/us')).toBe('trouble');
    later(1);
    expect(get('/en/us')).not.toBe('trouble');
  });

  it('is rendered anew in time where it is asked for, and shown meanwhile', async () => {
    const { get, rendered, keep, waiting } = world();
    await keep('/en/us', 'old');
    later(keptMs / 2);
    expect(get('/en/us')).toBe('old');
    expect(waiting).toEqual([]);
    later(keptMs / 4);
    expect([get('/en/us'), get('/en/us')]).toEqual(['old', 'old']);
    expect(await rendered(() => 'new')).toEqual(['/en/us']);
    later(keptMs / 2);
    expect(get('/en/us')).toBe('new');
  });

  it('is not begun for all while it may not be, but given where it is kept or coming', async () => {
    const { get, rendered, waiting, waited } = world();
    get('/en/us');
    expect([get('/en/us', false), get('/en/us', false)]).toEqual([null, null]);
    expect(waiting).toEqual([]);
    expect(get('/en/us')).toBe('coming');
    expect(get('/en/us', false)).toBe('coming');
    await rendered(() => 'home');
    expect(await waited()).toEqual(['home', 'home']);
    later(0.7 * keptMs);
    expect(get('/en/us', false)).toBe('home');
    expect(await rendered(() => 'new')).toEqual(['/en/us']);
  });

  it('that is not to be kept is not tried again at once, nor for ever left alone', async () => {
    const { get, rendered, waiting, waited } = world();
    get('/en/us');
    get('/en/us');
    await rendered(() => null);
    expect(await waited()).toEqual([null]);
    expect([get('/en/us'), get('/en/us'), get('/en/us')]).toEqual([null, null, null]);
    expect(waiting).toEqual([]);
    later(keptMs);
    get('/en/us');
    get('/en/us');
    expect(await rendered(() => 'well again')).toEqual(['/en/us']);
    expect(get('/en/us')).toBe('well again');
  });

  it('that was kept and no longer may be is gone at its time', async () => {
    const { get, rendered, keep, waiting } = world();
    await keep('/en/us');
    later((keptMs * 3) / 4);
    get('/en/us');
    await rendered(() => null);
    expect([get('/en/us'), get('/en/us')]).toEqual(['/en/us', '/en/us']);
    expect(waiting).toEqual([]);
    later(keptMs / 4);
    expect(get('/en/us')).toBeNull();
  });
});

describe('many pages', () => {
  it('stay within their bytes: the one not asked for longest makes way', async () => {
    const { get, keep } = world({ mostBytes: 2_500 });
    const text = (letter: string) => letter.repeat(1_000);
    await keep('a', text('a'));
    await keep('b', text('b'));
    expect(get('a')).toBe(text('a'));
    await keep('c', text('c'));
    expect(['a', 'b', 'c'].map((path) => get(path))).toEqual([text('a'), 'coming', text('c')]);
  });

  it('that are past their time make way first, and a page too large for all is not kept', async () => {
    const { get, keep } = world({ mostBytes: 2_500 });
    await keep('old', 'o'.repeat(1_500));
    later(keptMs);
    await keep('new', 'n'.repeat(1_500));
    await keep('more', 'm'.repeat(500));
    expect(['new', 'more'].map((path) => get(path)?.[0])).toEqual(['n', 'm']);
    await keep('huge', 'h'.repeat(5_000));
    expect(get('huge')).toBe('coming');
  });
});
