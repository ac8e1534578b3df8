import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { type Answer, type Browser, failure } from '../support/api-client';
import { type EventStream, leaveAllStreams, openEventStream } from '../support/event-stream';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type ScriptedStream, startScriptedStreams } from '../support/scripted-streams';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const wireOrder = z.looseObject({ deliveries: z.array(z.looseObject({})) });

let supplier: Supplier;
let scripted: Awaited<ReturnType<typeof startScriptedStreams>>;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let order: string;
/** The order as the supplier would write it into a frame. */
let wire: z.infer<typeof wireOrder>;
/** Asked for before everything else, and never answered by the supplier. */
let unanswered: Promise<Answer>;
let neverAnswering: ScriptedStream;

const path = () => `/api/orders/${order}/subscribe`;
const frame = (body: unknown) => `data: ${JSON.stringify(body)}\n\n`;

/** A stream and the supplier's end of it, with the headers sent. */
async function openBothEnds(): Promise<{ stream: EventStream; upstream: ScriptedStream }> {
  const opening = openEventStream(buyer, path());
  const upstream = await scripted.nextStream();
  upstream.open();
  return { stream: await opening, upstream };
}

/** An order of which nothing was said yet: what was, is remembered. */
async function buyAnother(): Promise<void> {
  order = await buyer.buy(checkout);
  wire = wireOrder.parse(await supplier.call('GET', `/v5/orders/${await supplier.newestOrder()}`));
}

beforeAll(async () => {
  supplier = await startSupplier();
  scripted = await startScriptedStreams(supplier);
  checkout = await steamCheckout(supplier);
  shop = await startShop(scripted.origin);
  buyer = shop.browser();
  await buyAnother();
  unanswered = buyer.get(path());
  neverAnswering = await scripted.nextStream();
});
afterEach(leaveAllStreams);
afterAll(async () => {
  await endAllProcesses();
  scripted?.stop();
});

describe('a supplier that is silent', () => {
  it('after its headers does not hold back the shop’s own', async () => {
    const { stream, upstream } = await openBothEnds();
    expect(stream.status).toBe(200);
    await vi.waitFor(() => expect(stream.raw()).toMatch(/^retry: \d+\n.*\n\n$/s));
    expect(stream.frames()).toEqual([]);
    stream.leave();
    await upstream.closed();
  });

  it('before its headers is left with the browser', async () => {
    const tab = new AbortController();
    const opening = openEventStream(buyer, path(), { signal: tab.signal });
    const upstream = await scripted.nextStream();
    tab.abort();
    await expect(opening).rejects.toThrow('aborted');
    await upstream.closed();
  });
});

describe('a frame', () => {
  let stream: EventStream;
  let upstream: ScriptedStream;
  beforeEach(async () => {
    await buyAnother();
    ({ stream, upstream } = await openBothEnds());
  });

  it('is passed on whole, however it arrives', async () => {
    const named = structuredClone(wire);
    for (const delivery of named.deliveries) {
      delivery.deliverable = { brand_name: '任天堂 Ünïcode – 50 €', denomination: '50 EUR' };
    }
    for (const byte of Buffer.from(`: hello\r\ndata: ${JSON.stringify(named)}\r\n\r\n`)) {
      upstream.write(Uint8Array.of(byte));
    }
    const snapshot = await stream.reached('awaiting-payment');
    expect(snapshot.deliveries[0]?.brandName).toBe('任天堂 Ünïcode – 50 €');
    stream.leave();
    await upstream.closed();
  });

  it.each([
    { where: 'in its middle', cut: -40, how: 'breakOff' },
    { where: 'before its empty line', cut: -1, how: 'end' },
  ] as const)('cut off $where is never passed on, and the stream ends cleanly', async (lost) => {
    const half = frame({ ...wire, order_state: 'PaymentStarted' }).slice(0, lost.cut);
    upstream.write(frame(wire) + half);
    await stream.reached('awaiting-payment');
    upstream[lost.how]();
    expect(await stream.ended).toBe(true);
    expect(stream.states()).toEqual(['awaiting-payment']);
    expect(stream.frames()).toHaveLength(1);
    expect(stream.raw().endsWith('\n\n')).toBe(true);
  });

  it('that is nonsense or about another order is left out', async () => {
    upstream.write('data: {half\n\n');
    upstream.write('data: null\n\n');
    upstream.write('event: surprise\ndata: {"leak":"me"}\n\n');
    upstream.write(frame({ ...wire, order_id: crypto.randomUUID(), order_state: 'Done' }));
    upstream.write(frame(wire));
    await stream.reached('awaiting-payment');
    expect(stream.states()).toEqual(['awaiting-payment']);
    expect(stream.raw()).not.toContain('leak');
    stream.leave();
    await upstream.closed();
  });

  it('is written anew: neither unknown fields nor line breaks of the supplier’s pass', async () => {
    const injected = structuredClone(wire);
    for (const delivery of injected.deliveries) {
      delivery.pin_code = 'OUTER-CODE';
      delivery.deliverable = {
        brand_name: 'Steam\n\nevent: stop\ndata: {}\n\n',
        pin_code: 'INNER-CODE',
        surprise: 'UNKNOWN-FIELD',
      };
    }
    upstream.write(
      frame({ ...injected, order_state: 'WaitingForDelivery', pin_code: 'ORDER-CODE' }),
    );
    const snapshot = await stream.reached('delivering');
    expect(snapshot.deliveries[0]?.brandName).toContain('event: stop');
    expect(stream.frames().map(({ event }) => event)).toEqual(['message']);
    expect(stream.raw()).not.toMatch(/(OUTER|INNER|ORDER)-CODE|UNKNOWN-FIELD/);
    stream.leave();
    await upstream.closed();
  });

  it('without an end breaks the supplier’s connection instead of the memory', async () => {
    upstream.write(`data: ${'x'.repeat(200 * 1024)}`);
    await upstream.closed();
    expect(await stream.ended).toBe(true);
    expect(stream.frames()).toEqual([]);
  });

  it.each(['\n', '\r\n'])('may end its lines with %j, however many there are', async (lineEnd) => {
    const long = { ...wire, padding: 'x'.repeat(4000) };
    for (let round = 0; round < 30; round += 1) {
      upstream.write(`data: ${JSON.stringify(long)}${lineEnd}${lineEnd}`);
      await vi.waitFor(() => expect(stream.frames()).toHaveLength(round + 1), { interval: 2 });
    }
    stream.leave();
    await upstream.closed();
  });

  it('of a state nobody knows is watched on, not taken for an end', async () => {
    upstream.write(frame({ ...wire, order_state: 'SomethingNew' }));
    await stream.reached('in-review');
    upstream.write(frame({ ...wire, order_state: 'PaymentStarted' }));
    await stream.reached('seen');
    expect(stream.frames().map(({ event }) => event)).toEqual(['message', 'message']);
    stream.leave();
    await upstream.closed();
  });
});

describe('the end of the supplier’s stream', () => {
  beforeEach(buyAnother);

  it('is the end of the shop’s, but no stop: the browser is to come back', async () => {
    const { stream, upstream } = await openBothEnds();
    upstream.write(frame(wire));
    await stream.reached('awaiting-payment');
    upstream.end();
    expect(await stream.ended).toBe(true);
    expect(stream.frames().map(({ event }) => event)).toEqual(['message']);
  });

  it('is announced by the final state alone, even when the supplier goes on', async () => {
    const { stream, upstream } = await openBothEnds();
    upstream.write(frame({ ...wire, order_state: 'Expired' }));
    expect(await stream.ended).toBe(true);
    expect(stream.frames().map(({ event }) => event)).toEqual(['message', 'stop']);
    await upstream.closed();
  });
});

describe('a supplier that never answers', () => {
  it('is given up on with a 504, and its connection closed', async () => {
    expect(failure(await unanswered)).toBe('504 interrupted');
    await neverAnswering.closed();
  });
});

it('says nothing on standard error all the while', () => {
  expect(shop.errors()).toBe('');
});
