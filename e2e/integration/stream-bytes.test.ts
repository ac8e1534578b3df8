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

const events = (stream: EventStream) => stream.frames().map(({ event }) => event);

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
  beforeEach(buyAnother);

  it('after its headers does not hold back the shop’s own', async () => {
    const { stream, upstream } = await openBothEnds();
    expect(stream.status).toBe(200);
    await vi.waitFor(() => expect(stream.raw()).toMatch(/^retry: \d+\n.*\n\n$/s));
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
    // The order is read beside the stream; what is written here comes after that.
    await stream.reached('awaiting-payment');
  });

  it('is passed on whole, however it arrives', async () => {
    const named = structuredClone(wire);
    for (const delivery of named.deliveries) {
      delivery.deliverable = { brand_name: '任天堂 Ünïcode – 50 €', denomination: '50 EUR' };
    }
    for (const byte of Buffer.from(`: hello\r\ndata: ${JSON.stringify(named)}\r\n\r\n`)) {
      upstream.write(Uint8Array.of(byte));
    }
    await vi.waitFor(() => expect(stream.raw()).toContain('"任天堂 Ünïcode – 50 €"'));
    expect(stream.states()).toEqual(['awaiting-payment', 'awaiting-payment']);
    stream.leave();
    await upstream.closed();
  });

  it.each([
    { where: 'in its middle', cut: -40, how: 'breakOff' },
    { where: 'before its empty line', cut: -1, how: 'end' },
  ] as const)('cut off $where is never passed on, and the stream stays', async (lost) => {
    const half = frame({ ...wire, order_state: 'PaymentStarted' }).slice(0, lost.cut);
    upstream.write(frame({ ...wire, order_state: 'WaitingForManualAction' }) + half);
    await stream.reached('in-review');
    upstream[lost.how]();
    const next = await scripted.nextStream();
    next.open();
    next.write(frame({ ...wire, order_state: 'WaitingForDelivery' }));
    await stream.reached('delivering');
    expect(events(stream).filter((event) => event !== 'message')).toEqual(['lost', 'found']);
    expect(stream.states()).not.toContain('seen');
    expect(stream.raw().endsWith('\n\n')).toBe(true);
    stream.leave();
    await next.closed();
  });

  it('that is nonsense or about another order is left out', async () => {
    upstream.write('data: {half\n\n');
    upstream.write('data: null\n\n');
    upstream.write('event: surprise\ndata: {"leak":"me"}\n\n');
    upstream.write(frame({ ...wire, order_id: crypto.randomUUID(), order_state: 'Done' }));
    upstream.write(frame({ ...wire, order_state: 'PaymentStarted' }));
    await stream.reached('seen');
    expect(stream.states()).toEqual(['awaiting-payment', 'seen']);
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
    expect(events(stream)).toEqual(['message', 'message']);
    expect(stream.raw()).not.toMatch(/(OUTER|INNER|ORDER)-CODE|UNKNOWN-FIELD/);
    stream.leave();
    await upstream.closed();
  });

  it('without an end breaks the supplier’s connection instead of the memory', async () => {
    upstream.write(`data: ${'x'.repeat(200 * 1024)}`);
    await upstream.closed();
    await vi.waitFor(() => expect(events(stream)).toContain('lost'), { timeout: 5000 });
    expect(stream.raw()).not.toContain('xxx');
    const next = await scripted.nextStream();
    stream.leave();
    await next.closed();
  });

  it.each(['\n', '\r\n'])('may end its lines with %j, however many there are', async (lineEnd) => {
    const states = ['WaitingForDelivery', 'WaitingForManualAction'];
    for (let round = 0; round < 30; round += 1) {
      const order_state = states[round % 2];
      const long = { ...wire, order_state, padding: 'x'.repeat(4000) };
      upstream.write(`data: ${JSON.stringify(long)}${lineEnd}${lineEnd}`);
      await vi.waitFor(() => expect(stream.frames()).toHaveLength(round + 2), { interval: 2 });
    }
    stream.leave();
    await upstream.closed();
  });

  it('of a state nobody knows is watched on, not taken for an end', async () => {
    upstream.write(frame({ ...wire, order_state: 'SomethingNew' }));
    await stream.reached('in-review');
    upstream.write(frame({ ...wire, order_state: 'PaymentStarted' }));
    await stream.reached('seen');
    expect(stream.states()).toEqual(['awaiting-payment', 'in-review', 'seen']);
    expect(events(stream)).not.toContain('stop');
    stream.leave();
    await upstream.closed();
  });
});

describe('the end of the supplier’s stream', () => {
  beforeEach(buyAnother);

  it('is not the end of the shop’s: another one is opened', async () => {
    const { stream, upstream } = await openBothEnds();
    await stream.reached('awaiting-payment');
    upstream.end();
    const next = await scripted.nextStream();
    next.open();
    next.write(frame({ ...wire, order_state: 'PaymentStarted' }));
    await stream.reached('seen');
    expect(events(stream)).toEqual(['message', 'lost', 'found', 'message']);
    stream.leave();
    await next.closed();
  });

  it('is announced by the final state alone, even when the supplier goes on', async () => {
    const { stream, upstream } = await openBothEnds();
    await stream.reached('awaiting-payment');
    upstream.write(frame({ ...wire, order_state: 'Expired' }));
    expect(await stream.ended).toBe(true);
    expect(events(stream)).toEqual(['message', 'message', 'stop']);
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
  expect(shop.complaints()).toBe('');
});
