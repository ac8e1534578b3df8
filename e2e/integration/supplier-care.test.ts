import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import type { Browser } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { steamCheckout, wireProducts } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { callsTo, startSupplier } from '../support/supplier-process';

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

describe('a brand', () => {
  it('in four languages and two coins is asked for five times, not eight', async () => {
    const buyer = await openShop();
    const languages = ['en', 'de', 'fr', 'es'];
    const crowd = (coin: string) =>
      Promise.all(
        [...languages, ...languages].map((language) =>
          buyer.get(`/${language}/us/gift-cards/steam?coin=${coin}`),
        ),
      );
    const inUsdc = await crowd('USDC');
    const inBtc = await crowd('BTC');
    expect([...inUsdc, ...inBtc].map(({ status }) => status)).toEqual(Array(16).fill(200));
    expect(inBtc.every(({ text }) => /0\.\d+ BTC/.test(text))).toBe(true);
    const journal = await supplier.journal();
    expect(callsTo(journal, '/v5/products/country/US')).toBe(5);
    expect(callsTo(journal, '/v2/brands')).toBe(1);
  });

  it('has its prices told again without a call, whatever language its page was in', async () => {
    const buyer = await openShop();
    const { lines } = await steamCheckout(supplier);
    expect((await buyer.get('/de/us/gift-cards/steam')).status).toBe(200);
    await supplier.clearJournal();
    const product = lines[0]?.product ?? '';
    const wish = { country: 'US', kind: 'gift-cards', brand: 'steam', product, coin: 'USDC' };
    const quote = await buyer.get(`/api/quotes?${new URLSearchParams(wish)}`);
    expect(quote.text).toContain('"amount":"53.20"');
    expect(await supplier.journal()).toEqual([]);
  });

  it('has a chosen value priced by the price alone, whatever language its page was in', async () => {
    const buyer = await openShop();
    expect((await buyer.get('/de/us/gift-cards/airbnb')).status).toBe(200);
    const [range] = await wireProducts(supplier, { country: 'US', family: 'Airbnb' });
    await supplier.clearJournal();
    const product = range?.product_id ?? '';
    const wish = { country: 'US', kind: 'gift-cards', brand: 'airbnb', product, coin: 'USDC' };
    const quote = await buyer.get(`/api/quotes?${new URLSearchParams({ ...wish, value: '75' })}`);
    expect(quote.text).toContain('"coin":"USDC"');
    expect((await supplier.journal()).map(({ path }) => path)).toEqual(['/v4/products/price']);
  });

  it('that is none, or in a country that is none, costs no call', async () => {
    const buyer = await openShop();
    expect((await buyer.get('/en/us/gift-cards/steam')).status).toBe(200);
    await vi.waitFor(
      async () => expect(callsTo(await supplier.journal(), '/v3/currencies')).toBe(1),
      { timeout: 10_000 },
    );
    await supplier.clearJournal();
    const pages = ['/en/us/gift-cards/no-such-brand', '/en/us/esims/steam', '/en/zz', '/en/kp'];
    for (const path of [...pages, '/pictures/en/us/gift-cards/no-such-brand.png']) {
      expect([path, (await buyer.get(path)).status]).toEqual([path, 404]);
    }
    expect(await supplier.journal()).toEqual([]);
  });
});

describe('a crowd that walks through all countries', () => {
  // Every page is made, which takes a busy machine its time.
  it('costs no more than the rate, and holds up neither a warm page nor a purchase', {
    timeout: 120_000,
  }, async () => {
    const buyer = await openShop();
    const checkout = await steamCheckout(supplier);
    expect((await buyer.get('/en/us/gift-cards/steam')).text).toContain('53.20 USDC');
    await supplier.clearJournal();
    const began = performance.now();
    const countries = countryCodes.filter((code) => code !== 'US');
    const visits = [...countries, ...countries.slice(0, 18)].map((code) =>
      shop.browser().get(`/en/${code.toLowerCase()}/gift-cards`),
    );
    const warm = buyer.get('/en/us/gift-cards/steam');
    const bought = buyer.buy(checkout);
    expect((await warm).text).toContain('53.20 USDC');
    expect((await buyer.get(`/api/orders/${await bought}`)).status).toBe(200);
    const answers = await Promise.all(visits);
    const seconds = Math.ceil((performance.now() - began) / 1000);
    // In a rush those who come for the first time are asked to come back, see overload.test.ts.
    const shown = answers.filter(({ status }) => status !== 503);
    expect(new Set(shown.map(({ status }) => status))).toEqual(new Set([200]));
    const journal = await supplier.journal();
    const reads = journal.filter(({ path }) => !path.startsWith('/v5/orders'));
    expect(reads.length).toBeGreaterThanOrEqual(5);
    // Five at once, and one for each second since.
    expect(reads.length).toBeLessThanOrEqual(5 + seconds);
    const unread = shown.filter(({ text }) => refused.test(text));
    expect(unread.length).toBeGreaterThan(shown.length / 2);
  });
});

describe('a search in vain', () => {
  it('reads twelve catalogues at most, and lets everybody who comes meanwhile go before', {
    timeout: 40_000,
  }, async () => {
    const buyer = await openShop();
    expect((await buyer.get('/en/us/gift-cards')).status).toBe(200);
    await supplier.clearJournal();
    const vain = await buyer.get('/en/us/search?q=qqqqqqqq');
    expect(vain.text).toContain('Nothing found');
    expect((await buyer.get('/en/se/gift-cards')).text).toContain('Steam');
    const early = (await supplier.journal()).filter(({ path }) => path === '/v2/brands');
    expect(early.at(-1)?.query).toContain('country_code=SE');
    // The others still wait.
    expect(early.length).toBeLessThan(10);
    await vi.waitFor(async () => expect(callsTo(await supplier.journal(), '/v2/brands')).toBe(13), {
      timeout: 25_000,
      interval: 200,
    });
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
