import { IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setRuntime } from '../runtime';
import { type StreamEvent, subscribeToOrder } from './stream';
import {
  type Answer,
  deadOrigin,
  forgetTraffic,
  type PlayedSupplier,
  playSupplier,
} from './supplier-server-fixtures';
import { type Body, orderBody, supplierId } from './wire-fixtures';

const session = { address: '203.0.113.7', userAgent: 'Fox/1.0' };
const eventStream = { 'Content-Type': 'text/event-stream; charset=utf-8' };
let supplier: PlayedSupplier;
let leave: AbortController;

const point = (supplierOrigin: string) =>
  setRuntime({ supplierOrigin, mode: 'real', sessionSecrets: [], receiptKeys: [] });

beforeAll(async () => {
  supplier = await playSupplier();
});
beforeEach(() => {
  forgetTraffic();
  leave = new AbortController();
  point(supplier.origin);
});
afterEach(() => {
  leave.abort();
  vi.useRealTimers();
});
afterAll(() => supplier.close());

const subscribe = () => subscribeToOrder(session, supplierId, leave.signal);

async function open(answer: Answer): Promise<AsyncIterable<StreamEvent>> {
  supplier.answerWith(answer);
  const subscription = await subscribe();
  if (!subscription.ok) throw new Error(`The stream failed: ${subscription.error.kind}`);
  return subscription.data;
}

/** What came of a stream until it ended, be it cleanly or not. */
async function heard(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const all: StreamEvent[] = [];
  try {
    for await (const event of events) all.push(event);
  } catch {
    // A broken connection; what was whole has been delivered.
  }
  return all;
}

/** Each part in a chunk of its own. */
const writes =
  (...parts: (string | Buffer)[]): Answer =>
  async (response) => {
    response.writeHead(200, eventStream);
    for (const part of parts) {
      response.write(part);
      await turn();
    }
    response.end();
  };

const data = (change: Body = {}) => `data: ${JSON.stringify(orderBody(change))}`;
const paid = { order_state: 'PaymentReceived' };
const frame = (change: Body = {}) => `${data(change)}\n\n`;
const states = (events: StreamEvent[]) =>
  events.map((event) => (event.type === 'order' ? event.order.state : event.type));
const statesOf = async (...parts: (string | Buffer)[]) =>
  states(await heard(await open(writes(...parts))));

describe('the request', () => {
  it('asks for events of the order, in the buyer’s name', async () => {
    await statesOf(frame());
    const [seen] = supplier.seen;
    expect(seen?.url.pathname).toBe(`/v5/orders/${supplierId}/subscribe`);
    expect(seen?.headers).toMatchObject({
      accept: 'text/event-stream',
      'user-agent': 'Fox/1.0',
      'x-forwarded-for': '203.0.113.7',
    });
  });

  it('is not made for an id that is no plain path segment', async () => {
    supplier.answerWith(writes(frame()));
    await expect(subscribeToOrder(session, '../v3/orders', leave.signal)).rejects.toThrow();
    expect(supplier.seen).toEqual([]);
  });
});

describe('the events', () => {
  it.each<[string, (string | Buffer)[], string[]]>([
    ['one frame', [frame()], ['awaiting-payment']],
    ['frames in one chunk', [frame() + frame(paid)], ['awaiting-payment', 'paid']],
    ['a frame in halves', [frame().slice(0, 40), frame().slice(40)], ['awaiting-payment']],
    ['a blank line in halves', [`${data()}\n`, `\n${frame(paid)}`], ['awaiting-payment', 'paid']],
    ['CRLF', [frame().replaceAll('\n', '\r\n')], ['awaiting-payment']],
    ['CRLF in halves', [`${data()}\r\n\r`, `\n${frame(paid)}`], ['awaiting-payment', 'paid']],
    ['a byte order mark', [`\uFEFF${frame()}`], ['awaiting-payment']],
    ['comments and retry', [`: hi\n\nretry: 5\nid: 7\n${frame()}: bye\n\n`], ['awaiting-payment']],
    ['a named message', [`event: message\n${frame()}`], ['awaiting-payment']],
    ['another event', [`event: ping\n${frame()}`], []],
    ['a stop', ['event: stop\ndata: {}\n\n'], ['stop']],
    ['a stop after an order', [`${frame(paid)}event: stop\ndata: \n\n`], ['paid', 'stop']],
    ['no JSON', ['data: soon\n\n', frame()], ['awaiting-payment']],
    ['no order', ['data: {"order_id":7}\n\ndata: null\n\n', frame()], ['awaiting-payment']],
    ['another order', [frame({ order_id: 'somebody-elses' }), frame(paid)], ['paid']],
    ['data on two lines', ['data: {"order_id":\ndata: "x"}\n\n', frame()], ['awaiting-payment']],
    ['half a frame at the end', [frame(), data(paid)], ['awaiting-payment']],
    ['nothing', [], []],
  ])('of %s', async (_, parts, expected) => {
    expect(await statesOf(...parts)).toEqual(expected);
  });

  it('keep characters whole that arrive byte by byte', async () => {
    const bytes = Buffer.from(frame({ network: 'Réseau 🚀 主网' }));
    const [event] = await heard(
      await open(writes(...Array.from(bytes, (byte) => Buffer.of(byte)))),
    );
    expect(event).toMatchObject({ type: 'order', order: { network: 'Réseau 🚀 主网' } });
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('go on for as long as the supplier sends small frames with %s', async (_, lineBreak) => {
    const count = 160;
    const small = frame().replaceAll('\n', lineBreak);
    expect(await statesOf(...Array<string>(count).fill(small))).toHaveLength(count);
  });

  it('go on when every blank line is split between chunks', async () => {
    const count = 160;
    const parts = Array<string>(count).fill(`\n${data()}\n`);
    expect(await statesOf(...parts, '\n')).toHaveLength(count);
  });

  it('break off, with what was whole, when the connection does', async () => {
    const events = await open(async (response) => {
      response.writeHead(200, eventStream);
      response.write(frame() + data(paid), () => response.destroy());
    });
    expect(states(await heard(events))).toEqual(['awaiting-payment']);
  });

  it('end at a frame that does not', async () => {
    const events = await open(async (response) => {
      response.writeHead(200, eventStream);
      response.write(frame());
      for (let sent = 0; sent < 100 && !response.destroyed; sent += 1) {
        response.write('data: '.padEnd(4096, 'x'));
        await turn();
      }
    });
    expect(states(await heard(events))).toEqual(['awaiting-payment']);
    await supplier.seen[0]?.closed;
  });
});

describe('the supplier’s side is closed', () => {
  const forever: Answer = (response) => response.writeHead(200, eventStream).write(frame());

  it('when the subscription is aborted', async () => {
    const events = await open(forever);
    const all = heard(events);
    leave.abort();
    await supplier.seen[0]?.closed;
    expect((await all).length).toBeLessThanOrEqual(1);
  });

  it('when nobody reads on', async () => {
    for await (const event of await open(forever)) {
      expect(event.type).toBe('order');
      break;
    }
    await supplier.seen[0]?.closed;
  });

  it('when it is aborted while it ends, and nothing is thrown at nobody', async () => {
    const thrown = vi.fn();
    process.on('uncaughtException', thrown);
    const events = await open((response) =>
      response.writeHead(200, eventStream).end(`${frame(paid)}event: stop\ndata: {}\n\n`),
    );
    for await (const { type } of events) {
      if (type === 'stop') break;
      leave.abort();
    }
    await supplier.seen[0]?.closed;
    await turn();
    process.off('uncaughtException', thrown);
    expect(thrown).not.toHaveBeenCalled();
  });

  it('when not a byte has come for two minutes, here played a thousand times as fast', async () => {
    const { setTimeout: limit } = IncomingMessage.prototype;
    const limits = vi.spyOn(IncomingMessage.prototype, 'setTimeout');
    limits.mockImplementation(function (this: IncomingMessage, milliseconds, then) {
      return limit.call(this, milliseconds / 1_000, then);
    });
    const all = heard(await open(forever));
    await supplier.seen[0]?.closed;
    expect(states(await all)).toEqual(['awaiting-payment']);
    expect(limits.mock.calls).toEqual([[120_000, expect.any(Function)]]);
    limits.mockRestore();
  });

  it('when the browser leaves before the supplier has answered', async () => {
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    supplier.answerWith(() => arrived());
    const subscription = subscribe();
    await waiting;
    leave.abort();
    expect(await subscription).toEqual({ ok: false, error: { kind: 'interrupted' } });
    await supplier.seen[0]?.closed;
  });
});

describe('no stream', () => {
  it.each([
    [404, { kind: 'not-found' }],
    [429, { kind: 'rate-limited', retryAfterSeconds: null }],
    [403, { kind: 'blocked' }],
    [500, { kind: 'unavailable' }],
    [503, { kind: 'unavailable' }],
    [204, { kind: 'unreadable' }],
    [302, { kind: 'unreadable' }],
    [400, { kind: 'refused', problems: [] }],
  ])('comes of status %i', async (status, error) => {
    supplier.answerWith((response) =>
      response.writeHead(status, { ...eventStream, Location: '/elsewhere' }).end(frame()),
    );
    expect(await subscribe()).toEqual({ ok: false, error });
    expect(supplier.seen).toHaveLength(1);
  });

  it.each([
    'application/json',
    'text/html',
    'text/event-streams',
    'x-text/event-stream',
    undefined,
  ])('comes of content type %s, which is closed at once', async (type) => {
    supplier.answerWith((response) => {
      response.writeHead(200, type === undefined ? {} : { 'Content-Type': type }).write(frame());
    });
    expect(await subscribe()).toEqual({ ok: false, error: { kind: 'unreadable' } });
    await supplier.seen[0]?.closed;
  });

  it('comes of a refused connection', async () => {
    point(await deadOrigin());
    expect(await subscribe()).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('comes of a connection that breaks before the headers', async () => {
    supplier.answerWith((response) => response.destroy());
    expect(await subscribe()).toEqual({ ok: false, error: { kind: 'interrupted' } });
  });

  it('comes of eight seconds without headers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    supplier.answerWith(() => arrived());
    const subscription = subscribe();
    await waiting;
    vi.advanceTimersByTime(7_999);
    expect(await Promise.race([subscription, turn('waiting')])).toBe('waiting');
    vi.advanceTimersByTime(1);
    expect(await subscription).toEqual({ ok: false, error: { kind: 'interrupted' } });
    await supplier.seen[0]?.closed;
  });
});
