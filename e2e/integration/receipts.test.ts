import { compactVerify, createLocalJWKSet, decodeProtectedHeader } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { limits } from '@/lib/rate-limit/limits';
import messages from '@/messages/en.json' with { type: 'json' };
import { receiptSchema } from '@/schemas/receipt';
import { maxReceiptText, parseVerification } from '@/schemas/verification';
import { type Browser, failure } from '../support/api-client';
import { BoughtOrder } from '../support/bought-order';
import { readableText } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startSandboxShop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const words = messages.receipt;
const seeds = { older: 'a1'.repeat(32), newer: 'b2'.repeat(32) };
const unknownOrder = 'AAAAAAAAAAAAAAAAAAAAAAAA';

const fileSchema = z.strictObject({ receipt: receiptSchema, signed: z.string().optional() });
const keysSchema = z.object({
  keys: z.array(
    z.strictObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
});

let supplier: Supplier;
let steam: CheckoutBody;
let shop: Shop;

beforeAll(async () => {
  supplier = await startSupplier();
  steam = await steamCheckout(supplier);
});
afterEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

const receiptPath = (id: string) => `/api/orders/${id}/receipt`;
const pagePath = (id: string) => `/en/orders/${id}/receipt`;

/** Has it downloaded; the file as text and as what it says. */
async function download(buyer: Browser, id: string) {
  const answer = await buyer.get(receiptPath(id));
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return { answer, text: answer.text, ...fileSchema.parse(JSON.parse(answer.text)) };
}

const page = async (buyer: Browser, id: string) =>
  readableText((await buyer.get(pagePath(id))).text);

const verify = (text: string, browser = shop.browser()) =>
  browser.post('/api/receipts/verifications', { text });

async function outcome(text: string): Promise<string | undefined> {
  return parseVerification(JSON.parse((await verify(text)).text))?.outcome;
}

async function publicKeys(browser = shop.browser()) {
  const answer = await browser.get('/api/receipts/keys');
  return { answer, set: keysSchema.parse(JSON.parse(answer.text)) };
}

describe('a shop with a key', () => {
  let order: BoughtOrder;
  beforeAll(async () => {
    shop = await startShop(supplier.origin, { RECEIPT_KEY: seeds.older });
    order = await BoughtOrder.buy(supplier, shop, steam);
  });
  afterEach(() => expect(shop.complaints()).toBe(''));
  afterAll(() => shop.kill());

  it('gives no receipt before the money has arrived, and says so', async () => {
    const expectNone = async () => {
      expect(failure(await order.buyer.get(receiptPath(order.id)))).toBe('409 not-paid');
      expect(await page(order.buyer, order.id)).toContain(words.noneTitle);
      expect((await order.shown()).html).not.toContain(pagePath(order.id));
    };
    await expectNone();
    await order.control('pay-part');
    await expectNone();
  });

  it('gives one after, to keep and to read', async () => {
    await order.control('pay');
    await supplier.advance(20);
    const before = Date.now();
    const { html } = await order.shown();
    await supplier.advance(60);
    expect(html).toContain(pagePath(order.id));
    const { answer, receipt } = await download(order.buyer, order.id);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-type']).toBe('application/json');
    const name = `receipt-${receipt.placedAt.slice(0, 10)}.json`;
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(receipt).toMatchObject({
      version: 1,
      simulated: false,
      shop: { name: 'Refillery', origin: shop.origin },
      order: order.id,
      state: 'delivered',
      payment: { coin: 'USDC', network: 'Base', amount: '53.20', sent: '53.20', excess: null },
      refund: null,
      items: [{ brand: 'Steam', label: '$50', country: 'US', failed: false }],
    });
    expect(Date.parse(receipt.placedAt)).toBeLessThanOrEqual(before);
    expect(Date.parse(receipt.issuedAt)).toBeGreaterThanOrEqual(before);
    const text = await page(order.buyer, order.id);
    for (const part of ['Steam $50', 'United States', '53.20 USDC', 'Base', 'UTC', words.safe]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(`${shop.origin}/en/receipts`);
    expect(text).not.toContain(words.simulated);
  });

  it('says nothing in it that is the buyer’s or the supplier’s own', async () => {
    const told = await supplier.call('GET', `/v5/orders/${order.supplierId}`);
    const { deliveries, wallet_address } = z
      .looseObject({
        wallet_address: z.string(),
        deliveries: z.array(
          z.looseObject({ id: z.string(), deliverable: z.looseObject({ pin_code: z.string() }) }),
        ),
      })
      .parse(told);
    const [delivery] = deliveries;
    if (delivery === undefined) throw new Error('The order has no delivery.');
    const { text, signed = '' } = await download(order.buyer, order.id);
    const answer = await order.buyer.get(pagePath(order.id));
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.text).toContain('content="no-referrer"');
    expect(answer.text).toContain('noindex');
    const payload = Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString();
    const secrets = [delivery.deliverable.pin_code, wallet_address, order.supplierId, delivery.id];
    for (const shown of [text, answer.text, payload]) {
      for (const secret of [...secrets, buyerEmail, 'margarethe', '••', 'SIMULATED-']) {
        expect(shown).not.toContain(secret);
      }
    }
  });

  it('gives it to nobody else, who cannot tell it from one that is not there', async () => {
    const stranger = shop.browser();
    await stranger.validate(steam);
    for (const id of [order.id, unknownOrder, order.supplierId, 'x']) {
      expect(failure(await stranger.get(receiptPath(id)))).toBe('404 not-found');
      expect((await stranger.get(pagePath(id))).status).toBe(404);
    }
  });

  it('signs it so that anybody can verify it who has its public keys', async () => {
    const { signed = '', receipt } = await download(order.buyer, order.id);
    const { answer, set } = await publicKeys();
    expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    expect(answer.text).not.toContain(seeds.older);
    const { payload, protectedHeader } = await compactVerify(signed, createLocalJWKSet(set));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(receipt);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: set.keys[0]?.kid, typ: 'receipt+jws' });
  });

  it('verifies it, and tells what became of it', async () => {
    const { text, signed = '', receipt } = await download(order.buyer, order.id);
    const answer = await verify(text);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.text)).toEqual({ outcome: 'valid', receipt });
    expect(await outcome(signed)).toBe('valid');
    const dearer = text.replaceAll('"53.20"', '"153.20"');
    expect(JSON.parse((await verify(dearer)).text)).toEqual({ outcome: 'changed', receipt });
    expect(await outcome(signed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(
      'forged',
    );
    expect(await outcome(JSON.stringify({ receipt }))).toBe('unsigned');
    expect(await outcome('nothing of the kind')).toBe('unreadable');
  });

  it('is asked to verify by its own pages alone, about so much at most', async () => {
    const browser = shop.browser();
    const path = '/api/receipts/verifications';
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(failure(await browser.post(path, { text: 'x' }, { headers }))).toBe('403 cross-origin');
    const longest = 'x'.repeat(maxReceiptText);
    expect((await verify(longest)).status).toBe(200);
    expect(failure(await verify(`${longest}x`))).toBe('422 invalid-input text');
    expect(failure(await verify('x'.repeat(4 * maxReceiptText)))).toBe('413 too-large');
    expect(failure(await browser.post(path, { text: 1 }))).toBe('422 invalid-input text');
    expect((await browser.get(path)).status).toBe(405);
  });

  it('keeps giving it while a person looks into a paid order', async () => {
    const other = await BoughtOrder.buy(supplier, shop, steam);
    const wire = await other.deliver();
    const paid = await other.shownAs({ ...wire, order_state: 'PaymentReceived' });
    expect(paid.snapshot.state).toBe('paid');
    await other.shownAs({ ...wire, order_state: 'WaitingForManualAction' });
    const { receipt } = await download(other.buyer, other.id);
    expect(receipt).toMatchObject({ state: 'in-review', payment: { sent: '53.20' } });
    expect(receipt.paidAt).not.toBeNull();
  });

  it('gives none of an order that is looked into before, but of what was sent back', async () => {
    const other = await BoughtOrder.buy(supplier, shop, steam);
    await other.control('review');
    expect((await other.shown()).snapshot.state).toBe('in-review');
    expect(failure(await other.buyer.get(receiptPath(other.id)))).toBe('409 not-paid');
    await other.control('refund');
    const { receipt } = await download(other.buyer, other.id);
    expect(receipt).toMatchObject({
      state: 'refunded',
      paidAt: null,
      refund: { amount: '53.20', currency: 'USDC' },
    });
    expect(await page(other.buyer, other.id)).toContain(`${words.refund} 53.20 USDC`);
  });

  it('says so when the supplier cannot be asked', async () => {
    await supplier.addFault({
      path: `/v5/orders/${order.supplierId}`,
      kind: 'status',
      status: 500,
    });
    expect(failure(await order.buyer.get(receiptPath(order.id)))).toBe('502 unavailable');
    const text = await page(order.buyer, order.id);
    expect(text).toContain(messages.supplierErrors.unavailable);
  });

  it('signs with the first of several keys, and still verifies with the others', async () => {
    const old = await download(order.buyer, order.id);
    const [was] = (await publicKeys()).set.keys;
    await shop.restart({ RECEIPT_KEY: `${seeds.newer},${seeds.older}` });
    const [newest, older] = (await publicKeys()).set.keys;
    expect(older).toEqual(was);
    const { signed = '' } = await download(order.buyer, order.id);
    expect(decodeProtectedHeader(signed).kid).toBe(newest?.kid);
    expect(await outcome(signed)).toBe('valid');
    expect(await outcome(old.text)).toBe('valid');
    await shop.restart({ RECEIPT_KEY: seeds.newer });
    expect(await outcome(signed)).toBe('valid');
    expect(await outcome(old.text)).toBe('unknown-key');
  });
});

describe('a shop without a key', () => {
  beforeAll(async () => {
    shop = await startShop(supplier.origin);
  });
  afterAll(() => shop.kill());

  it('gives receipts that are not signed, and says nothing of checking them', async () => {
    const order = await BoughtOrder.buy(supplier, shop, steam);
    await order.deliver();
    const { receipt, signed } = await download(order.buyer, order.id);
    expect(receipt.state).toBe('delivered');
    expect(signed).toBeUndefined();
    const html = await order.buyer.get(pagePath(order.id));
    expect(readableText(html.text)).toContain(words.safe);
    expect(readableText(html.text)).not.toContain(words.check);
    expect(html.text).not.toContain('/en/receipts');
    expect((await publicKeys()).set.keys).toEqual([]);
    expect((await order.buyer.get('/en/receipts')).status).toBe(404);
    expect(failure(await verify('x'))).toBe('404 not-found');
  });
});

it('holds back who has too many receipts checked', async () => {
  const { perSession, perAddress } = limits.verification;
  shop = await startShop(supplier.origin, { BUYER_RATE: '0.1', RECEIPT_KEY: seeds.older });
  const buyer = shop.browser();
  await buyer.validate(steam);
  const inTurn = async (times: number, browser: Browser) => {
    const statuses: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      statuses.push((await verify('x', browser)).status);
    }
    return statuses;
  };
  const most = Math.round(perSession * 0.1);
  expect(await inTurn(most + 1, buyer)).toEqual([...Array<number>(most).fill(200), 429]);
  const all = Math.round(perAddress * 0.1);
  expect((await inTurn(all + 1, shop.browser())).at(-1)).toBe(429);
  await shop.kill();
});

it('on the simulator is signed with a key of its own, which survives a restart', async () => {
  shop = await startSandboxShop();
  const buyer = shop.browser();
  const { set } = await publicKeys(buyer);
  expect(set.keys).toHaveLength(1);
  const order = await buyer.buy(steam);
  expect((await buyer.post(`/sandbox/orders/${order}/pay`)).status).toBe(204);
  await expect
    .poll(async () => (await buyer.get(receiptPath(order))).status, { timeout: 15_000 })
    .toBe(200);
  const { text, receipt } = await download(buyer, order);
  expect(receipt.simulated).toBe(true);
  expect(await page(buyer, order)).toContain(words.simulated);
  await shop.restart();
  expect((await publicKeys(buyer)).set).toEqual(set);
  expect(await outcome(text)).toBe('valid');
});
