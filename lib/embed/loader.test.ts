import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FrameNews, helloSchema } from '@/schemas/embed-message';

const source = readFileSync('public/embed.js', 'utf8');
const shop = 'https://shop.example';

/** An element as far as the loader makes and reads one. */
class FakeElement extends EventTarget {
  [property: string]: unknown;
  readonly style: Record<string, string> = {};
  readonly dataset: Record<string, string> = {};
  readonly children: FakeElement[] = [];
  top = 0;
  scrolls = 0;

  append(child: FakeElement) {
    this.children.push(child);
    child.remove = () => this.children.splice(this.children.indexOf(child), 1);
  }
  scrollIntoView() {
    this.scrolls += 1;
  }
  getBoundingClientRect() {
    return { top: this.top };
  }
}

/** A partner's page with the script tag in it. */
function openPage(dataset: Record<string, string>, src = `${shop}/embed.js`) {
  const greetings: { message: unknown; origin: string }[] = [];
  const contentWindow = {
    postMessage: (message: unknown, origin: string) => void greetings.push({ message, origin }),
  };
  const placed: FakeElement[] = [];
  const made: FakeElement[] = [];
  const page = new EventTarget();
  let show = () => {};
  runInNewContext(source, {
    document: {
      currentScript: { src, dataset, before: (element: FakeElement) => void placed.push(element) },
      createElement: (name: string) => {
        const element = new FakeElement();
        if (name === 'iframe') element.contentWindow = contentWindow;
        made.push(element);
        return element;
      },
    },
    IntersectionObserver: class {
      constructor(tell: (entries: object[]) => void) {
        show = () => tell([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
    addEventListener: page.addEventListener.bind(page),
    CustomEvent,
    URL,
    setTimeout,
  });
  const [place = new FakeElement(), frame = new FakeElement()] = made;
  const told: object[] = [];
  for (const type of ['ready', 'page', 'height', 'cart', 'checkout', 'unavailable']) {
    place.addEventListener(`shop-embed:${type}`, (event) => {
      told.push({ type, ...('detail' in event && Object(event.detail)) });
    });
  }
  const hear = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    page.dispatchEvent(
      Object.assign(new Event('message'), { origin: shop, source: contentWindow, data, ...from }),
    );
  return {
    greetings,
    placed,
    place,
    frame,
    told,
    hear,
    tell: (news: FrameNews) => hear({ app: 'shop-embed', version: 1, ...news }),
    load: () => frame.dispatchEvent(new Event('load')),
    comeIntoSight: () => show(),
    links: () => place.children.filter(({ href }) => href !== undefined),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the script tag', () => {
  it.each([
    [{}, '/'],
    [{ language: 'de' }, '/de'],
    [{ language: 'en', country: 'US' }, '/en/us'],
    [{ country: 'us' }, '/us'],
    [{ language: 'en', country: 'us', brand: 'gift-cards/amazon' }, '/en/us/gift-cards/amazon'],
    [{ language: 'en', brand: 'gift-cards/amazon' }, '/en'],
    [{ language: 'en', country: 'us', brand: 'esims' }, '/en/us/esims'],
    [{ country: '/evil.example' }, '/%2Fevil.example'],
    [{ country: 'us', brand: '../../orders?x#y' }, '/us/../../orders%3Fx%23y'],
  ])('of %j puts a frame of %s where it stands', (dataset, path) => {
    const { frame, place, placed } = openPage(dataset);
    expect(placed).toEqual([place]);
    expect(place.children).toEqual([frame]);
    expect(frame.src).toBe(`${shop}${path}`);
    expect(new URL(String(frame.src)).origin).toBe(shop);
    expect(frame).toMatchObject({ title: 'shop.example', loading: 'lazy' });
    expect(frame.sandbox).toBeUndefined();
  });

  it('does nothing where it does not know whence it came', () => {
    expect(openPage({}, '').placed).toEqual([]);
  });

  it('names the frame as it is told', () => {
    expect(openPage({ title: 'Gift cards' }).frame.title).toBe('Gift cards');
  });
});

describe('the loader', () => {
  it('greets each document until it answers, and the shop’s origin alone', () => {
    const { load, tell, greetings } = openPage({});
    load();
    vi.advanceTimersByTime(60_000);
    const tries = greetings.length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(10);
    for (const { message, origin } of greetings) {
      expect(helloSchema.safeParse(message).success).toBe(true);
      expect(origin).toBe(shop);
    }
    load();
    tell({ type: 'ready' });
    vi.advanceTimersByTime(60_000);
    expect(greetings).toHaveLength(tries + 1);
  });

  it('makes the frame as tall as it is told, within reason', () => {
    const { tell, frame } = openPage({});
    for (const [height, px] of [
      [1234, '1234px'],
      [3, '480px'],
      [9_999_999, '50000px'],
    ] as const) {
      tell({ type: 'height', height });
      expect(frame.style.height).toBe(px);
    }
  });

  it('tells the page, and shows the beginning of another page alone', () => {
    const { tell, told, frame } = openPage({});
    frame.top = -500;
    tell({ type: 'ready' });
    expect(frame.scrolls).toBe(0);
    tell({ type: 'height', height: 900 });
    tell({ type: 'cart', units: 2 });
    tell({ type: 'page' });
    tell({ type: 'checkout' });
    tell({ type: 'ready' });
    expect(frame.scrolls).toBe(2);
    frame.top = 20;
    tell({ type: 'page' });
    expect(frame.scrolls).toBe(2);
    expect(told).toEqual([
      { type: 'ready' },
      { type: 'height', height: 900 },
      { type: 'cart', units: 2 },
      { type: 'page' },
      { type: 'checkout' },
      { type: 'ready' },
      { type: 'page' },
    ]);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another window', { source: {} }],
    ['nobody', { origin: 'null', source: null }],
  ])('does not listen to %s', (_who, from) => {
    const { hear, told, frame } = openPage({});
    const height = frame.style.height;
    hear({ app: 'shop-embed', version: 1, type: 'height', height: 900 }, from);
    expect(told).toEqual([]);
    expect(frame.style.height).toBe(height);
  });

  it('is not upset by anything that is said', () => {
    const nearly = fc.record(
      {
        app: fc.constantFrom('shop-embed', 'other'),
        version: fc.constantFrom(1, 2, '1'),
        type: fc.constantFrom('height', 'cart', 'later', 'toString', '__proto__'),
        height: fc.anything(),
        units: fc.anything(),
      },
      { noNullPrototype: false },
    );
    const isCount = (number: unknown) => Number.isInteger(number) && Number(number) >= 0;
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (data) => {
        const { hear, told, frame } = openPage({});
        hear(data);
        expect(String(frame.style.height)).toMatch(/^\d+px$/);
        for (const news of told) {
          const { height, units } = { height: 0, units: 0, ...news };
          expect([height, units].every(isCount)).toBe(true);
        }
        const { app, version } = Object(data);
        if (app !== 'shop-embed' || version !== 1) expect(told).toEqual([]);
      }),
    );
  });

  it('shows a link in place of a frame that does not answer, once it is looked at', () => {
    const { frame, comeIntoSight, links, told, tell } = openPage({
      language: 'en',
      country: 'us',
      link: 'Gift cards',
    });
    vi.advanceTimersByTime(60_000);
    expect(links()).toEqual([]);
    comeIntoSight();
    vi.advanceTimersByTime(10_000);
    expect(links()).toMatchObject([
      { href: `${shop}/en/us`, textContent: 'Gift cards', target: '_blank', rel: 'noopener' },
    ]);
    expect(frame.style.display).toBe('none');
    expect(told).toEqual([{ type: 'unavailable' }]);
    // It was only slow.
    tell({ type: 'ready' });
    expect(links()).toEqual([]);
    expect(frame.style.display).toBe('block');
  });

  it('shows no link beside a frame that has answered', () => {
    const { comeIntoSight, links, tell } = openPage({});
    comeIntoSight();
    tell({ type: 'ready' });
    vi.advanceTimersByTime(60_000);
    expect(links()).toEqual([]);
  });
});
