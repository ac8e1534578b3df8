import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Browser, failure, placedId } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let key: string;

/** How the attempt ended, in the answer's own words. */
async function ask(browser: Browser): Promise<unknown> {
  const answer = await browser.post('/api/orders/attempts', { key });
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  return JSON.parse(answer.text);
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});
beforeEach(async () => {
  buyer = shop.browser();
  await buyer.validate(checkout);
  key = crypto.randomUUID();
  await supplier.clearJournal();
});
afterEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

it('an attempt is asked about by its key alone', async () => {
  const orderId = placedId(await buyer.place(checkout, key));
  expect(await ask(buyer)).toEqual({ status: 'placed', orderId });
});

it('an attempt that arrives after it was asked about makes no order', async () => {
  expect(await ask(buyer)).toEqual({ status: 'none' });
  expect(failure(await buyer.place(checkout, key))).toBe('422 key-reused');
  expect(await supplier.creations()).toBe(0);
});

it('an attempt without an answer is unconfirmed', async () => {
  await supplier.addFault({ path: '/v5/orders', kind: 'drop-answer', times: 1 });
  expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
  expect(await ask(buyer)).toEqual({ status: 'unconfirmed' });
  expect(await supplier.creations()).toBe(1);
});

it('an attempt under way is in progress', async () => {
  await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500 });
  const placing = buyer.place(checkout, key);
  await vi.waitFor(async () => expect(await supplier.creations()).toBe(1), { timeout: 5000 });
  expect(await ask(buyer)).toEqual({ status: 'in-progress' });
  const orderId = placedId(await placing);
  expect(await ask(buyer)).toEqual({ status: 'placed', orderId });
});

it('a stranger learns nothing, and closes nothing', async () => {
  const stranger = shop.browser();
  expect(failure(await stranger.post('/api/orders/attempts', { key }))).toBe('403 no-session');
  await stranger.validate(checkout);
  const orderId = placedId(await buyer.place(checkout, key));
  expect(await ask(stranger)).toEqual({ status: 'none' });
  expect(await ask(buyer)).toEqual({ status: 'placed', orderId });
});

it('a question is taken from the shop’s own pages, with a key that may be one', async () => {
  const strange = { headers: { origin: 'https://elsewhere.example' } };
  const asked = (body: unknown, more = {}) => buyer.post('/api/orders/attempts', body, more);
  expect(failure(await asked({ key }, strange))).toBe('403 cross-origin');
  expect(failure(await asked({}))).toBe('422 invalid-input key');
  expect(failure(await asked({ key: "'; drop" }))).toBe('422 invalid-input key');
});
