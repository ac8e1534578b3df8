import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FrameNews } from '@/schemas/embed-message';
import { startTalk } from './talk';

const hello = { app: 'shop-embed', version: 1, type: 'hello' };
const origins = ['https://news.example', 'https://blog.example'];

/** A framed document, and what the page around it gets to hear. */
function openFrame() {
  const heard: { message: unknown; origin: string }[] = [];
  const parent = {
    postMessage: (message: unknown, origin: string) => void heard.push({ message, origin }),
  };
  const page = Object.assign(new EventTarget(), { parent });
  const ended = new AbortController();
  const onHello = vi.fn();
  const tell = startTalk(page as never, origins, { onHello, signal: ended.signal });
  const say = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    page.dispatchEvent(
      Object.assign(new Event('message'), { origin: origins[0], source: parent, data, ...from }),
    );
  return { heard, tell, say, onHello, ended };
}

describe('a framed document', () => {
  it('is silent until it is greeted, and then speaks to who greeted alone', () => {
    const { heard, tell, say, onHello } = openFrame();
    tell({ type: 'height', height: 7 });
    expect(heard).toEqual([]);
    say(hello, { origin: 'https://blog.example' });
    tell({ type: 'cart', units: 2 });
    expect(heard).toEqual([
      {
        message: { app: 'shop-embed', version: 1, type: 'cart', units: 2 },
        origin: 'https://blog.example',
      },
    ]);
    say(hello, { origin: 'https://blog.example' });
    expect(onHello.mock.calls).toEqual([[true], [false]]);
  });

  it.each([
    ['an origin that is not listed', { origin: 'https://evil.example' }],
    ['one that only looks like a listed one', { origin: 'https://news.example.evil.example' }],
    ['an origin that is none', { origin: 'null' }],
    ['another window than its parent', { source: {} }],
    ['no window', { source: null }],
  ])('is not greeted by %s', (_who, from) => {
    const { heard, tell, say, onHello } = openFrame();
    say(hello, from);
    tell({ type: 'ready' });
    expect(heard).toEqual([]);
    expect(onHello).not.toHaveBeenCalled();
  });

  it('is not greeted by anything but a hello of its version', () => {
    const nearly = fc.record({
      app: fc.constantFrom('shop-embed', 'shop', 1),
      version: fc.constantFrom(1, 2, '1', null),
      type: fc.constantFrom('hello', 'ready', 'HELLO', ''),
    });
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (data) => {
        const { heard, tell, say } = openFrame();
        say(data);
        tell({ type: 'ready' });
        const { app, version, type } = Object(data);
        const isHello = app === 'shop-embed' && version === 1 && type === 'hello';
        expect(heard).toHaveLength(isHello ? 1 : 0);
      }),
    );
  });

  it('no longer listens once it has ended', () => {
    const { say, onHello, ended } = openFrame();
    ended.abort();
    say(hello);
    expect(onHello).not.toHaveBeenCalled();
  });

  it('never tells everybody', () => {
    const news: FrameNews[] = [{ type: 'ready' }, { type: 'page' }, { type: 'checkout' }];
    const { heard, tell, say } = openFrame();
    say(hello);
    for (const one of news) tell(one);
    expect(heard.map(({ origin }) => origin)).toEqual(news.map(() => origins[0]));
  });
});
