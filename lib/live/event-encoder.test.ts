import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderSnapshot } from '../order/order-fixtures';
import { eventStreamHeaders, frames } from './event-encoder';

function read(frame: Uint8Array) {
  const events: EventSourceMessage[] = [];
  const seen = { events, comments: 0, retry: 0 };
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: () => {
      seen.comments += 1;
    },
    onRetry: (ms) => {
      seen.retry = ms;
    },
  });
  parser.feed(new TextDecoder().decode(frame));
  return seen;
}

describe('a frame', () => {
  it('opens with a retry time and a comment, which no listener hears', () => {
    expect(read(frames.opening)).toEqual({ events: [], comments: 1, retry: 2000 });
  });

  it('of an order carries its version as id and all of it as data', () => {
    const [event] = read(frames.order(orderSnapshot({ version: 7 }))).events;
    expect(event).toMatchObject({ id: '7' });
    expect(event?.event).toBeUndefined();
    expect(JSON.parse(event?.data ?? '')).toEqual(orderSnapshot({ version: 7 }));
  });

  it.each(['ping', 'lost', 'found', 'rotate', 'stop'] as const)(
    'named %s can be heard by a script',
    (name) => {
      expect(read(frames[name]).events).toMatchObject([{ event: name, data: '{}' }]);
    },
  );

  it('is one event whatever the supplier writes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a\n\nevent: stop\ndata: {}\n\n', '\r\n\r\n', '\u2028', '\u0000', ': x'),
    );
    fc.assert(
      fc.property(text, text, (network, coin) => {
        const snapshot = orderSnapshot({ network, coin });
        const { events, comments } = read(frames.order(snapshot));
        expect(comments).toBe(0);
        expect(events.map(({ data }): unknown => JSON.parse(data))).toEqual([snapshot]);
      }),
    );
  });
});

it('forbids caches and proxies to hold the stream back or to change it', () => {
  expect(eventStreamHeaders).toMatchObject({
    'Content-Type': expect.stringMatching(/^text\/event-stream/),
    'Cache-Control': expect.stringMatching(/no-store.*no-transform/),
    'X-Accel-Buffering': 'no',
  });
});
