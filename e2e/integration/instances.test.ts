import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { limits } from '@/lib/rate-limit/limits';
import { freePort } from '@/scripts/lib/ports.mjs';
import { failure, placedId } from '../support/api-client';
import { BoughtOrder } from '../support/bought-order';
import { leaveAllStreams, openEventStream } from '../support/event-stream';
import { giftOf, linkTo, look, openAgain } from '../support/links';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { Shop, type ShopSettings, startShop, testSecret } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// Two instances of one shop, as behind a proxy that sends each request to either.

let supplier: Supplier;
let postgres: PostgresServer;
let databaseUrl: string;
let checkout: CheckoutBody;
let first: Shop;
let second: Shop;

/** What all instances of the shop have in common. */
function common(database: string): ShopSettings {
  return {
    API_URL: supplier.origin,
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: testSecret,
    SITE_URL: 'http://shop.localhost',
    DATABASE_URL: database,
    SUPPLIER_RATE: '1000',
    BUYER_RATE: '1000',
  };
}

const instance = async (database: string) => new Shop(await freePort(), common(database));

/** Rows of a query on a database of the shop's. */
async function query(database: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase('shop');
  first = await instance(databaseUrl);
  second = await instance(databaseUrl);
  // At once, on a database without a table.
  await Promise.all([first.start(), second.start()]);
});
afterEach(async () => {
  leaveAllStreams();
  await supplier.clearFaults();
  expect([first.complaints(), second.complaints()]).toEqual(['', '']);
});
afterAll(async () => {
  await endAllProcesses();
  await postgres.stop();
});

describe('an empty database', () => {
  const migrations = 'select name from migrations order by name';

  it('is prepared once by all who start on it at the same time', async () => {
    const prepared = await query(databaseUrl, migrations);
    expect(prepared.length).toBeGreaterThan(0);
    const another = await postgres.createDatabase('raced');
    const four = await Promise.all(Array.from({ length: 4 }, () => instance(another)));
    await Promise.all(four.map((shop) => shop.start()));
    expect(four.map((shop) => shop.complaints())).toEqual(['', '', '', '']);
    expect(await query(another, migrations)).toEqual(prepared);
    await Promise.all(four.map((shop) => shop.kill()));
  });
});

describe('an order', () => {
  it('made at one is seen at the other, by its buyer and by nobody else', async () => {
    const order = await BoughtOrder.buy(supplier, first, checkout);
    const elsewhere = order.buyer.movedTo(second);
    const [snapshot, page, list] = await Promise.all([
      elsewhere.get(`/api/orders/${order.id}`),
      elsewhere.get(`/en/orders/${order.id}`),
      elsewhere.get('/en/orders'),
    ]);
    expect([snapshot.status, page.status]).toEqual([200, 200]);
    expect(list.text).toContain(order.id);
    const stranger = second.browser();
    await stranger.validate(checkout);
    expect((await stranger.get(`/api/orders/${order.id}`)).status).toBe(404);
    expect((await stranger.get('/en/orders')).text).not.toContain(order.id);
  });

  it('begun in a session of one is placed at the other', async () => {
    const buyer = first.browser();
    expect((await buyer.validate(checkout)).status).toBe(200);
    const elsewhere = buyer.movedTo(second);
    const id = placedId(await elsewhere.place(checkout, crypto.randomUUID()));
    // The cookie is read by the other, not replaced.
    expect([...elsewhere.cookies]).toEqual([...buyer.cookies]);
    expect((await buyer.get(`/api/orders/${id}`)).status).toBe(200);
  });

  it('is one, when its key comes to both at once', async () => {
    const buyer = first.browser();
    await buyer.validate(checkout);
    const places = [buyer, buyer.movedTo(second)];
    await supplier.clearJournal();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 300 });
    const before = (await supplier.orders()).length;
    const key = crypto.randomUUID();
    const answers = await Promise.all(places.map((browser) => browser.place(checkout, key)));
    const winner = answers.find(({ status }) => status === 201);
    if (winner === undefined) throw new Error('Nobody placed the order.');
    for (const answer of answers) {
      if (answer !== winner) expect(failure(answer)).toBe('409 in-progress');
    }
    const later = await Promise.all(places.map((browser) => browser.place(checkout, key)));
    expect(later.map(placedId)).toEqual([placedId(winner), placedId(winner)]);
    expect(await supplier.creations()).toBe(1);
    expect(await supplier.orders()).toHaveLength(before + 1);
  });

  it('is followed live at either, wherever it was made', async () => {
    const order = await BoughtOrder.buy(supplier, first, checkout);
    const path = `/api/orders/${order.id}/subscribe`;
    const [here, there] = await Promise.all([
      openEventStream(order.buyer, path),
      openEventStream(order.buyer.movedTo(second), path),
    ]);
    await supplier.command(order.supplierId, 'pay-part');
    await Promise.all([here.reached('partly-paid'), there.reached('partly-paid')]);
    expect(await first.terminate()).toEqual({ code: 143, signal: null });
    expect(await here.ended).toBe(true);
    const again = await openEventStream(order.buyer.movedTo(second), path);
    await again.reached('partly-paid');
    await supplier.deliver(order.supplierId);
    const delivered = await Promise.all([there.reached('delivered'), again.reached('delivered')]);
    expect(delivered.map(({ id }) => id)).toEqual([order.id, order.id]);
    await first.restart();
  });
});

describe('an instance killed in the middle of an order', () => {
  it('leaves the other selling, and its own attempt told as what it is', async () => {
    const buyer = first.browser();
    await buyer.validate(checkout);
    const elsewhere = buyer.movedTo(second);
    await supplier.clearJournal();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500, times: 1 });
    const key = crypto.randomUUID();
    const lost = buyer.place(checkout, key);
    lost.catch(() => {});
    await vi.waitFor(async () => expect(await supplier.creations()).toBe(1), { timeout: 5000 });
    await first.kill();
    await expect(lost).rejects.toThrow();
    const ask = async () =>
      JSON.parse((await elsewhere.post('/api/orders/attempts', { key })).text);
    expect(await ask()).toEqual({ status: 'in-progress' });

    placedId(await elsewhere.place(checkout, crypto.randomUUID()));
    // As much later as the supplier's answer can take.
    await query(databaseUrl, 'update attempts set started_at = started_at - 60000 where key = $1', [
      key,
    ]);
    expect(await ask()).toEqual({ status: 'unconfirmed' });
    await first.restart();
    expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
    expect(failure(await elsewhere.place(checkout, key))).toBe('409 unconfirmed');
    expect(await supplier.creations()).toBe(2);
  });
});

describe('a link made at one', () => {
  /** Two browsers open it at the same moment, each at an instance of its own. */
  async function race(token: string) {
    const browsers = [first.browser(), second.browser()];
    await Promise.all(browsers.map((browser) => look(browser, token)));
    const opened = await Promise.all(browsers.map((browser) => openAgain(browser, token)));
    const wins = opened.filter(({ kind }) => kind === 'opened');
    const losses = opened.filter(({ kind }) => kind === 'gone');
    expect([wins.length, losses]).toEqual([1, [{ kind: 'gone', why: 'opened' }]]);
    return browsers.map((browser, at) => ({ browser, won: opened[at]?.kind === 'opened' }));
  }

  it('for another device opens for one of two who come at once', async () => {
    const order = await BoughtOrder.buy(supplier, first, checkout);
    for (const { browser, won } of await race(await linkTo(order.buyer, order.id, 'device'))) {
      for (const shop of [first, second]) {
        const answer = await browser.movedTo(shop).get(`/api/orders/${order.id}`);
        expect(answer.status).toBe(won ? 200 : 404);
      }
    }
  });

  it('to a gift opens for one of two who come at once', async () => {
    const order = await BoughtOrder.buy(supplier, first, checkout);
    const [delivery] = (await order.deliver()).deliveries;
    const token = await giftOf(order.buyer, [order.id, delivery?.id ?? '']);
    const { browser } = (await race(token)).find(({ won }) => won) ?? { browser: first.browser() };
    const opened = await openAgain(browser.movedTo(second), token);
    expect(opened).toEqual(await openAgain(browser.movedTo(first), token));
    expect(opened.kind).toBe('opened');
  });
});

it('what a buyer may ask of one is used up at the other', async () => {
  const database = await postgres.createDatabase('counted');
  const shops = await Promise.all([instance(database), instance(database)]);
  await Promise.all(shops.map((shop) => shop.restart({ BUYER_RATE: '0.1' })));
  const [here, there] = shops;
  if (here === undefined || there === undefined) throw new Error('There are not two shops.');
  const wish = { phone: '201 555 0123', country: 'US', locale: 'en' };
  const ask = async (shop: Shop) => (await shop.browser().post('/api/phone-lookups', wish)).status;
  for (let turn = 0; turn < Math.round(limits['phone-lookup'].perAddress / 10); turn += 1) {
    expect(await ask(here)).toBe(200);
  }
  expect(await Promise.all([ask(there), ask(here)])).toEqual([429, 429]);
  await Promise.all(shops.map((shop) => shop.kill()));
});

it('the last good catalogue of one is served by another that has never read it', async () => {
  const database = await postgres.createDatabase('catalogue');
  const reader = await instance(database);
  await reader.start();
  expect((await reader.browser().get('/en/us/gift-cards/steam')).text).toContain('Steam');
  expect((await reader.browser().get('/en/us/gift-cards')).text).toContain('Steam');
  await reader.kill();
  const fresh = await instance(database);
  const alone = await instance(await postgres.createDatabase('nothing-kept'));
  await supplier.stop();
  try {
    await Promise.all([fresh.start(), alone.start()]);
    const page = (shop: Shop) => shop.browser().get('/en/us/gift-cards');
    expect((await page(fresh)).text).toContain('Steam');
    expect((await page(alone)).text).not.toContain('Steam');
    const product = await fresh.browser().get('/en/us/gift-cards/steam');
    expect(product.status).toBe(200);
    expect(product.text).toContain('53.20 USDC');
  } finally {
    await supplier.start();
  }
});

it('one instance needs no database but its own file', async () => {
  const alone = await startShop(supplier.origin);
  const order = await BoughtOrder.buy(supplier, alone, checkout);
  await alone.restart();
  expect((await order.buyer.get(`/api/orders/${order.id}`)).status).toBe(200);
});
