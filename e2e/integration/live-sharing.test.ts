import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, failure } from '../support/api-client';
import { type EventStream, leaveAllStreams, openEventStream } from '../support/event-stream';
import { expectNothingOpen, expectStreams } from '../support/live-health';
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
const open = () => openEventStream(buyer, path());
const opened = async () => (await supplier.streams()).opened;
const names = (stream: EventStream) => stream.frames().map(({ event }) => event);

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin, { STREAMS_PER_ADDRESS: '20' });
});
beforeEach(async () => {
  buyer = shop.browser();
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
});
afterEach(async () => {
  leaveAllStreams();
  await supplier.clearFaults();
  await expectNothingOpen(shop, supplier);
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

describe('those who watch one order', () => {
  it('share one supplier stream, which closes after the last has left', async () => {
    const before = await opened();
    const streams = await Promise.all(Array.from({ length: 6 }, open));
    await Promise.all(streams.map((stream) => stream.reached('awaiting-payment')));
    await supplier.command(supplierId, 'pay');
    await Promise.all(streams.map((stream) => stream.reached('seen')));
    expect(await opened()).toBe(before + 1);
    await expectStreams(shop, 1, 6);
    for (const stream of streams.slice(1)) stream.leave();
    await expectStreams(shop, 1, 1);
    expect((await supplier.streams()).open).toBe(1);
    streams[0]?.leave();
    await expectNothingOpen(shop, supplier);
    expect(await opened()).toBe(before + 1);
  });

  it('hear the order as last told when they come, though the supplier says nothing', async () => {
    await supplier.addFault({ kind: 'stream-silent', path: `/v5/orders/${supplierId}/subscribe` });
    const first = await open();
    await first.reached('awaiting-payment');
    await supplier.clearJournal();
    const newcomer = await open();
    await newcomer.reached('awaiting-payment');
    expect(names(newcomer)).toEqual(['message']);
    const calls = (await supplier.journal()).map((call) => call.path);
    expect(calls.filter((called) => called.endsWith('/subscribe'))).toEqual([]);
  });

  it('hear what the poll of another has found', async () => {
    await supplier.addFault({ kind: 'stream-silent', path: `/v5/orders/${supplierId}/subscribe` });
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay');
    expect((await buyer.get(`/api/orders/${order}`)).status).toBe(200);
    await stream.reached('seen');
  });

  it('have nothing to do with those who may not see it', async () => {
    const stranger = shop.browser();
    await stranger.validate(checkout);
    const before = await opened();
    for (const id of [order, 'nonsense', 'a'.repeat(24)]) {
      const answer = await stranger.get(`/api/orders/${id}/subscribe`);
      expect(failure(answer)).toBe('404 not-found');
    }
    expect(await opened()).toBe(before);
  });
});

describe('places for streams', () => {
  it('run out at the ninth of a session, and are free again once one is closed', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, open));
    const refused = await buyer.get(path());
    expect(failure(refused)).toBe('429 too-many-streams');
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    streams[0]?.leave();
    await vi.waitFor(async () => {
      const stream = await open();
      expect(stream.status).toBe(200);
    });
  });

  it('are freed by a final state, a refusal, a finished order and a browser gone', async () => {
    for (let round = 0; round < 10; round += 1) {
      await supplier.addFault({
        kind: 'status',
        status: 503,
        path: `/v5/orders/${supplierId}/subscribe`,
        times: 1,
      });
      expect((await open()).status).toBe(502);
    }
    const streams = await Promise.all(Array.from({ length: 8 }, open));
    await supplier.deliver(supplierId);
    for (const stream of streams) expect(await stream.ended).toBe(true);
    for (let round = 0; round < 10; round += 1) expect((await open()).status).toBe(204);
    order = await buyer.buy(checkout);
    supplierId = await supplier.newestOrder();
    for (let round = 0; round < 10; round += 1) {
      const stream = await vi.waitFor(async () => {
        const next = await open();
        expect(next.status).toBe(200);
        return next;
      });
      stream.leave();
    }
  });
});

describe('an address', () => {
  it('has the places it was set, for all its sessions together', async () => {
    await shop.restart({ STREAMS_PER_ADDRESS: '3' });
    const streams = [await open(), await open()];
    const other = shop.browser();
    const theirs = `/api/orders/${await other.buy(checkout)}/subscribe`;
    streams.push(await openEventStream(other, theirs));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(failure(await other.get(theirs))).toBe('429 too-many-streams');
    expect(failure(await buyer.get(path()))).toBe('429 too-many-streams');
    streams[0]?.leave();
    await vi.waitFor(async () => expect((await openEventStream(other, theirs)).status).toBe(200));
  });
});
