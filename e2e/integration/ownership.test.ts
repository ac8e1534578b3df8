import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { revealSchema } from '@/schemas/reveal';
import { type Answer, type Browser, failure } from '../support/api-client';
import { openEventStream } from '../support/event-stream';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop, testSecret } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const cookieName = 'shop-session';
const solanaWallet = 'B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj';
/** An order id of the right form that was never given out. */
const unknownOrder = 'AAAAAAAAAAAAAAAAAAAAAAAA';

const delivered = z.object({
  user: z.object({ email: z.string() }),
  deliveries: z.array(
    z.object({ id: z.uuid(), deliverable: z.object({ pin_code: z.string().optional() }) }),
  ),
});

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let order: string;
let supplierId: string;

/** The delivery's id and, once delivered, its code, from the supplier's own wire. */
async function wireDelivery() {
  const wire = delivered.parse(await supplier.call('GET', `/v5/orders/${supplierId}`));
  const [delivery] = wire.deliveries;
  if (delivery === undefined) throw new Error('The order has no delivery.');
  return { id: delivery.id, code: delivery.deliverable.pin_code };
}

async function newOrder(): Promise<void> {
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
}

/** Every door to an order, for a browser: snapshot, stream, page, reveal, payment. */
function doors(browser: Browser, id: string, deliveryId: string): Promise<Answer[]> {
  return Promise.all([
    browser.get(`/api/orders/${id}`),
    browser.get(`/api/orders/${id}/subscribe`),
    browser.get(`/en/orders/${id}`),
    browser.post(`/api/orders/${id}/deliveries/${deliveryId}`),
    browser.post(`/api/orders/${id}/transactions`, { payer: solanaWallet }),
  ]);
}

/** What distinguishes two answers to different paths: all but the path's own id and the nonce. */
function comparable({ status, headers, text }: Answer, id: string) {
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
  const plain = (value: string) =>
    nonce === undefined
      ? value.replaceAll(id, '{id}')
      : value.replaceAll(id, '{id}').replaceAll(nonce, '{nonce}');
  const { date: _, 'content-length': __, ...rest } = headers;
  return { status, headers: plain(JSON.stringify(rest)), text: plain(text) };
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
  await newOrder();
});
afterAll(endAllProcesses);

describe('an order of another browser', () => {
  let deliveryId: string;
  beforeEach(async () => {
    deliveryId = (await wireDelivery()).id;
    await supplier.clearJournal();
  });

  it('opens to the browser that placed it', async () => {
    const statuses = (
      await Promise.all([buyer.get(`/api/orders/${order}`), buyer.get(`/en/orders/${order}`)])
    ).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
  });

  it.each([
    { who: 'without a cookie', buys: false },
    { who: 'with a session and an order of its own', buys: true },
  ])('cannot be told from an unknown one by a browser $who', async ({ buys }) => {
    const stranger = shop.browser();
    if (buys) await stranger.buy(checkout);
    // What a first visit alone is given: a cookie with its language.
    await stranger.get('/en/orders');
    await supplier.clearJournal();
    const foreign = await doors(stranger, order, deliveryId);
    const unknown = await doors(stranger, unknownOrder, deliveryId);
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(foreign.map((answer) => comparable(answer, order))).toEqual(
      unknown.map((answer) => comparable(answer, unknownOrder)),
    );
    expect(await supplier.journal()).toEqual([]);
  });

  it.each(['..', '%2e%2e', 'x', 'A'.repeat(25), '%00', `${unknownOrder}%0a`])(
    'is not reached by an id that is none: %s',
    async (id) => {
      const answer = await buyer.get(`/api/orders/${id}/subscribe`);
      expect(answer.status).toBe(404);
      expect(await supplier.journal()).toEqual([]);
    },
  );

  it('is not reached by the supplier’s own id', async () => {
    const answers = await doors(buyer, supplierId, deliveryId);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await supplier.journal()).toEqual([]);
  });

  it('is not listed', async () => {
    const [own, strange] = await Promise.all([
      buyer.get('/en/orders'),
      shop.browser().get('/en/orders'),
    ]);
    expect(own.text).toContain(order);
    expect(strange.text).not.toContain(order);
  });
});

describe('the session cookie', () => {
  const sealed = () => buyer.cookies.get(cookieName) ?? '';
  const withCookie = (value: string) => {
    const browser = shop.browser();
    browser.cookies.set(cookieName, value);
    return browser;
  };
  const status = async (value: string) =>
    (await withCookie(value).get(`/api/orders/${order}`)).status;

  it('opens only as it was sealed', async () => {
    const value = sealed();
    const middle = value.length - 30;
    const flipped = value[middle] === 'A' ? 'B' : 'A';
    expect(await status(value)).toBe(200);
    expect(await status(value.slice(0, middle) + flipped + value.slice(middle + 1))).toBe(404);
    expect(await status(value.slice(0, -8))).toBe(404);
  });

  it('is refused without encryption, whatever it says', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = part({ v: 1, id: 'a'.repeat(24), exp: 9_999_999_999 });
    expect(await status(`${part({ alg: 'none' })}.${payload}.`)).toBe(404);
    expect(await status('')).toBe(404);
    expect(await status('a.b.c.d.e')).toBe(404);
  });

  it('survives a rotation of the secret, and a removed secret ends it', async () => {
    const newer = 'a-newer-secret-of-the-integration-tests';
    await shop.restart({ SESSION_SECRET: `${newer},${testSecret}` });
    expect(await status(sealed())).toBe(200);
    const newcomer = shop.browser();
    const theirs = await newcomer.buy(checkout);
    await shop.restart({ SESSION_SECRET: newer });
    expect(await status(sealed())).toBe(404);
    expect((await newcomer.get(`/api/orders/${theirs}`)).status).toBe(200);
    await shop.restart({ SESSION_SECRET: testSecret });
    expect(await status(sealed())).toBe(200);
  });
});

describe('what leaves the shop', () => {
  it('never holds the supplier’s id, the e-mail address or a code, but for the reveal', async () => {
    await newOrder();
    const stream = await openEventStream(buyer, `/api/orders/${order}/subscribe`);
    await stream.reached('awaiting-payment');
    await supplier.deliver(supplierId);
    await stream.reached('delivered');
    expect(await stream.ended).toBe(true);
    const { id, code } = await wireDelivery();
    expect(code).toMatch(/^SIMULATED-/);

    const answers = await Promise.all([
      buyer.place(checkout, crypto.randomUUID()),
      buyer.get(`/api/orders/${order}`),
      buyer.get(`/en/orders/${order}`),
      buyer.get('/en/orders'),
      buyer.get(`/api/orders/${order}/subscribe`),
    ]);
    const revealed = await buyer.post(`/api/orders/${order}/deliveries/${id}`);
    const everything = [stream.raw(), ...answers.map((answer) => JSON.stringify(answer))];
    for (const text of everything) {
      expect(text).not.toContain(supplierId);
      expect(text).not.toContain(buyerEmail);
      expect(text).not.toContain(code);
    }
    expect(everything[2]).toContain('ma••@example.com');
    expect(everything[3]).toContain('ma••@example.com');
    expect(JSON.stringify(revealed)).not.toContain(supplierId);
    expect(revealSchema.parse(JSON.parse(revealed.text)).code).toBe(code);
    expect(revealed.headers['cache-control']).toBe('no-store');
    expect(shop.errors()).not.toMatch(new RegExp(`${supplierId}|${order}|${buyerEmail}|${code}`));
  });

  it('leaves no code, no e-mail address and no payment address in what the shop keeps', async () => {
    await newOrder();
    const { wallet_address: address } = z
      .object({ wallet_address: z.string().min(20) })
      .parse(await supplier.call('GET', `/v5/orders/${supplierId}`));
    expect((await buyer.get(`/api/orders/${order}`)).text).toContain(address);
    await supplier.deliver(supplierId);
    const { id, code } = await wireDelivery();
    const revealed = await buyer.post(`/api/orders/${order}/deliveries/${id}`);
    expect(revealSchema.parse(JSON.parse(revealed.text)).code).toBe(code);
    const files = readdirSync(shop.dataDir).filter((name) => name.startsWith('shop.sqlite'));
    const kept = files.map((name) => readFileSync(join(shop.dataDir, name), 'latin1')).join('');
    expect(kept).toContain(supplierId);
    for (const secret of [code, buyerEmail, address]) expect(kept).not.toContain(secret);
  });
});

describe('revealing a code', () => {
  let path: string;
  beforeAll(async () => {
    await newOrder();
    path = `/api/orders/${order}/deliveries/${(await wireDelivery()).id}`;
  });

  it('is not possible before delivery', async () => {
    expect(failure(await buyer.post(path))).toBe('404 not-found');
  });

  it('takes a POST from the shop’s own pages', async () => {
    await supplier.deliver(supplierId);
    await supplier.clearJournal();
    expect((await buyer.get(path)).status).toBe(405);
    const origin = 'https://elsewhere.example';
    const crossOrigin = await Promise.all([
      buyer.post(path, undefined, { headers: { origin, 'sec-fetch-site': 'cross-site' } }),
      buyer.post(path, undefined, { headers: { origin }, without: ['sec-fetch-site'] }),
      buyer.post(path, undefined, { headers: { 'sec-fetch-site': 'same-site' } }),
      buyer.post(path, undefined, { headers: { origin: 'null' }, without: ['sec-fetch-site'] }),
      buyer.post(path, undefined, { without: ['origin', 'sec-fetch-site'] }),
    ]);
    expect(crossOrigin.map(failure)).toEqual(crossOrigin.map(() => '403 cross-origin'));
    expect(await supplier.journal()).toEqual([]);
  });

  it('is remembered with the time of the first', async () => {
    const before = Date.now();
    const first = revealSchema.parse(JSON.parse((await buyer.post(path)).text));
    expect(first.revealedAt).toBeGreaterThanOrEqual(before);
    await shop.restart();
    const again = revealSchema.parse(JSON.parse((await buyer.post(path)).text));
    expect(again).toEqual(first);
    const snapshot = await buyer.get(`/api/orders/${order}`);
    expect(snapshot.text).toContain(`"revealedAt":${first.revealedAt}`);
  });

  it('is not possible for a delivery the order does not have', async () => {
    const answer = await buyer.post(`/api/orders/${order}/deliveries/${crypto.randomUUID()}`);
    expect(failure(answer)).toBe('404 not-found');
  });
});
