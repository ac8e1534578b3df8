import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoughtOrder } from '../support/bought-order';
import { leaveAllStreams, openEventStream } from '../support/event-stream';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { ShopDatabase } from '../support/shop-database';
import { type Shop, type ShopSettings, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// Orders that nobody has open, which the shop looks at by itself.

const patience = { timeout: 30_000, interval: 50 };

let supplier: Supplier;
let postgres: PostgresServer;
let checkout: CheckoutBody;
const shops: Shop[] = [];

beforeAll(async () => {
  supplier = await startSupplier();
  postgres = await startPostgres();
  checkout = await steamCheckout(supplier);
});
beforeEach(() => supplier.clearFaults());
afterEach(async () => {
  leaveAllStreams();
  await Promise.all(shops.splice(0).map((shop) => shop.kill()));
});
afterAll(async () => {
  await endAllProcesses();
  await postgres.stop();
});

async function open(settings: ShopSettings = {}): Promise<Shop> {
  const shop = await startShop(supplier.origin, settings);
  shops.push(shop);
  return shop;
}

async function buyMany(shop: Shop, number: number): Promise<BoughtOrder[]> {
  const orders: BoughtOrder[] = [];
  for (let each = 0; each < number; each += 1) {
    orders.push(await BoughtOrder.buy(supplier, shop, checkout));
  }
  return orders;
}

/** How often the supplier was asked for an order, with the agent that it was asked with. */
async function reads({ supplierId }: BoughtOrder): Promise<unknown[]> {
  const journal = await supplier.journal();
  return journal
    .filter(({ path }) => path === `/v5/orders/${supplierId}`)
    .map(({ headers }) => headers['user-agent']);
}

/** Waits until the shop has noted this state of each of these orders. */
async function lookedAt(database: ShopDatabase, orders: BoughtOrder[], state: string) {
  await vi.waitFor(async () => {
    for (const { id } of orders) expect((await database.order(id)).last_state).toBe(state);
  }, patience);
}

describe('an order that nobody has open', () => {
  it('is looked at when its time has come, on behalf of nobody', async () => {
    const shop = await open();
    const database = ShopDatabase.ofShop(shop);
    const [order] = await buyMany(shop, 1);
    if (order === undefined) throw new Error('There is no order.');
    const placedAt = Date.now();
    const { next_look_at: first } = await database.order(order.id);
    expect(first).toBeGreaterThan(placedAt);
    expect(first).toBeLessThan(placedAt + 60_000);
    await order.deliver();
    await supplier.clearJournal();
    await database.makeDue(order.id);
    await lookedAt(database, [order], 'delivered');
    expect(await reads(order)).toEqual(['unknown']);
    const [call] = (await supplier.journal()).filter(({ path }) => path.includes(order.supplierId));
    expect(call?.headers).not.toHaveProperty('x-forwarded-for');
    expect(call?.headers['x-cr-application']).toBe('integration-partner');
    expect((await database.order(order.id)).next_look_at).toBeNull();
  });

  it('is looked at after a crash in the middle of a look', async () => {
    const shop = await open();
    const database = ShopDatabase.ofShop(shop);
    const orders = await buyMany(shop, 1);
    const [order] = orders;
    if (order === undefined) throw new Error('There is no order.');
    await order.deliver();
    await supplier.addFault({ path: `/v5/orders/${order.supplierId}`, kind: 'hang' });
    await supplier.clearJournal();
    await database.makeDue(order.id);
    await vi.waitFor(async () => expect(await reads(order)).toHaveLength(1), patience);
    await shop.kill();
    await supplier.clearFaults();
    await shop.restart();
    const { next_look_at: lease, last_state } = await database.order(order.id);
    expect(last_state).toBe('awaiting-payment');
    expect(lease).toBeGreaterThan(Date.now());
    expect(lease).toBeLessThan(Date.now() + 60_000);
    await database.makeDue(order.id);
    await lookedAt(database, orders, 'delivered');
  });

  it('is looked at when the supplier is back', async () => {
    const shop = await open();
    const database = ShopDatabase.ofShop(shop);
    const orders = await buyMany(shop, 3);
    for (const order of orders) await order.deliver();
    const ids = orders.map(({ id }) => id);
    await supplier.stop();
    await database.makeDue(...ids);
    await vi.waitFor(async () => {
      for (const id of ids) {
        const { next_look_at } = await database.order(id);
        // Put off for having failed, which is not a whole lease from now.
        expect(next_look_at).toBeGreaterThan(Date.now());
      }
    }, patience);
    for (const id of ids) expect((await database.order(id)).last_state).toBe('awaiting-payment');
    await supplier.start();
    await vi.waitFor(async () => {
      await database.makeDue(...ids);
      for (const id of ids) expect((await database.order(id)).last_state).toBe('delivered');
    }, patience);
  });
});

describe('an order that is open in a browser', () => {
  it('is followed by its stream, and not asked for besides', async () => {
    const shop = await open();
    const database = ShopDatabase.ofShop(shop);
    const [order] = await buyMany(shop, 1);
    if (order === undefined) throw new Error('There is no order.');
    const stream = await openEventStream(order.buyer, `/api/orders/${order.id}/subscribe`);
    await stream.reached('awaiting-payment');
    await supplier.clearJournal();
    await database.makeDue(order.id);
    await vi.waitFor(async () => {
      const { next_look_at } = await database.order(order.id);
      expect(next_look_at).toBeGreaterThan(Date.now());
      // As an order that waits for its payment, and no more than that: the lease was a minute.
      expect(next_look_at).toBeLessThan(Date.now() + 55_000);
    }, patience);
    expect(await reads(order)).toEqual([]);
    await supplier.deliver(order.supplierId);
    await stream.reached('delivered');
    expect((await database.order(order.id)).next_look_at).toBeNull();
  });
});

describe('two instances', () => {
  it('look at each order once between them', async () => {
    const DATABASE_URL = await postgres.createDatabase('shared');
    const first = await open({ DATABASE_URL });
    await open({ DATABASE_URL, SITE_URL: first.origin });
    const database = ShopDatabase.at(DATABASE_URL);
    const orders = await buyMany(first, 10);
    for (const order of orders) await order.deliver();
    await supplier.clearJournal();
    await database.makeDue(...orders.map(({ id }) => id));
    await lookedAt(database, orders, 'delivered');
    for (const order of orders) expect(await reads(order)).toEqual(['unknown']);
  });
});

describe('a supplier that tolerates little', () => {
  it('is asked for orders at two a second at most, and a buyer does not wait behind them', async () => {
    const shop = await open();
    const database = ShopDatabase.ofShop(shop);
    const orders = await buyMany(shop, 12);
    for (const order of orders) await order.deliver();
    await shop.restart({ SUPPLIER_RATE: '1' });
    await supplier.clearJournal();
    const since = performance.now();
    await database.makeDue(...orders.map(({ id }) => id));
    const [{ buyer, id } = {}] = orders.slice(-1);
    expect((await buyer?.get(`/api/orders/${id}`))?.status).toBe(200);
    await lookedAt(database, orders, 'delivered');
    const seconds = (performance.now() - since) / 1000;
    const looks = (await Promise.all(orders.map(reads)))
      .flat()
      .filter((agent) => agent === 'unknown');
    expect(looks.length).toBeGreaterThanOrEqual(11);
    expect(looks.length).toBeLessThanOrEqual(2 + 2 * seconds);
  });
});
