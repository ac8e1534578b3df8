import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isFinal, isPayable } from '@/lib/order/state';
import messages from '@/messages/en.json' with { type: 'json' };
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { type Browser, failure } from '../support/api-client';
import { type EventStream, leaveAllStreams, openEventStream } from '../support/event-stream';
import { readableText } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Fault, type Supplier, startSupplier } from '../support/supplier-process';

/** A fault without the calls that are to meet it. */
type Trouble = Fault extends infer Each ? (Each extends Fault ? Omit<Each, 'path'> : never) : never;

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let order: string;
let supplierId: string;

const open = () => openEventStream(buyer, `/api/orders/${order}/subscribe`);
const upstreamPath = () => `/v5/orders/${supplierId}/subscribe`;
const trouble = (kind: Trouble) => supplier.addFault({ ...kind, path: upstreamPath() });
const snapshotOf = (data: string) => orderSchema.parse(JSON.parse(data));

/** The order as a poll tells it. */
async function poll(): Promise<OrderSnapshot> {
  const answer = await buyer.get(`/api/orders/${order}`);
  expect(answer.status).toBe(200);
  return snapshotOf(answer.text);
}

/** Pays a few seconds after the order was made, and lets it be delivered. */
async function payAndDeliver(): Promise<void> {
  await supplier.advance(5);
  await supplier.command(supplierId, 'pay');
  await supplier.advance(60);
}

/** Everything but blank lines that may stand in the shop's own stream. */
const line = /^(?:retry: \d+|: open|id: \d+|event: (?:stop|ping|lost|found)|data: \{.*\})$/;

/**
 * What holds of every stream, whatever the supplier does: whole frames of this order alone, no
 * secret, an address only to be paid to, nothing twice, nothing older than what was told, `lost` and
 * `found` in turn, and `stop` at the end of a final state and nowhere else.
 */
function expectHonest(stream: EventStream): void {
  const raw = stream.raw();
  expect(raw.endsWith('\n\n')).toBe(true);
  expect(raw.split('\n').filter((text) => text !== '' && !line.test(text))).toEqual([]);
  for (const secret of [supplierId, buyerEmail, 'SIMULATED', 'filling', 'cut sh', 'no order']) {
    expect(raw).not.toContain(secret);
  }
  const events = stream.frames().filter(({ event }) => event === 'message' || event === 'stop');
  const told = events
    .filter(({ event }) => event === 'message')
    .map(({ data }) => snapshotOf(data));
  expect(told.filter(({ id }) => id !== order)).toEqual([]);
  for (const { state, address } of told) {
    if (!isPayable(state)) expect(address).toBeNull();
  }
  const bare = told.map((snapshot) => JSON.stringify({ ...snapshot, expiresInMs: null }));
  expect(bare.filter((text, index) => text === bare[index - 1])).toEqual([]);
  const versions = told.map(({ version }) => version);
  expect(versions).toEqual([...versions].sort((one, other) => one - other));
  const changes = stream.frames().filter(({ event }) => event === 'lost' || event === 'found');
  expect(changes.map(({ event }) => event)).toEqual(
    changes.map((_, index) => (index % 2 === 0 ? 'lost' : 'found')),
  );
  const over = told.findIndex(({ state }) => isFinal(state));
  const stop = events.findIndex(({ event }) => event === 'stop');
  expect(stop).toBe(over === -1 ? -1 : over + 1);
  if (stop !== -1) expect(events).toHaveLength(stop + 1);
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});
beforeEach(async () => {
  buyer = shop.browser();
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
});
afterEach(async () => {
  leaveAllStreams();
  await supplier.clearFaults();
  await vi.waitFor(async () => expect((await supplier.streams()).open).toBe(0), {
    timeout: 5000,
    interval: 20,
  });
  expect((await buyer.get('/api/health')).status).toBe(200);
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

const life = ['awaiting-payment', 'seen', 'paid', 'delivering', 'delivered'];

describe('a stream that is odd but whole tells an order’s life', () => {
  it.each(['stream-malformed', 'stream-bom-crlf', 'stream-duplicate', 'stream-stale'] as const)(
    'under %s',
    async (kind) => {
      await trouble({ kind });
      const stream = await open();
      await stream.reached('awaiting-payment');
      await payAndDeliver();
      expect(await stream.ended).toBe(true);
      expectHonest(stream);
      expect(stream.states()).toEqual(life);
      expect(stream.frames().at(-1)).toMatchObject({ event: 'stop' });
      expect((await poll()).state).toBe('delivered');
    },
  );
});

describe('a stream', () => {
  const names = (stream: EventStream) => stream.frames().map(({ event }) => event);

  it.each<{ name: string; fault: Trouble; lost: boolean }>([
    { name: 'silent', fault: { kind: 'stream-silent' }, lost: false },
    { name: 'broken at once', fault: { kind: 'stream-drop', frames: 0 }, lost: true },
    { name: 'ended at once', fault: { kind: 'stream-end', frames: 0 }, lost: true },
    { name: 'ended early', fault: { kind: 'stream-end' }, lost: true },
    { name: 'stopped at once', fault: { kind: 'stream-early-stop', frames: 0 }, lost: true },
    { name: 'stopped early', fault: { kind: 'stream-early-stop' }, lost: true },
    { name: 'flooded', fault: { kind: 'stream-oversize' }, lost: true },
    { name: 'drowned', fault: { kind: 'stream-oversize', bytes: 64_000_000 }, lost: true },
  ])('that is $name neither lies nor ends, and a poll tells the rest', async (each) => {
    await trouble(each.fault);
    const stream = await open();
    expect(stream.status).toBe(200);
    await stream.reached('awaiting-payment');
    if (each.lost) {
      await vi.waitFor(() => expect(names(stream)).toContain('lost'), { timeout: 5000 });
    }
    expect(names(stream)).not.toContain('stop');
    expect(await poll()).toMatchObject({ state: 'awaiting-payment', id: order });
    await payAndDeliver();
    expect(await poll()).toMatchObject({ state: 'delivered', address: null });
    expect(await stream.ended).toBe(true);
    expectHonest(stream);
    expect(names(stream).slice(-2)).toEqual(['message', 'stop']);
    expect(stream.states().at(-1)).toBe('delivered');
    expect(names(stream).includes('lost')).toBe(each.lost);
  });

  it('that breaks in the middle of a frame keeps the half to itself', async () => {
    await trouble({ kind: 'stream-drop' });
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    await supplier.clearFaults();
    await vi.waitFor(() => expect(names(stream)).toContain('found'), { timeout: 5000 });
    expect([...names(stream)].sort()).toEqual(['found', 'lost', 'message', 'message']);
    expectHonest(stream);
    stream.leave();
  });

  it('that ends after each state is opened anew until the last', async () => {
    await trouble({ kind: 'stream-end' });
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay-part');
    await stream.reached('partly-paid');
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    await supplier.advance(60);
    expect(await stream.ended).toBe(true);
    expectHonest(stream);
    expect(stream.states()).toEqual(['awaiting-payment', 'partly-paid', 'seen', 'delivered']);
  });

  it('may send a frame that is merely large', async () => {
    await trouble({ kind: 'stream-oversize', bytes: 60_000 });
    const stream = await open();
    await stream.reached('awaiting-payment');
    expectHonest(stream);
    expect(stream.raw().length).toBeLessThan(4_000);
    stream.leave();
  });
});

describe('the stream of an order delivered meanwhile', () => {
  it.each<Trouble>([
    { kind: 'stream-malformed' },
    { kind: 'stream-bom-crlf' },
    { kind: 'stream-duplicate' },
    { kind: 'stream-stale' },
    { kind: 'stream-silent' },
    { kind: 'stream-drop' },
    { kind: 'stream-drop', frames: 0 },
    { kind: 'stream-end' },
    { kind: 'stream-end', frames: 0 },
    { kind: 'stream-early-stop' },
    { kind: 'stream-early-stop', frames: 0 },
    { kind: 'stream-oversize' },
  ])('says so and stops under $kind', async (fault) => {
    await payAndDeliver();
    await trouble(fault);
    const stream = await open();
    expect(await stream.ended).toBe(true);
    expectHonest(stream);
    expect(stream.states()).toEqual(['delivered']);
    expect(stream.frames().at(-1)).toMatchObject({ event: 'stop' });
    expect((await open()).status).toBe(204);
  });
});

describe('a refused subscription', () => {
  const secret = 'upstream words that are nobody’s business';

  it.each<{ answer: string; fault: Trouble & { kind: 'status' }; retryAfter?: string }>([
    { answer: '502 unreadable', fault: { kind: 'status', status: 204 } },
    { answer: '404 not-found', fault: { kind: 'status', status: 404 } },
    { answer: '502 blocked', fault: { kind: 'status', status: 403, body: `<p>${secret}</p>` } },
    { answer: '502 unavailable', fault: { kind: 'status', status: 502, body: { secret } } },
    { answer: '502 unreadable', fault: { kind: 'status', status: 200, body: `<p>${secret}</p>` } },
    { answer: '429 rate-limited', fault: { kind: 'status', status: 429 } },
    {
      answer: '429 rate-limited',
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      retryAfter: '1',
    },
  ])('with $fault.status is a $answer; and polls stay right', async (each) => {
    await trouble({ ...each.fault, times: 1 });
    const answer = await buyer.get(`/api/orders/${order}/subscribe`);
    expect(failure(answer)).toBe(each.answer);
    expect(answer.headers['retry-after']).toBe(each.retryAfter);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toContain(supplierId);
    expect((await poll()).state).toBe('awaiting-payment');
    await payAndDeliver();
    expect((await poll()).state).toBe('delivered');
    expect((await open()).status).toBe(204);
  });

  it('by the supplier can be followed by one that works', async () => {
    await trouble({ kind: 'status', status: 503, times: 1 });
    expect((await open()).status).toBe(502);
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    expectHonest(stream);
    stream.leave();
  });

  it('again and again does not take the polls down with it', async () => {
    await trouble({ kind: 'status', status: 403, body: '<p>Forbidden</p>' });
    for (let round = 0; round < 6; round += 1) {
      expect((await open()).status).toBe(502);
      expect((await poll()).state).toBe('awaiting-payment');
    }
  });
});

describe('old news on the stream', () => {
  // The list is to say "Payment spotted": a frame older than what is known must not be recorded.
  it('does not take the list of orders back to asking for money that was sent', async () => {
    await trouble({ kind: 'stream-stale' });
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.advance(5);
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    await supplier.advance(60);
    expect(await stream.ended).toBe(true);
    expect(stream.states()).toEqual(life);
    expectHonest(stream);
    const list = readableText((await buyer.get('/en/orders')).text);
    expect(list).not.toContain(messages.orderStates['awaiting-payment']);
  });
});
