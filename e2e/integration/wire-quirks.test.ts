import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { fill } from '@/lib/i18n/fill';
import messages from '@/messages/en.json' with { type: 'json' };
import { orderSchema } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import { type Browser, failure, placedId } from '../support/api-client';
import { openEventStream } from '../support/event-stream';
import { readableText } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, firstLine, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Fault, type Supplier, startSupplier } from '../support/supplier-process';

// Most tests start a shop that knows nothing yet, and walk through all of it.
vi.setConfig({ testTimeout: 60_000 });

const health = z.object({ supplier: z.object({ dropped: z.record(z.string(), z.number()) }) });
/** What unread values look like when they are put on a page all the same. */
const blanks = /undefined|\bnull\b|NaN|\[object|Invalid Date/;

let supplier: Supplier;
let checkout: CheckoutBody;
let shop: Shop;
let buyer: Browser;

const paths = {
  home: '/en/us',
  list: '/en/us/gift-cards',
  product: '/en/us/gift-cards/steam',
};
const checkoutPath = (body: CheckoutBody) => {
  const { country, kind, brand, product } = firstLine(body);
  return `/en/checkout?${new URLSearchParams({ country, kind, brand, product, coin: 'USDC' })}`;
};

/** The text of a page that answers 200 and shows nothing that was not read. */
async function read(path: string): Promise<string> {
  const answer = await buyer.get(path);
  expect(answer.status).toBe(200);
  const text = readableText(answer.text);
  expect(text).not.toMatch(blanks);
  return text;
}

async function dropped(): Promise<Record<string, number>> {
  const { text } = await buyer.get('/api/health');
  return health.parse(JSON.parse(text)).supplier.dropped;
}

/** A shop that knows nothing yet, behind a supplier with these faults. */
async function openShop(...faults: Fault[]): Promise<void> {
  await shop?.kill();
  await supplier.clearFaults();
  for (const fault of faults) await supplier.addFault(fault);
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
}

/** From the country's page to the checkout: everything is there and priced. */
async function expectShelves(): Promise<void> {
  for (const path of [paths.home, paths.list]) expect(await read(path)).toContain('Steam');
  expect(await read(paths.product)).toContain('$50 53.20 USDC');
  const text = await read(checkoutPath(checkout));
  expect(text).toContain('Steam $50');
  expect(text).toContain('53.20 USDC');
}

/** Validates and places an order of the card; the order's id. */
async function placeOrder(): Promise<string> {
  const validated = await buyer.validate(checkout);
  expect([validated.status, validated.text]).toEqual([200, '{"amount":"53.20","coin":"USDC"}']);
  return placedId(await buyer.place(checkout, crypto.randomUUID()));
}

/** How far the supplier's clock has been moved on, in milliseconds. */
async function supplierAheadMs(): Promise<number> {
  const clock = z.object({ offsetSeconds: z.number() });
  return clock.parse(await supplier.call('GET', '/control/clock')).offsetSeconds * 1000;
}

async function snapshot(order: string) {
  return orderSchema.parse(JSON.parse((await buyer.get(`/api/orders/${order}`)).text));
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
});
afterEach(() => {
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

/** Buys the card and has it delivered; every page, snapshot and frame on the way says what is so. */
async function expectSale(): Promise<void> {
  const order = await placeOrder();
  const waiting = await snapshot(order);
  expect(waiting).toMatchObject({ state: 'awaiting-payment', due: '53.20', coin: 'USDC' });
  // Half an hour from the payment request, whichever way its time is written: one adds a fraction.
  const left = (waiting.expiresInMs ?? 0) - (await supplierAheadMs());
  expect(left).toBeGreaterThan(29 * 60_000);
  expect(left).toBeLessThanOrEqual(30 * 60_000 + 1000);
  const page = await read(`/en/orders/${order}`);
  expect(page).toContain(`${messages.order.pay.amount} 53.20 USDC`);
  expect(page.replaceAll(' ', '')).toContain(waiting.address);

  const stream = await openEventStream(buyer, `/api/orders/${order}/subscribe`);
  await supplier.deliver(await supplier.newestOrder());
  await stream.reached('delivered');
  expect(await stream.ended).toBe(true);
  expect(stream.raw()).not.toContain('SIMULATED');
  const { deliveries } = await snapshot(order);
  expect(deliveries).toMatchObject([{ brandName: 'Steam', hasCode: true }]);
  const path = `/api/orders/${order}/deliveries/${deliveries[0]?.id}`;
  const { code } = revealSchema.parse(JSON.parse((await buyer.post(path)).text));
  expect(code).toMatch(/^SIMULATED-/);
  expect(await read(`/en/orders/${order}`)).not.toContain('SIMULATED');
}

describe('orders written in another way', () => {
  beforeAll(() => openShop());

  it.each(['numeric-times', 'iso-times', 'no-network', 'outer-code'] as const)(
    'with %s are told and delivered as ever',
    async (kind) => {
      await supplier.clearFaults();
      await supplier.addFault({ path: '/v5/orders*', kind });
      await expectSale();
    },
  );

  it('without the network are still paid on the one that was chosen', async () => {
    await supplier.clearFaults();
    await supplier.addFault({ path: '/v5/orders*', kind: 'no-network' });
    const page = await read(`/en/orders/${await placeOrder()}`);
    expect(page).toContain(fill(messages.order.pay.networkWarning, checkout.payment));
  });
});

describe('a whole supplier', () => {
  it('that writes amounts as objects sells as ever', async () => {
    await openShop({ path: '/*', kind: 'money-objects' });
    await expectShelves();
    await expectSale();
    expect(await dropped()).toEqual({});
  });

  it('with rows that cannot be read leaves those out, counts them, and sells the others', async () => {
    await openShop({ path: '/*', kind: 'bad-rows' });
    await expectShelves();
    await expectSale();
    const counted = await dropped();
    expect(Object.keys(counted).toSorted()).toEqual([
      '/v2/brands',
      '/v3/payment_vias',
      '/v5/products/country/{CC}',
    ]);
    for (const rows of Object.values(counted)) expect(rows).toBeGreaterThan(0);
  });

  it('with values nobody knows sells what it knows, and asks for no money meanwhile', async () => {
    await openShop({ path: '/*', kind: 'unknown-values' });
    await expectShelves();
    const order = await placeOrder();
    expect(await snapshot(order)).toMatchObject({ state: 'in-review', address: null });
    expect(await read(`/en/orders/${order}`)).toContain(
      messages.order.states['in-review'].headline,
    );
    await supplier.clearFaults();
    expect(await snapshot(order)).toMatchObject({ state: 'awaiting-payment', due: '53.20' });
  });

  it('that is slow, in many pieces, is waited for', async () => {
    await openShop({ path: '/*', kind: 'slow-body', ms: 300 });
    await expectShelves();
    const order = await placeOrder();
    expect(await read(`/en/orders/${order}`)).toContain('53.20 USDC');
  });
});

describe('an answer that breaks off half-way', () => {
  it('once, on every path, is asked for again', async () => {
    const readPaths = ['/v2/brands', '/v3/payment_vias', '/v3/currencies', '/v5/products/*'];
    await openShop(...readPaths.map((path) => ({ path, kind: 'truncate', times: 1 }) as const));
    await expectShelves();
    const order = await placeOrder();
    const id = await supplier.newestOrder();
    await supplier.addFault({ path: `/v5/orders/${id}`, kind: 'truncate', times: 1 });
    expect(await snapshot(order)).toMatchObject({ state: 'awaiting-payment', due: '53.20' });
  });

  it('every time is called what it is, on the pages and in the API', async () => {
    await openShop({ path: '/*', kind: 'truncate' });
    for (const path of [...Object.values(paths), checkoutPath(checkout)]) {
      expect(await read(path)).toContain(messages.supplierErrors.interrupted);
    }
    expect(failure(await buyer.validate(checkout))).toBe('504 interrupted');
  });

  it('when the order was made leaves nobody to guess, and makes no second one', async () => {
    await supplier.clearFaults();
    await vi.waitFor(async () => expect((await buyer.validate(checkout)).status).toBe(200), {
      timeout: 10_000,
      interval: 100,
    });
    await supplier.clearJournal();
    await supplier.addFault({ path: '/v5/orders', method: 'POST', kind: 'truncate', times: 1 });
    const key = crypto.randomUUID();
    for (let press = 0; press < 2; press += 1) {
      expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
    }
    expect(await supplier.creations()).toBe(1);
  });
});

/** A page's path and what is to stand on it. */
type Page = [path: string, words: string];

describe('an empty answer', () => {
  const nothing = messages.home.empty.replace('{country}', 'United States');
  const home: Page = [paths.home, nothing];
  const list: Page = [paths.list, nothing];

  it.each<{ emptied: string[]; pages: Page[] }>([
    { emptied: ['/v2/brands'], pages: [home, list] },
    { emptied: ['/v5/products/*'], pages: [[paths.product, messages.product.noProducts]] },
    {
      emptied: ['/v2/homepage', '/v3/currencies'],
      pages: [
        [paths.home, 'Steam'],
        [paths.product, '$50 53.20 USDC'],
      ],
    },
  ])('of $emptied leaves no page without words', async ({ emptied, pages }) => {
    await openShop(...emptied.map((path) => ({ path, kind: 'empty' }) as const));
    for (const [page, words] of pages) expect(await read(page)).toContain(words);
  });

  // A failed reading of the ways to pay leaves prices standing; an empty one is no worse.
  it('of the ways to pay still leaves a product to look at', async () => {
    await openShop({ path: '/v3/payment_vias', kind: 'empty' });
    expect(await read(paths.product)).not.toContain(messages.supplierErrors.refused);
  });

  it('of an order’s lists still says what is to be paid, and where to', async () => {
    await openShop({ path: '/v5/orders/*', kind: 'empty' });
    const order = await placeOrder();
    const { address, deliveries } = await snapshot(order);
    expect(deliveries).toEqual([]);
    const page = await read(`/en/orders/${order}`);
    expect(page).toContain('53.20 USDC');
    expect(page.replaceAll(' ', '')).toContain(address);
  });

  it('never replaces a catalogue that is there, however often it comes', async () => {
    await openShop();
    await expectShelves();
    await shop.terminate();
    const file = new Database(join(shop.dataDir, 'shop.sqlite'));
    // Past the time for which a copy is served without asking.
    file.exec('UPDATE catalogue_copies SET loaded_at = loaded_at - 4000000');
    file.close();
    await supplier.addFault({ path: '/*', kind: 'empty' });
    for (let start = 0; start < 2; start += 1) {
      await supplier.clearJournal();
      await shop.restart();
      await expectShelves();
      await vi.waitFor(async () => {
        const asked = (await supplier.journal()).map(({ path }) => path);
        expect(asked).toEqual(
          expect.arrayContaining(['/v2/brands', '/v3/payment_vias', '/v5/products/country/US']),
        );
      });
      await expectShelves();
    }
  });
});
