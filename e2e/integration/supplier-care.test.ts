import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type JournalEntry, startSupplier } from '../support/supplier-process';

const supplier = await startSupplier();
let shop: Shop;

beforeEach(async () => {
  await supplier.clearFaults();
  await supplier.clearJournal();
});
afterAll(endAllProcesses);

/** A shop that knows nothing yet, at the rate a partner gets without asking. */
async function openShop(settings: Record<string, string> = {}): Promise<Browser> {
  await shop?.kill();
  shop = await startShop(supplier.origin, { SUPPLIER_RATE: '1', ...settings });
  return shop.browser();
}

const callsTo = (entries: JournalEntry[], path: string) =>
  entries.filter((entry) => entry.path === path).length;

const refused = /supplier/i;

describe('a crowd', () => {
  it('costs as many calls as one visitor', async () => {
    const buyer = await openShop();
    const visits = ['/en/us', '/en/us/gift-cards', '/en/us/esims', '/en/us/gift-cards/steam'];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => buyer.get(visits[index % visits.length] ?? '/')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    const journal = await supplier.journal();
    expect(callsTo(journal, '/v2/brands')).toBe(1);
    expect(callsTo(journal, '/v3/payment_vias')).toBe(1);
    expect(callsTo(journal, '/v5/products/country/US')).toBe(1);
  });

  it('around one order costs one reading of it in five seconds', async () => {
    const buyer = await openShop();
    const id = await buyer.buy(await steamCheckout(supplier));
    const supplierId = await supplier.newestOrder();
    await supplier.clearJournal();
    const page = buyer.get(`/en/orders/${id}`);
    const polls = Array.from({ length: 10 }, () => buyer.get(`/api/orders/${id}`));
    for (const { status } of await Promise.all([page, ...polls])) expect(status).toBe(200);
    expect(callsTo(await supplier.journal(), `/v5/orders/${supplierId}`)).toBe(1);
  });
});

describe('a spent budget', () => {
  it('turns cold pages away at once, serves warm ones, and holds no order back', async () => {
    const buyer = await openShop({ SUPPLIER_RATE: '0.01' });
    const checkout = await steamCheckout(supplier);
    expect((await buyer.get('/en/us/gift-cards/steam')).status).toBe(200);
    // What is left of the burst goes to countries nobody has been to.
    const cold = ['de', 'br', 'gb', 'fr', 'it'];
    for (const country of cold) await buyer.get(`/en/${country}/gift-cards`);
    await supplier.clearJournal();
    expect((await buyer.get('/en/es/gift-cards')).text).toMatch(refused);
    expect((await buyer.get('/en/us/gift-cards')).text).toContain('Steam');
    const id = await buyer.buy(checkout);
    expect((await buyer.get(`/api/orders/${id}`)).status).toBe(200);
    expect(callsTo(await supplier.journal(), '/v2/brands')).toBe(0);
  });
});

describe('an order of what nobody has looked at', () => {
  it('goes before everybody who looks around', async () => {
    const buyer = await openShop();
    const checkout = await steamCheckout(supplier);
    const crowd = ['de', 'br', 'gb', 'fr', 'it', 'es', 'pt', 'pl', 'se', 'mx'];
    const visits = crowd.map((country) => buyer.get(`/en/${country}/gift-cards`));
    const validated = await buyer.validate(checkout);
    expect(validated.status).toBe(200);
    await Promise.all(visits);
  });
});

describe('a supplier that is down', () => {
  it('is left alone after five failures, and found again by itself', async () => {
    const buyer = await openShop({ SUPPLIER_RATE: '10' });
    await supplier.addFault({ path: '/v2/*', kind: 'status', status: 503, body: '<html>' });
    const countries = ['de', 'br', 'gb', 'fr', 'it', 'es', 'pt', 'pl'];
    for (const country of countries) {
      expect((await buyer.get(`/en/${country}/gift-cards`)).text).toMatch(refused);
    }
    const tried = callsTo(await supplier.journal(), '/v2/brands');
    expect(tried).toBeGreaterThanOrEqual(5);
    expect(tried).toBeLessThan(3 * countries.length);
    await supplier.clearFaults();
    await vi.waitFor(
      async () => expect((await buyer.get('/en/de/gift-cards')).text).toContain('Steam'),
      { timeout: 20_000, interval: 100 },
    );
  });

  it('that blocks after a burst is not asked at the same pace', async () => {
    const buyer = await openShop();
    await supplier.addFault({
      path: '/v2/*',
      kind: 'status',
      status: 403,
      body: '<html>no</html>',
    });
    for (const country of ['de', 'br', 'gb', 'fr', 'it'])
      await buyer.get(`/en/${country}/gift-cards`);
    // Each of three visits is asked for once more on nobody’s behalf.
    expect(callsTo(await supplier.journal(), '/v2/brands')).toBe(6);
  });

  it('leaves a restarted shop with what it last knew', async () => {
    const buyer = await openShop();
    const before = await buyer.get('/en/us/gift-cards/steam');
    expect(before.text).toContain('Steam');
    await supplier.addFault({ path: '/*', kind: 'reset' });
    await shop.restart();
    expect((await buyer.get('/en/us/gift-cards')).text).toContain('Steam');
    const after = await buyer.get('/en/us/gift-cards/steam');
    expect(after.status).toBe(200);
    expect(after.text).toContain('53.20 USDC');
  });

  it('passes on when an order’s stream may be asked for again', async () => {
    const buyer = await openShop();
    const id = await buyer.buy(await steamCheckout(supplier));
    await supplier.addFault({
      path: '/v5/orders/*',
      method: 'GET',
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': '7' },
    });
    const stream = await buyer.get(`/api/orders/${id}/subscribe`);
    expect(stream.status).toBe(429);
    expect(stream.headers['retry-after']).toBe('7');
  });
});

describe('the list of countries', () => {
  const codes = (text: string) =>
    [...text.matchAll(/"isoCode":"([A-Z]{2})"/g)].map(([, code]) => code);

  it('may be the supplier’s own', async () => {
    await supplier.addFault({
      path: '/api/available-countries',
      kind: 'status',
      status: 200,
      body: { countries: [{ isoCode: 'US' }, { isoCode: 'AF', name: 'Afghanistan' }, 7] },
    });
    const buyer = await openShop({
      COUNTRIES_URL: `${supplier.origin}/api/available-countries`,
    });
    await vi.waitFor(async () => {
      expect(codes((await buyer.get('/api/available-countries')).text)).toEqual(['US', 'AF']);
    });
    expect((await buyer.get('/en/af')).status).toBe(200);
    expect((await buyer.get('/en/de')).status).toBe(404);
  });

  it('is the shop’s own while the supplier’s cannot be had', async () => {
    await supplier.addFault({ path: '/api/available-countries', kind: 'status', status: 500 });
    const buyer = await openShop({
      COUNTRIES_URL: `${supplier.origin}/api/available-countries`,
    });
    expect(codes((await buyer.get('/api/available-countries')).text)).toHaveLength(233);
    await vi.waitFor(async () => {
      expect(callsTo(await supplier.journal(), '/api/available-countries')).toBeGreaterThan(0);
    });
    expect(codes((await buyer.get('/api/available-countries')).text)).toHaveLength(233);
  });
});
