import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { otherLoopback, placedId } from '../support/api-client';
import { openEventStream } from '../support/event-stream';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type JournalEntry, type Supplier, startSupplier } from '../support/supplier-process';

const userAgent = 'Mozilla/5.0 (Linux; Android 16) IntegrationPhone/7';
const phone = { userAgent, localAddress: otherLoopback };
const forged = {
  'x-forwarded-for': '192.0.2.66',
  'x-shop-peer': '192.0.2.67',
  'x-real-ip': '192.0.2.68',
  forwarded: 'for=192.0.2.69',
  'x-cr-application': 'somebody-else',
  'x-cr-version': '9.9.9',
};

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;

async function lastCall(): Promise<JournalEntry> {
  const entry = (await supplier.journal()).at(-1);
  if (entry === undefined) throw new Error('The supplier was not called.');
  return entry;
}

/** The address the supplier is told for a validation sent with these headers. */
async function toldAddress(headers: Record<string, string>): Promise<unknown> {
  const answer = await shop.browser(phone).post('/api/orders/validations', checkout, { headers });
  expect(answer.status).toBe(200);
  const call = await lastCall();
  expect(call.path).toBe('/v5/orders/validations');
  return call.headers['x-forwarded-for'];
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});
beforeEach(() => supplier.clearJournal());
afterAll(endAllProcesses);

describe('every supplier call', () => {
  it('says who the partner is and whose request it is, from the first page to the stream', async () => {
    const buyer = shop.browser(phone);
    const withForgery = { headers: forged };
    await buyer.get('/en/us', withForgery);
    await buyer.get('/en/us/gift-cards/steam', withForgery);
    await buyer.post('/api/orders/validations', checkout, withForgery);
    const order = placedId(await buyer.place(checkout, crypto.randomUUID(), withForgery));
    await buyer.get(`/api/orders/${order}`, withForgery);
    const stream = await openEventStream(buyer, `/api/orders/${order}/subscribe`, withForgery);
    stream.leave();

    const supplierId = await supplier.newestOrder();
    const calls = await supplier.journal();
    expect(new Set(calls.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set([
        'GET /v2/brands',
        'GET /v2/homepage',
        'GET /v5/products/country/US',
        'GET /v3/currencies',
        'GET /v3/payment_vias',
        'POST /v5/orders/validations',
        'POST /v5/orders',
        `GET /v5/orders/${supplierId}`,
        `GET /v5/orders/${supplierId}/subscribe`,
      ]),
    );
    for (const call of calls) {
      expect(call.headers).toMatchObject({
        'x-cr-application': 'integration-partner',
        'x-cr-version': packageJson.version,
        'user-agent': userAgent,
        'x-forwarded-for': phone.localAddress,
        accept: call.path.endsWith('/subscribe') ? 'text/event-stream' : 'application/json',
      });
      const values = JSON.stringify(call);
      expect(values).not.toContain('192.0.2.');
      expect(values).not.toContain('x-shop-peer');
      expect(call.headers).not.toHaveProperty('cookie');
      expect(call.query).not.toContain(buyerEmail);
    }
  });

  it('names an agent even when the browser names none', async () => {
    const answer = await shop
      .browser()
      .post('/api/orders/validations', checkout, { without: ['user-agent'] });
    expect(answer.status).toBe(200);
    expect((await lastCall()).headers['user-agent']).toBe('unknown');
  });

  it('cannot be made to carry what no header may', async () => {
    const headers = { 'user-agent': `Agent\u00e9 ${'x'.repeat(2000)}` };
    const answer = await shop.browser().post('/api/orders/validations', checkout, { headers });
    expect(answer.status).toBe(200);
    const sent = String((await lastCall()).headers['user-agent']);
    expect(sent).toMatch(/^Agent x+$/);
    expect(sent.length).toBeLessThanOrEqual(512);
  });
});

describe('the buyer’s address', () => {
  it('is the socket’s peer without proxies, whatever the client claims', async () => {
    expect(await toldAddress({})).toBe(phone.localAddress);
    expect(await toldAddress(forged)).toBe(phone.localAddress);
  });

  it('is what the one trusted proxy wrote', async () => {
    await shop.restart({ TRUSTED_PROXIES: '1' });
    expect(await toldAddress({ 'x-forwarded-for': '198.51.100.4' })).toBe('198.51.100.4');
    expect(await toldAddress({ 'x-forwarded-for': '192.0.2.66, 198.51.100.4' })).toBe(
      '198.51.100.4',
    );
    expect(await toldAddress({ 'x-forwarded-for': '192.0.2.66,2001:db8::7' })).toBe('2001:db8::7');
    expect(await toldAddress({ 'x-forwarded-for': '192.0.2.66, not-an-address' })).toBeUndefined();
    expect(await toldAddress({ 'x-forwarded-for': '192.0.2.66, ' })).toBeUndefined();
  });

  it('is what the outer of two trusted proxies wrote, and unknown when one was passed by', async () => {
    await shop.restart({ TRUSTED_PROXIES: '2' });
    const chain = '192.0.2.66, 198.51.100.4, 203.0.113.9';
    expect(await toldAddress({ 'x-forwarded-for': chain })).toBe('198.51.100.4');
    expect(await toldAddress({ 'x-forwarded-for': '203.0.113.9' })).toBeUndefined();
    expect(await toldAddress({ ...forged, 'x-forwarded-for': '' })).toBeUndefined();
  });
});

describe('settings', () => {
  it('decide what version is named', async () => {
    await shop.restart({ APP_VERSION: 'partner-build-7' });
    const buyer = shop.browser();
    await buyer.validate(checkout);
    expect((await lastCall()).headers['x-cr-version']).toBe('partner-build-7');
  });
});
