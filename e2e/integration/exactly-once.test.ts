import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, failure, placedId } from '../support/api-client';
import { startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let key: string;

const orderCount = async () => (await supplier.orders()).length;
const creationArrived = () =>
  vi.waitFor(async () => expect(await supplier.creations()).toBe(1), { timeout: 5000 });

/** A browser whose checkout is valid, so that only the creation is still to come. */
async function readyBuyer(at: Shop): Promise<Browser> {
  const browser = at.browser();
  const validated = await browser.validate(checkout);
  expect(validated.status).toBe(200);
  return browser;
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});

beforeEach(async () => {
  buyer = await readyBuyer(shop);
  key = crypto.randomUUID();
  await supplier.clearJournal();
});

afterEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

describe('one key', () => {
  it('gives the same order when it is sent twice', async () => {
    const before = await orderCount();
    const first = placedId(await buyer.place(checkout, key));
    const second = placedId(await buyer.place(checkout, key));
    expect(second).toBe(first);
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + 1);
  });

  it('makes one order of twenty simultaneous requests', async () => {
    const before = await orderCount();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 300 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => buyer.place(checkout, key)));
    expect(new Set(answers.map(placedId)).size).toBe(1);
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + 1);
  });

  it('is refused for another order', async () => {
    await buyer.place(checkout, key);
    const changed = { ...checkout, email: 'somebody.else@example.com' };
    expect(failure(await buyer.place(changed, key))).toBe('422 key-reused');
    expect(await supplier.creations()).toBe(1);
  });

  it('makes one order of two different ones sent at once', async () => {
    const changed = { ...checkout, email: 'somebody.else@example.com' };
    const answers = await Promise.all([buyer.place(checkout, key), buyer.place(changed, key)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect(await supplier.creations()).toBe(1);
  });

  it('is another attempt in another browser', async () => {
    const other = await readyBuyer(shop);
    const orders = [await buyer.place(checkout, key), await other.place(checkout, key)].map(
      placedId,
    );
    expect(new Set(orders).size).toBe(2);
    expect(await supplier.creations()).toBe(2);
  });

  it('must come with a session, so that a retry cannot be a stranger’s', async () => {
    expect(failure(await shop.browser().place(checkout, key))).toBe('403 no-session');
    expect(await supplier.creations()).toBe(0);
  });

  it.each(['', 'short', 'x'.repeat(65), 'with spaces in between'])(
    'must be one: %j',
    async (wrong) => {
      expect(failure(await buyer.place(checkout, wrong))).toBe('400 idempotency-key-required');
      expect(await supplier.creations()).toBe(0);
    },
  );
});

describe('an answer lost between supplier and shop', () => {
  it.each([
    { name: 'the connection ends after the order was made', kind: 'drop-answer', made: 1 },
    { name: 'the connection is reset', kind: 'reset', made: 0 },
    { name: 'the supplier fails', kind: 'status', status: 500, made: 0 },
    { name: 'the supplier says slow down', kind: 'status', status: 429, made: 0 },
    { name: 'the supplier answers with a page', kind: 'status', status: 200, body: '<p>', made: 0 },
  ] as const)('is never asked for again: $name', async ({ name: _, made, ...fault }) => {
    const before = await orderCount();
    await supplier.addFault({ path: '/v5/orders', ...fault });
    expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
    await supplier.clearFaults();
    expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + made);
  });
});

describe('a definite refusal', () => {
  it('names the supplier’s problems and leaves the next attempt free', async () => {
    const before = await orderCount();
    await supplier.addFault({
      path: '/v5/orders',
      kind: 'status',
      status: 422,
      body: { status: 422, detail: 'OUT_OF_STOCK' },
    });
    expect(failure(await buyer.place(checkout, key))).toBe('422 refused OUT_OF_STOCK');
    await supplier.clearFaults();
    expect(failure(await buyer.place(checkout, key))).toBe('422 refused OUT_OF_STOCK');
    expect(await supplier.creations()).toBe(1);
    placedId(await buyer.place(checkout, crypto.randomUUID()));
    expect(await orderCount()).toBe(before + 1);
  });

  it('comes from the supplier’s own rules too', async () => {
    const elsewhere = { ...checkout, payment: { coin: 'USDC', network: 'Nowhere' } };
    expect(failure(await buyer.place(elsewhere, key))).toBe(
      '422 refused UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
    );
  });

  it('is what an unreachable supplier means: nothing can have been ordered', async () => {
    const before = await orderCount();
    await supplier.stop();
    const answers = [await buyer.place(checkout, key), await buyer.place(checkout, key)];
    await supplier.start();
    expect(answers.map(failure)).toEqual(['422 refused unreachable', '422 refused unreachable']);
    placedId(await buyer.place(checkout, crypto.randomUUID()));
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + 1);
  });
});

describe('an answer lost between shop and browser', () => {
  it('is given again once the browser is back', async () => {
    const before = await orderCount();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500 });
    const tab = new AbortController();
    const lost = buyer.place(checkout, key, { signal: tab.signal });
    await creationArrived();
    tab.abort();
    await expect(lost).rejects.toThrow('aborted');
    const order = placedId(await buyer.place(checkout, key));
    expect((await buyer.get(`/api/orders/${order}`)).status).toBe(200);
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + 1);
  });
});

describe('a shop that is killed', () => {
  it('between writing down and the answer does not know, and never orders again', async () => {
    const before = await orderCount();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500, times: 1 });
    const lost = buyer.place(checkout, key);
    lost.catch(() => {});
    await creationArrived();
    await shop.kill();
    await expect(lost).rejects.toThrow();
    await shop.restart();
    for (const _ of [1, 2, 3]) {
      expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
    }
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBeLessThanOrEqual(before + 1);
  });

  it('after the answer gives the same order', async () => {
    const order = placedId(await buyer.place(checkout, key));
    await shop.restart();
    expect(placedId(await buyer.place(checkout, key))).toBe(order);
    expect((await buyer.get(`/api/orders/${order}`)).status).toBe(200);
    expect(await supplier.creations()).toBe(1);
  });
});

describe('on PostgreSQL', () => {
  let first: Shop;
  let second: Shop;
  let stopPostgres = async () => {};

  beforeAll(async () => {
    const postgres = await startPostgres();
    stopPostgres = postgres.stop;
    const DATABASE_URL = await postgres.createDatabase('shop');
    first = await startShop(supplier.origin, { DATABASE_URL });
    second = await startShop(supplier.origin, { DATABASE_URL, SITE_URL: first.origin });
  });
  afterAll(async () => {
    await first?.kill();
    await second?.kill();
    await stopPostgres();
  });
  const atSecond = (browser: Browser) => browser.movedTo(second);

  it('two instances make one order of one key', async () => {
    const before = await orderCount();
    buyer = await readyBuyer(first);
    const elsewhere = atSecond(buyer);
    const german = await steamCheckout(supplier, 'DE');
    await supplier.clearJournal();
    // Neither instance knows this catalogue yet, so both look for the attempt before either begins.
    await supplier.addFault({ path: '/v2/brands', kind: 'delay', ms: 300 });
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 300 });
    const presses = [buyer, elsewhere, buyer, elsewhere, buyer, elsewhere];
    const answers = await Promise.all(presses.map((browser) => browser.place(german, key)));
    const journal = await supplier.journal();
    expect(journal.filter(({ path }) => path === '/v2/brands')).toHaveLength(2);
    const placed = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(others.map(failure)).toEqual(others.map(() => '409 in-progress'));
    const order = placedId(await buyer.place(german, key));
    expect(placedId(await elsewhere.place(german, key))).toBe(order);
    expect(new Set(placed.map(placedId))).toEqual(new Set([order]));
    expect((await elsewhere.get(`/api/orders/${order}`)).status).toBe(200);
    expect(await supplier.creations()).toBe(1);
    expect(await orderCount()).toBe(before + 1);
  });

  it('a killed instance’s attempt is left to nobody else', async () => {
    buyer = await readyBuyer(first);
    const elsewhere = atSecond(buyer);
    expect((await elsewhere.validate(checkout)).status).toBe(200);
    await supplier.clearJournal();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500, times: 1 });
    const lost = buyer.place(checkout, key);
    lost.catch(() => {});
    await creationArrived();
    await first.kill();
    await expect(lost).rejects.toThrow();
    // Until the call must have ended, only its own instance could know its outcome.
    expect(failure(await elsewhere.place(checkout, key))).toBe('409 in-progress');
    await first.restart();
    expect(failure(await buyer.place(checkout, key))).toBe('409 in-progress');
    expect(failure(await elsewhere.place(checkout, key))).toBe('409 in-progress');
    expect(await supplier.creations()).toBe(1);
  });

  it('an order outlives the instance that made it', async () => {
    buyer = await readyBuyer(first);
    await supplier.clearJournal();
    const order = placedId(await buyer.place(checkout, key));
    await first.restart();
    expect(placedId(await buyer.place(checkout, key))).toBe(order);
    expect(placedId(await atSecond(buyer).place(checkout, key))).toBe(order);
    expect(await supplier.creations()).toBe(1);
  });

  describe('while the database is away', () => {
    let stranded: Browser;
    beforeAll(async () => {
      stranded = await readyBuyer(first);
      await stopPostgres();
    });

    it('nothing is ordered', async () => {
      expect(failure(await stranded.place(checkout, key))).toBe('503 store-unavailable');
      expect(await supplier.creations()).toBe(0);
    });

    it('the shop says so', async () => {
      const order = `/api/orders/${'A'.repeat(24)}`;
      const answers = [await stranded.get(order), await stranded.get(`${order}/subscribe`)];
      expect(answers.map(({ status }) => status)).toEqual([503, 503]);
      expect(answers.map(failure)).toEqual(answers.map(() => '503 store-unavailable'));
    });

    it('its health says so too', async () => {
      expect((await stranded.get('/api/health')).status).toBe(503);
    });
  });
});
