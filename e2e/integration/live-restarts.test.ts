import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../support/api-client';
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

const open = () => openEventStream(buyer, `/api/orders/${order}/subscribe`);
const names = (stream: EventStream) => stream.frames().map(({ event }) => event);

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin, { STREAM_SECONDS: '2' });
});
beforeEach(async () => {
  buyer = shop.browser();
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
});
afterEach(async () => {
  leaveAllStreams();
  await expectNothingOpen(shop, supplier);
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

describe('a stream that has become old', () => {
  it('says so and ends cleanly; the next one goes on where the first has left', async () => {
    const before = (await supplier.streams()).opened;
    const first = await open();
    await first.reached('awaiting-payment');
    expect(await first.ended).toBe(true);
    expect(names(first)).toEqual(['message', 'rotate']);
    expect(first.raw().endsWith('\n\n')).toBe(true);
    const second = await open();
    await second.reached('awaiting-payment');
    await supplier.deliver(supplierId);
    expect(await second.ended).toBe(true);
    expect(second.states().at(-1)).toBe('delivered');
    expect(names(second).at(-1)).toBe('stop');
    expect((await supplier.streams()).opened).toBe(before + 1);
  });
});

describe('four hundred comings and goings', () => {
  it('leave nothing in the shop and nothing at the supplier', async () => {
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let round = 0; round < 100; round += 1) {
          const stream = await open();
          expect(stream.status).toBe(200);
          stream.leave();
        }
      }),
    );
    await expectNothingOpen(shop, supplier);
  });
});

describe('six hundred connections', () => {
  it('broken off at any moment within a tenth of a second leave nothing', async () => {
    const buyers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const browser = shop.browser();
        return { browser, id: await browser.buy(checkout) };
      }),
    );
    const tries = Array.from({ length: 600 }, async (_, index) => {
      const one = buyers[index % buyers.length];
      if (one === undefined) return;
      const signal = AbortSignal.timeout((index * 37) % 100);
      await openEventStream(one.browser, `/api/orders/${one.id}/subscribe`, { signal }).catch(
        () => {},
      );
    });
    await Promise.all(tries);
    await vi.waitFor(() => expectNothingOpen(shop, supplier), { timeout: 20_000 });
    await Promise.all(
      buyers.map(async ({ browser, id }) => {
        const stream = await openEventStream(browser, `/api/orders/${id}/subscribe`);
        expect(stream.status).toBe(200);
      }),
    );
    await expectStreams(shop, 12, 12);
  });
});

describe('a restart in the middle of an order', () => {
  it('of the shop ends streams cleanly, and the next one tells what has happened', async () => {
    const streams = await Promise.all([open(), open(), open()]);
    await Promise.all(streams.map((stream) => stream.reached('awaiting-payment')));
    expect(await shop.terminate()).toEqual({ code: 143, signal: null });
    for (const stream of streams) {
      expect(await stream.ended).toBe(true);
      expect(names(stream)).toEqual(['message']);
    }
    expect(shop.complaints()).toBe('');
    await supplier.command(supplierId, 'pay-part');
    await shop.restart();
    const again = await open();
    await again.reached('partly-paid');
    await supplier.deliver(supplierId);
    expect(await again.ended).toBe(true);
    expect(again.states().at(-1)).toBe('delivered');
  });

  it('of the supplier is told to those who stay, and what happened meanwhile is not lost', async () => {
    await shop.restart({ STREAM_SECONDS: '240' });
    const stream = await open();
    await stream.reached('awaiting-payment');
    await supplier.stop();
    await vi.waitFor(() => expect(names(stream)).toContain('lost'));
    await supplier.start();
    await supplier.command(supplierId, 'pay-part');
    await stream.reached('partly-paid');
    await vi.waitFor(() => expect(names(stream)).toContain('found'), { timeout: 10_000 });
    await supplier.deliver(supplierId);
    expect(await stream.ended).toBe(true);
    expect(names(stream).at(-1)).toBe('stop');
  });
});
