import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '@/lib/rate-limit/limits';
import { type Answer, type Browser, failure, placedId } from '../support/api-client';
import { startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, firstLine, steamCheckout } from '../support/purchases';
import { type Shop, type ShopSettings, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

/** A tenth of every limit, so that a test reaches it in a few calls. */
const factor = 0.1;
const tenth = (limit: number) => Math.round(limit * factor);
const perSession = tenth(limits.validation.perSession);
const perAddress = tenth(limits.validation.perAddress);

let supplier: Supplier;
let checkout: CheckoutBody;
let shop: Shop;

/** A shop that has counted nobody yet. */
async function openShop(settings: ShopSettings = {}): Promise<Shop> {
  shop = await startShop(supplier.origin, { BUYER_RATE: String(factor), ...settings });
  return shop;
}

async function repeat(times: number, call: (turn: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < times; turn += 1) answers.push(await call(turn));
  return answers;
}

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);
const times = (count: number, status: number) => Array<number>(count).fill(status);

/** The answer to one call too many, of a limit of so many seconds. */
function expectTurnedAway(answer: Answer, seconds: number): void {
  expect(failure(answer)).toBe('429 too-many-requests');
  expect(JSON.parse(answer.text)).toEqual({ error: { code: 'too-many-requests' } });
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(seconds);
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
});
afterEach(() => shop?.kill());
afterAll(endAllProcesses);

describe('links', () => {
  it('are made at a limited pace, and looked at by an address as well', async () => {
    await openShop();
    const buyer = shop.browser();
    const orderId = await buyer.buy(checkout);
    const most = tenth(limits.link.perSession);
    const make = () => buyer.post(`/api/orders/${orderId}/links`, { purpose: 'device' });
    expect(statuses(await repeat(most, make))).toEqual(times(most, 201));
    expectTurnedAway(await make(), limits.link.seconds);

    const opening = limits['link-opening'];
    // None of them keeps a cookie.
    const look = () => shop.browser().post('/api/links/look', { token: 'A'.repeat(43) });
    const mostLooks = tenth(opening.perAddress);
    expect(statuses(await repeat(mostLooks, look))).toEqual(times(mostLooks, 200));
    expectTurnedAway(await look(), opening.seconds);
  });
});

describe('validations', () => {
  const { seconds } = limits.validation;

  it('are limited for a session, at no other session’s expense', async () => {
    const buyer = (await openShop()).browser();
    // The first call has no session yet.
    const answers = await repeat(1 + perSession, () => buyer.validate(checkout));
    expect(statuses(answers)).toEqual(times(1 + perSession, 200));
    await supplier.clearJournal();
    const refused = await repeat(2 * perAddress, () => buyer.validate(checkout));
    for (const answer of refused) expectTurnedAway(answer, seconds);
    expect(await supplier.journal()).toEqual([]);
    const neighbour = shop.browser();
    const theirs = await repeat(1 + perSession, () => neighbour.validate(checkout));
    expect(statuses(theirs)).toEqual(times(1 + perSession, 200));
  });

  it('are limited for an address, whatever its callers say of themselves', async () => {
    await openShop({ TRUSTED_PROXIES: '0' });
    const post = (turn: number) =>
      shop.browser({ userAgent: `Browser/${turn}` }).post('/api/orders/validations', checkout, {
        headers: {
          'x-forwarded-for': `203.0.113.${turn}`,
          'x-shop-peer': `203.0.113.${turn}`,
          'x-shop-forwarded': `203.0.113.${turn}`,
          'x-real-ip': `203.0.113.${turn}`,
          forwarded: `for=203.0.113.${turn}`,
        },
      });
    expect(statuses(await repeat(perAddress, post))).toEqual(times(perAddress, 200));
    for (const answer of await repeat(3, post)) expectTurnedAway(answer, seconds);
  });

  it('count only when they could be answered', async () => {
    const buyer = (await openShop()).browser();
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const path = '/api/orders/validations';
    for (const answer of await repeat(perAddress, () => buyer.post(path, checkout, { headers }))) {
      expect(failure(answer)).toBe('403 cross-origin');
    }
    for (const answer of await repeat(perAddress, () => buyer.post(path, {}))) {
      expect(answer.status).toBe(422);
    }
    expect((await buyer.validate(checkout)).status).toBe(200);
  });

  it('are limited for the address that a trusted proxy names, by the /64 in IPv6', async () => {
    await openShop({ TRUSTED_PROXIES: '1' });
    const from = (address: string) =>
      shop.browser().post('/api/orders/validations', checkout, {
        headers: { 'x-forwarded-for': `198.51.100.1, ${address}` },
      });
    const room = await repeat(perAddress, (turn) => from(`2001:db8::${turn + 1}`));
    expect(statuses(room)).toEqual(times(perAddress, 200));
    expectTurnedAway(await from('2001:db8:0:0:ffff::1'), seconds);
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
    expect((await from('203.0.113.9')).status).toBe(200);
  });
});

describe('orders', () => {
  const { seconds, perSession: orders } = limits.order;
  const most = tenth(orders);

  it('are limited by new attempts; a known one still tells its outcome', async () => {
    const buyer = (await openShop()).browser();
    await buyer.validate(checkout);
    const keys = Array.from({ length: most }, () => crypto.randomUUID());
    const placed: string[] = [];
    for (const key of keys) placed.push(placedId(await buyer.place(checkout, key)));
    await supplier.clearJournal();
    const next = crypto.randomUUID();
    expectTurnedAway(await buyer.place(checkout, next), seconds);
    for (const [index, key] of keys.entries()) {
      for (const answer of await repeat(8, () => buyer.place(checkout, key))) {
        expect(placedId(answer)).toBe(placed[index]);
      }
    }
    expectTurnedAway(await buyer.place(checkout, next), seconds);
    expect(await supplier.creations()).toBe(0);
    // Nothing was written down about the attempt, so its key may still be used.
    await shop.restart({ BUYER_RATE: '1' });
    expect(placed).not.toContain(placedId(await buyer.place(checkout, next)));
  });

  it('count once though their key is sent many times before there is an outcome', async () => {
    const buyer = (await openShop()).browser();
    await buyer.validate(checkout);
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 300, times: 1 });
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => buyer.place(checkout, key)));
    await supplier.clearFaults();
    expect(new Set(answers.map(placedId)).size).toBe(1);
  });
});

it('payments with wallets are limited for a session', async () => {
  const buyer = (await openShop()).browser();
  const path = `/api/orders/${await buyer.buy(checkout)}/payments`;
  const { perSession: most, seconds } = limits.payment;
  const said = { action: 'withdraw', due: '1' };
  const answers = await repeat(tenth(most), () => buyer.post(path, said));
  expect(statuses(answers)).toEqual(times(tenth(most), 200));
  expectTurnedAway(await buyer.post(path, said), seconds);
});

describe('calls that need no session', () => {
  it('for quotes are limited for an address', async () => {
    await openShop();
    const { country, kind, brand, product } = firstLine(checkout);
    const query = new URLSearchParams({ country, kind, brand, product, coin: 'USDC' });
    const ask = () => shop.browser().get(`/api/quotes?${query}`);
    const most = tenth(limits.quote.perAddress);
    expect(statuses(await repeat(most, ask))).toEqual(times(most, 200));
    expectTurnedAway(await ask(), limits.quote.seconds);
  });

  it('for phone numbers are limited for an address', async () => {
    await openShop();
    const wish = { phone: '201 555 0123', country: 'US', locale: 'en' };
    const ask = () => shop.browser().post('/api/phone-lookups', wish);
    const most = tenth(limits['phone-lookup'].perAddress);
    expect(statuses(await repeat(most, ask))).toEqual(times(most, 200));
    expectTurnedAway(await ask(), limits['phone-lookup'].seconds);
    // Each kind of call is counted by itself.
    expect((await shop.browser().validate(checkout)).status).toBe(200);
  });
});

describe('two instances on one PostgreSQL', () => {
  let first: Shop;
  let second: Shop;
  let databaseUrl: string;
  let stopPostgres = async () => {};

  beforeAll(async () => {
    const postgres = await startPostgres();
    stopPostgres = postgres.stop;
    databaseUrl = await postgres.createDatabase('shop');
    const settings = { DATABASE_URL: databaseUrl, BUYER_RATE: String(factor) };
    first = await startShop(supplier.origin, settings);
    second = await startShop(supplier.origin, { ...settings, SITE_URL: first.origin });
  });
  afterAll(async () => {
    await first?.kill();
    await second?.kill();
    await stopPostgres();
  });
  const atSecond = (browser: Browser) => browser.movedTo(second);

  async function countedKeys(): Promise<string[]> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ key: string }>('select key from rate_limits');
    await client.end();
    return rows.map(({ key }) => key);
  }

  it('share the count of a session', async () => {
    const buyer = first.browser();
    expect((await buyer.validate(checkout)).status).toBe(200);
    const places = [buyer, atSecond(buyer)];
    const answers = await repeat(perSession, (turn) =>
      (places[turn % 2] ?? buyer).validate(checkout),
    );
    expect(statuses(answers)).toEqual(times(perSession, 200));
    for (const browser of places) {
      expectTurnedAway(await browser.validate(checkout), limits.validation.seconds);
    }
  });

  it('share the count of an address, which nobody can read in the database', async () => {
    const wish = { phone: '201 555 0123', country: 'US', locale: 'en' };
    const most = tenth(limits['phone-lookup'].perAddress);
    const ask = (turn: number) =>
      (turn % 2 === 0 ? first : second).browser().post('/api/phone-lookups', wish);
    expect(statuses(await repeat(most, ask))).toEqual(times(most, 200));
    for (const answer of await repeat(2, ask)) {
      expectTurnedAway(answer, limits['phone-lookup'].seconds);
    }
    const keys = await countedKeys();
    expect(keys.filter((key) => key.startsWith('phone-lookup:'))).toHaveLength(1);
    expect(keys.filter((key) => key.startsWith('validation:'))).toHaveLength(2);
    for (const key of keys) expect(key).toMatch(/^[a-z-]+:(session|address):[\w-]{43}$/);
  });

  it('count each for itself while the database is away, and fail nobody', async () => {
    await stopPostgres();
    const buyer = first.browser();
    const answers = await repeat(1 + perSession, () => buyer.validate(checkout));
    expect(statuses(answers)).toEqual(times(1 + perSession, 200));
    expectTurnedAway(await buyer.validate(checkout), limits.validation.seconds);
    const elsewhere = await repeat(perSession, () => atSecond(buyer).validate(checkout));
    expect(statuses(elsewhere)).toEqual(times(perSession, 200));
  });
});
