import { expect } from 'vitest';
import { revealSchema } from '@/schemas/reveal';
import { Browser, type CallOptions, failure } from './api-client';
import { BoughtOrder, type WireBody } from './bought-order';
import { openEventStream } from './event-stream';
import { giftOf, linkTo, openIn, withDatabase } from './links';
import type { CheckoutBody } from './purchases';
import { buyerEmail, steamCheckout } from './purchases';
import type { Shop } from './shop-process';
import type { Supplier } from './supplier-process';

/** Where the buyers of this life call from, as the proxy in front of the shop says. */
export const buyerAddresses = ['203.0.113.77', '2001:db8:7:7::77'];

const phone = '+5511991234567';
const hash = `0x${'0b'.repeat(32)}`;

/** A browser behind a proxy. */
class ProxiedBrowser extends Browser {
  constructor(
    shop: Shop,
    readonly address: string,
  ) {
    super(shop, { userAgent: `Whole life of ${buyerEmail}` });
  }

  override send(method: string, path: string, options: CallOptions = {}) {
    const headers = { 'x-forwarded-for': this.address, ...options.headers };
    return super.send(method, path, { ...options, headers });
  }
}

function codesOf({ deliveries }: WireBody): string[] {
  return deliveries.flatMap(({ deliverable }) =>
    [deliverable.pin_code, deliverable.pin_serial, deliverable.security_code].filter(
      (text) => typeof text === 'string' && text.length > 4,
    ),
  ) as string[];
}

/** What a life left behind that must stand nowhere outside, by what it is. */
export type Secrets = Record<string, string[]>;

/** The secrets that stand in a text, as `what: secret`. */
export function foundIn(text: string, secrets: Secrets): string[] {
  return Object.entries(secrets).flatMap(([what, values]) =>
    values.filter((value) => text.includes(value)).map((value) => `${what}: ${value}`),
  );
}

async function lookAround(buyer: Browser): Promise<void> {
  const query = `?q=${encodeURIComponent(buyerEmail)}&phone=${phone}`;
  for (const path of ['/', '/en/us', `/en/us/search${query}`, `/en/us/gift-cards/steam${query}`]) {
    expect((await buyer.get(path)).status).toBeLessThan(400);
  }
  await buyer.get(`/en/${buyerEmail}/${phone}`);
  await buyer.post('/api/phone-lookups', { phone, country: 'BR', locale: 'en' });
}

/** Refused for reasons nobody knows, which name the buyer. */
async function beRefused(supplier: Supplier, buyer: Browser, checkout: CheckoutBody) {
  const problem = { detail: 'MOON_PHASE', message: `${buyerEmail} may not`, title: buyerEmail };
  const path = '/v5/orders/validations';
  await supplier.addFault({ path, kind: 'status', status: 422, body: problem });
  expect((await buyer.validate(checkout)).status).toBe(422);
  await supplier.clearFaults();
}

/** Everything that a buyer does with an order that has been delivered. */
async function handOn(order: BoughtOrder, other: Browser): Promise<string[]> {
  const { buyer, id } = order;
  const { snapshot } = await order.shown();
  const deliveryId = snapshot.deliveries[0]?.id ?? '';
  const revealed = await buyer.post(`/api/orders/${id}/deliveries/${deliveryId}`);
  const { code } = revealSchema.parse(JSON.parse(revealed.text));
  const tokens = [
    await linkTo(buyer, id, 'keep'),
    await giftOf(buyer, [id, deliveryId], 'For you'),
  ];
  for (const token of tokens) await openIn(other, token);
  const receipt = await buyer.get(`/api/orders/${id}/receipt`);
  expect(receipt.status).toBe(200);
  await buyer.post('/api/receipts/verifications', { receipt: receipt.text });
  await buyer.get(`/en/orders/${id}?code=${code}`);
  await other.get('/en/orders');
  return [code ?? '', ...tokens];
}

/** The supplier in all kinds of trouble, until it is left alone. */
async function troubleSupplier(supplier: Supplier, order: BoughtOrder): Promise<void> {
  for (const status of [500, 403, 429]) {
    const body = `<p>${buyerEmail} ${order.supplierId}</p>`;
    // Longer than a page waits: what is asked for after a 429 is not even called.
    const headers = { 'retry-after': '30' };
    await supplier.addFault({ path: '/*', kind: 'status', status, body, headers });
    for (const country of ['de', 'fr', 'br', 'it', 'mx', 'es']) {
      await order.buyer.get(`/en/${country}/gift-cards/steam`);
    }
    await order.buyer.get(`/api/orders/${order.id}`);
    await supplier.clearFaults();
  }
}

/** A fault of the shop itself: a table that is gone. */
async function breakShop(shop: Shop, order: BoughtOrder): Promise<string> {
  await withDatabase(shop, (db) => db.schema.alterTable('grants').renameTo('elsewhere').execute());
  const page = await order.buyer.get(`/en/orders/${order.id}`);
  expect(failure(await order.buyer.get(`/api/orders/${order.id}`))).toBe('503 store-unavailable');
  await withDatabase(shop, (db) => db.schema.alterTable('elsewhere').renameTo('grants').execute());
  return page.text;
}

/**
 * Everything that happens to a shop with a supplier of its own: visits, a refusal, an order that is
 * watched, paid, delivered, revealed, handed on; then faults of the supplier's and of the shop's.
 * @returns what must not be found outside, and the page that could not be rendered
 */
export async function wholeLife(
  supplier: Supplier,
  shop: Shop,
): Promise<{ secrets: Secrets; failedPage: string }> {
  const [address = '', otherAddress = ''] = buyerAddresses;
  const buyer = new ProxiedBrowser(shop, address);
  const other = new ProxiedBrowser(shop, otherAddress);
  const checkout = await steamCheckout(supplier);
  await lookAround(buyer);
  await beRefused(supplier, buyer, checkout);

  const key = crypto.randomUUID();
  const order = await BoughtOrder.buyIn(supplier, buyer, checkout, key);
  const stream = await openEventStream(buyer, `/api/orders/${order.id}/subscribe`);
  await stream.reached('awaiting-payment');
  const { snapshot } = await order.shown();
  const due = snapshot.due ?? '';
  await buyer.post(`/api/orders/${order.id}/payments`, { action: 'begin', due });
  await buyer.post(`/api/orders/${order.id}/payments`, { action: 'sent', due, hash });
  const wire = await order.deliver();
  await stream.reached('delivered');

  const opened = await handOn(order, other);
  await troubleSupplier(supplier, order);
  const failedPage = await breakShop(shop, order);
  const secrets = {
    'e-mail address': [buyerEmail, encodeURIComponent(buyerEmail)],
    'phone number': [phone, phone.slice(1)],
    'order id': [order.id],
    'supplier’s order id': [order.supplierId],
    'payment address': [snapshot.address ?? '', hash],
    'code or token': [...codesOf(wire), ...opened],
    'idempotency key': [key],
    cookie: [...buyer.cookies, ...other.cookies].map(([, value]) => value),
    'buyer’s address': buyerAddresses,
  };
  const kept = Object.entries(secrets).map(
    ([what, values]) => [what, values.filter(({ length }) => length > 5)] as const,
  );
  return { secrets: Object.fromEntries(kept), failedPage };
}
