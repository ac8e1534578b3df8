import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Browser, failure } from '../support/api-client';
import { type EventStream, leaveAllStreams, openEventStream } from '../support/event-stream';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let order: string;
let supplierId: string;

const path = () => `/api/orders/${order}/subscribe`;
const upstreamPath = () => `/v5/orders/${supplierId}/subscribe`;
const open = () => openEventStream(buyer, path());
const noneOpenUpstream = () =>
  vi.waitFor(async () => expect((await supplier.streams()).open).toBe(0), {
    timeout: 5000,
    interval: 20,
  });

const events = (stream: EventStream) => stream.frames().map(({ event }) => event);

async function newOrder(): Promise<void> {
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
  await newOrder();
});
afterEach(async () => {
  leaveAllStreams();
  await supplier.clearFaults();
});
afterAll(endAllProcesses);

describe('an order’s stream', () => {
  it('passes every proxy on the way unbuffered, uncompressed and unstored', async () => {
    const stream = await openEventStream(buyer, path(), {
      headers: { 'accept-encoding': 'gzip, br, zstd' },
    });
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(stream.headers).not.toHaveProperty('content-encoding');
    await stream.reached('awaiting-payment');
    expect(stream.raw()).toMatch(/^retry: \d+\n/);
    stream.leave();
  });

  it('tells every state on the way to delivery, then stops', async () => {
    await newOrder();
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay-part');
    await stream.reached('partly-paid');
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    await supplier.advance(60);
    const last = await stream.reached('delivered');
    expect(await stream.ended).toBe(true);
    expect(stream.states()).toEqual([
      'awaiting-payment',
      'partly-paid',
      'seen',
      'paid',
      'delivering',
      'delivered',
    ]);
    expect(last).toMatchObject({ id: order, address: null, sent: last.amount });
    expect(stream.frames().at(-1)).toMatchObject({ event: 'stop' });
    expect(stream.raw().endsWith('\n\n')).toBe(true);
    await noneOpenUpstream();
  });

  it('is not opened for a finished order, which an EventSource is not to come back to', async () => {
    await supplier.clearJournal();
    const before = await supplier.streams();
    const answer = await buyer.get(path());
    expect(answer).toMatchObject({
      status: 204,
      text: '',
      headers: { 'cache-control': 'no-store' },
    });
    expect(await supplier.journal()).toEqual([]);
    expect(await supplier.streams()).toEqual(before);
  });

  it('is not for HEAD, which opens nothing', async () => {
    await supplier.clearJournal();
    const before = await supplier.streams();
    const answer = await buyer.call('HEAD', path());
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(await supplier.journal()).toEqual([]);
    expect(await supplier.streams()).toEqual(before);
  });
});

describe('a browser that leaves', () => {
  it('ends its supplier stream', async () => {
    await newOrder();
    const stream = await open();
    await stream.reached('awaiting-payment');
    expect((await supplier.streams()).open).toBe(1);
    stream.leave();
    await noneOpenUpstream();
  });

  it('and comes back again and again has one supplier stream, and leaves none behind', async () => {
    const before = (await supplier.streams()).opened;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let round = 0; round < 10; round += 1) (await open()).leave();
      }),
    );
    await noneOpenUpstream();
    expect((await supplier.streams()).opened).toBe(before + 1);
    expect(shop.complaints()).toBe('');
  });
});

describe('a supplier that does not stream', () => {
  const secret = 'upstream words that are nobody’s business';

  it.each([
    { status: 404, answer: '404 not-found' },
    { status: 429, answer: '429 rate-limited' },
    { status: 403, answer: '502 blocked' },
    { status: 500, answer: '502 unavailable' },
    { status: 503, answer: '502 unavailable' },
    { status: 200, answer: '502 unreadable' },
    { status: 302, answer: '502 unreadable', headers: { location: 'http://127.0.0.1:1/' } },
  ])('with $status is answered for as $answer', async ({ answer, ...fault }) => {
    const body = `<html>${secret}</html>`;
    await supplier.addFault({ path: upstreamPath(), kind: 'status', body, ...fault });
    const answered = await buyer.get(path());
    expect(failure(answered)).toBe(answer);
    expect(answered.text).not.toContain(secret);
    expect(answered.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    expect(answered.headers).not.toHaveProperty('location');
  });

  it('because it breaks the connection is a 504', async () => {
    await supplier.addFault({ path: upstreamPath(), kind: 'reset' });
    expect(failure(await buyer.get(path()))).toBe('504 interrupted');
  });

  it('because it is down is a 502; one that dies is waited for', async () => {
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.stop();
    await vi.waitFor(() => expect(events(stream)).toEqual(['message', 'lost']));
    await supplier.start();
    await vi.waitFor(() => expect(events(stream)).toEqual(['message', 'lost', 'found']), {
      timeout: 10_000,
    });
    await supplier.command(supplierId, 'pay');
    await stream.reached('seen');
    expect(stream.raw().endsWith('\n\n')).toBe(true);
    stream.leave();
    await noneOpenUpstream();
    await supplier.stop();
    expect(failure(await buyer.get(path()))).toBe('502 unreachable');
    await supplier.start();
    expect(shop.complaints()).toBe('');
  });
});

describe('a shop that is told to end', () => {
  it('ends its streams cleanly and exits', async () => {
    await newOrder();
    const streams = await Promise.all([open(), open(), open()]);
    await Promise.all(streams.map((stream) => stream.reached('awaiting-payment')));
    const asked = performance.now();
    const [exit, ...ends] = await Promise.all([
      shop.terminate(),
      ...streams.map((stream) => stream.ended),
    ]);
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(exit).toEqual({ code: 143, signal: null });
    expect(ends).toEqual([true, true, true]);
    expect(streams.map((stream) => stream.raw().endsWith('\n\n'))).toEqual([true, true, true]);
    expect(streams.map((stream) => stream.states())).toEqual(
      streams.map(() => ['awaiting-payment']),
    );
    expect(streams.flatMap(events)).not.toContain('stop');
    await noneOpenUpstream();
    expect(shop.complaints()).toBe('');
  });
});
