import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { orderSchema } from '@/schemas/order-snapshot';
import {
  type WalletPaymentAnswer,
  walletPaymentAnswerSchema,
} from '@/schemas/wallet-payment-answer';
import { type Browser, type CallOptions, failure } from '../support/api-client';
import { BoughtOrder } from '../support/bought-order';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

/** What is known of an order counts for up to five seconds. */
const patience = { timeout: 8000 };

const hash = `0x${'0b'.repeat(32)}`;

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let order: BoughtOrder;
let due: string;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});
beforeEach(async () => {
  order = await BoughtOrder.buy(supplier, shop, checkout);
  due = (await order.shown()).snapshot.due ?? '';
});
afterEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

const post = (body: unknown, options: CallOptions = {}, browser: Browser = order.buyer) =>
  browser.post(`/api/orders/${order.id}/payments`, body, options);

/** What the shop answers to something that is in order. */
async function tell(body: unknown): Promise<WalletPaymentAnswer> {
  const answer = await post(body);
  expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  return walletPaymentAnswerSchema.parse(JSON.parse(answer.text));
}

const payments = async () => (await order.shown()).snapshot.payments;

it('a sum is begun once, and its transaction is kept with the order', async () => {
  const begun = await tell({ action: 'begin', due });
  expect(begun).toMatchObject({ status: 'begun', hash: null });
  const kept = { status: 'kept', hash: null, begunAt: begun.begunAt };
  expect(await tell({ action: 'begin', due })).toEqual(kept);
  expect(await tell({ action: 'begin', due: `${due}0` })).toEqual(kept);
  const [payment] = await payments();
  expect(payment).toMatchObject({ hash: null, at: begun.begunAt });

  expect(await tell({ action: 'sent', due, hash })).toEqual({ ...kept, hash });
  expect(await tell({ action: 'withdraw', due })).toEqual({ ...kept, hash });
  expect(await payments()).toEqual([{ ...payment, hash }]);
});

it('of many tabs one begins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => tell({ action: 'begin', due })),
  );
  expect(answers.filter(({ status }) => status === 'begun')).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 'kept')).toHaveLength(19);
});

it('what is withdrawn may be begun again', async () => {
  await tell({ action: 'begin', due });
  expect(await tell({ action: 'withdraw', due })).toMatchObject({ status: 'free' });
  expect(await payments()).toEqual([]);
  expect(await tell({ action: 'begin', due })).toMatchObject({ status: 'begun' });
});

it('only what is due can be begun, and the rest in its turn', async () => {
  const notDue = async (sum: string) => failure(await post({ action: 'begin', due: sum }));
  expect(await notDue('1')).toBe('409 not-due');
  await tell({ action: 'begin', due });
  await tell({ action: 'sent', due, hash });
  await order.control('pay-part');
  await vi.waitFor(async () => {
    expect((await order.shown()).snapshot.state).toBe('partly-paid');
  }, patience);
  expect(await notDue(due)).toBe('409 not-due');
  const rest = (await order.shown()).snapshot.due ?? '';
  expect(await tell({ action: 'begin', due: rest })).toMatchObject({ status: 'begun' });
  expect(await payments()).toMatchObject([{ hash }, { hash: null }]);

  await supplier.deliver(order.supplierId);
  await vi.waitFor(async () => {
    expect((await order.shown()).snapshot.state).toBe('delivered');
  }, patience);
  expect(await notDue(rest)).toBe('409 not-due');
  // Money that was sent is heard of whenever that is told.
  expect(await tell({ action: 'sent', due: rest, hash })).toMatchObject({ status: 'kept', hash });
});

it('nothing is begun while the supplier cannot say what is due', async () => {
  await order.buyer.get(`/api/orders/${order.id}`);
  await supplier.addFault({ path: `/v5/orders/${order.supplierId}`, kind: 'status', status: 500 });
  await vi.waitFor(async () => {
    expect(failure(await post({ action: 'begin', due }))).toMatch(/^502 /);
  }, patience);
});

it('whoever watches the order hears of it', async () => {
  const leave = new AbortController();
  const path = `/api/orders/${order.id}/subscribe`;
  const stream = await order.buyer.send('GET', path, { signal: leave.signal });
  let heard = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  stream.on('error', () => {});
  await vi.waitFor(() => expect(heard).toContain('"payments":[]'), patience);
  await tell({ action: 'begin', due });
  await vi.waitFor(() => expect(heard).toMatch(/"payments":\[\{[^\]]*"hash":null/), patience);
  await tell({ action: 'sent', due, hash });
  await vi.waitFor(() => expect(heard).toContain(hash), patience);
  const told = heard.split('\n').filter((line) => line.startsWith('data: {'));
  for (const line of told) orderSchema.parse(JSON.parse(line.slice('data: '.length)));
  leave.abort();
});

it('strangers, other sites and nonsense are refused', async () => {
  const stranger = shop.browser();
  await stranger.validate(checkout);
  const begin = { action: 'begin', due };
  expect(failure(await post(begin, {}, stranger))).toBe('404 not-found');
  expect(failure(await post(begin, {}, shop.browser()))).toBe('404 not-found');
  const strange = { headers: { origin: 'https://elsewhere.example' } };
  expect(failure(await post(begin, strange))).toBe('403 cross-origin');
  expect(failure(await post({ action: 'begin', due: '1e9' }))).toBe('422 invalid-input due');
  expect(failure(await post({ action: 'sent', due, hash: 'x' }))).toBe('422 invalid-input hash');
  expect(failure(await post({ action: 'repeat', due }))).toBe('422 invalid-input action');
  expect(await payments()).toEqual([]);
});
