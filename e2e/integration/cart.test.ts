import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { type CartItem, cartAnswerSchema } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';
import { type ToldProblem, validatedSchema } from '@/schemas/checkout-answer';
import { wireOrder } from '@/schemas/wire/order';
import type { WireProduct } from '@/schemas/wire/products';
import { type Answer, type Browser, failure, placedId, problemsIn } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout, wireProducts } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

type Line = CheckoutBody['lines'][number];

const phone = '+12015550123';
let supplier: Supplier;
let shop: Shop;
let buyer: Browser;
let checkout: CheckoutBody;
let steam: Line;
let airbnb: Line;
let topUp: Line;
let esim: Line;

/** A line for the first product of a brand that is as wanted. */
async function lineOf(
  place: Pick<Good, 'country' | 'kind' | 'brand'> & { family: string },
  { beneficiary = buyerEmail, isWanted = (_: WireProduct) => true } = {},
): Promise<Line> {
  const { family, ...shelf } = place;
  const product = (await wireProducts(supplier, { ...shelf, family })).find(isWanted);
  if (product === undefined) throw new Error(`The supplier sells no ${family}.`);
  return { ...shelf, product: product.product_id, beneficiary };
}

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  const cards = { country: 'US', kind: 'gift-cards' } as const;
  steam = await lineOf({ ...cards, brand: 'steam', family: 'Steam' });
  airbnb = { ...(await lineOf({ ...cards, brand: 'airbnb', family: 'Airbnb' })), value: '75' };
  topUp = await lineOf(
    { country: 'US', kind: 'top-ups', brand: 'lycamobile-credits', family: 'Lycamobile' },
    { beneficiary: phone },
  );
  esim = await lineOf({ country: 'ES', kind: 'esims', brand: 'esim', family: 'eSIM' });
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
  await buyer.validate(checkout);
});
afterEach(async () => {
  await supplier.clearFaults();
  await supplier.clearJournal();
});
afterAll(endAllProcesses);

const goodOf = ({ beneficiary: _, quantity: __, ...good }: Line) => good;
const withLines = (...lines: Line[]): CheckoutBody => ({ ...checkout, lines });
const described = (answer: Answer) => cartAnswerSchema.parse(JSON.parse(answer.text));

async function describeGoods(...lines: Line[]): Promise<CartItem[]> {
  const answer = await buyer.post('/api/cart', { goods: lines.map(goodOf), locale: 'en' });
  expect(answer.status).toBe(200);
  return described(answer).items;
}

/** How often the supplier was asked to check an order. */
async function checks(): Promise<number> {
  const entries = await supplier.journal();
  return entries.filter(({ path }) => path === '/v5/orders/validations').length;
}

/** The problems of a refused validation, without where they belong and what helps. */
async function problemsOf(...lines: Line[]): Promise<Omit<ToldProblem, 'field' | 'repair'>[]> {
  const answer = await buyer.validate(withLines(...lines));
  expect(failure(answer)).toMatch(/^422 refused /);
  return problemsIn(answer).map(({ field: _, repair: __, ...told }) => told);
}

describe('a cart', () => {
  it('is described and priced, whatever countries and kinds it mixes', async () => {
    const goods = [steam, airbnb, topUp, esim].map(goodOf);
    const answer = await buyer.post('/api/cart', { goods, coin: 'USDC', locale: 'de' });
    expect(answer.headers['cache-control']).toBe('no-store');
    const { coin, items } = described(answer);
    expect(coin).toBe('USDC');
    const price = expect.stringMatching(/^\d+\.\d+$/);
    const sold = { status: 'on-sale', nearby: [], price };
    const inUsa = { place: 'Vereinigte Staaten', examplePhone: '+1 201 555 0123' };
    expect(items).toMatchObject([
      { ...sold, ...inUsa, delivery: 'by_email', href: '/de/us/gift-cards/steam' },
      { ...sold, ...inUsa, delivery: 'by_email', label: '75\u00a0$', brand: { name: 'Airbnb' } },
      { ...sold, ...inUsa, delivery: 'by_phone', href: '/de/us/top-ups/lycamobile-credits' },
      { ...sold, place: 'Spanien', delivery: 'by_email', href: '/de/es/esims/esim' },
    ]);
    const validated = await Promise.all(
      [steam, airbnb].map(async (line) => {
        const { text } = await buyer.validate(withLines(line));
        return validatedSchema.parse(JSON.parse(text)).amount;
      }),
    );
    expect(items.slice(0, 2).map((item) => item.price)).toEqual(validated);
  });

  it('is priced in a coin that can be paid with, whatever is asked for', async () => {
    const goods = [goodOf(steam)];
    const inCoin = async (coin: string | undefined) =>
      described(await buyer.post('/api/cart', { goods, coin, locale: 'en' }));
    const [usual, btc, made] = await Promise.all(['USDC', 'BTC', 'GOLD'].map(inCoin));
    expect(btc?.coin).toBe('BTC');
    expect(btc?.items[0]?.price).not.toBe(usual?.items[0]?.price);
    expect(made).toEqual(await inCoin(undefined));
  });

  it('is told of what is not sold any more, or never was', async () => {
    const gone = { ...steam, product: crypto.randomUUID() };
    const madeUp = { ...steam, brand: 'nobody' };
    const nothing = { status: 'gone', label: null, delivery: null, price: null, nearby: [] };
    expect(await describeGoods(gone, madeUp, steam)).toMatchObject([
      { ...nothing, brand: { name: 'Steam' } },
      { ...nothing, brand: null },
      { status: 'on-sale' },
    ]);
  });

  it('is told of a value that is not sold, and of the nearest that are', async () => {
    const { product } = airbnb;
    const { value: _, ...open } = airbnb;
    const cents = { ...airbnb, value: '75.5' };
    expect(await describeGoods({ ...airbnb, value: '750' }, cents, open)).toMatchObject([
      { status: 'wrong-value', label: '$750', nearby: [{ product, value: '500', label: '$500' }] },
      { status: 'wrong-value', nearby: [{ value: '75' }, { value: '76' }] },
      { status: 'wrong-value', label: null, nearby: [] },
    ]);
  });

  it('is still told what can be, while a country’s catalogue cannot be read', async () => {
    await supplier.addFault({ path: '/v2/brands', kind: 'status', status: 500 });
    const far = { ...steam, country: 'JP' };
    expect(await describeGoods(steam, far)).toMatchObject([
      { status: 'on-sale' },
      { status: 'unknown', brand: null, price: null },
    ]);
  });

  it('is nobody else’s to ask about', async () => {
    const goods = [goodOf(steam)];
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await buyer.post('/api/cart', { goods, locale: 'en' }, { headers });
    expect(failure(answer)).toBe('403 cross-origin');
    expect(await supplier.journal()).toEqual([]);
  });

  it.each<[string, (good: Good) => object, string]>([
    ['nothing', () => ({ goods: [] }), 'goods'],
    ['too much', (good) => ({ goods: Array(11).fill(good) }), 'goods'],
    ['no country', (good) => ({ goods: [good, { ...good, country: 'xx' }] }), 'goods.1.country'],
    ['no amount', (good) => ({ goods: [{ ...good, value: '1e3' }] }), 'goods.0.value'],
    ['no language of the shop', () => ({ locale: 'xx' }), 'locale'],
  ])('of %s is refused', async (_, change, fields) => {
    const good = goodOf(steam);
    const answer = await buyer.post('/api/cart', { goods: [good], locale: 'en', ...change(good) });
    expect(failure(answer)).toBe(`422 invalid-input ${fields}`);
  });
});

/** A card of Steam in a list of products that the supplier is made to answer with. */
const card = (amount: number, currency: string, isGone = false) => ({
  product_id: `steam ${amount}`,
  is_dynamic: false,
  denomination: `${amount} ${currency}`,
  localized_denomination: `${amount} ${currency}`,
  coin: 'USDC',
  coin_amount: `${amount}.00`,
  delivery_type: 'by_email',
  face_value: { currency_code: currency, amount: { type: 'fixed', price: String(amount) } },
  is_out_of_stock: isGone,
});

/** Makes the supplier list these products in a country, whatever it takes orders for. */
function list(country: string, products: ReturnType<typeof card>[]): Promise<void> {
  const path = `/v5/products/country/${country}`;
  return supplier.addFault({
    path,
    kind: 'status',
    status: 200,
    body: [{ brand: 'Steam', products }],
  });
}

describe('a product that is sold out', () => {
  it('comes with the values nearest to it, in a cart and in a refusal', async () => {
    await list('CA', [card(100, 'CAD'), card(50, 'CAD', true), card(20, 'CAD'), card(120, 'CAD')]);
    const soldOut = { ...steam, country: 'CA', product: 'steam 50' };
    const nearby = [
      { product: 'steam 20', label: '20 CAD' },
      { product: 'steam 100', label: '100 CAD' },
    ];
    expect(await describeGoods(soldOut)).toMatchObject([
      { status: 'sold-out', label: '50 CAD', price: null, nearby },
    ]);
    expect(await problemsOf(steam, soldOut)).toEqual([{ code: 'OUT_OF_STOCK', line: 1, nearby }]);
  });
});

describe('a checkout of several lines', () => {
  it('is refused with the line that cannot be had', async () => {
    const gone = { ...steam, product: crypto.randomUUID() };
    const code = 'NOT_AVAILABLE_PRODUCT';
    expect(await problemsOf(gone, topUp)).toEqual([{ code, line: 0 }]);
    expect(await problemsOf(steam, { ...airbnb, value: '7' }, gone)).toEqual([
      { code, line: 1, nearby: [{ product: airbnb.product, value: '50', label: '$50' }] },
      { code, line: 2 },
    ]);
  });

  it('is refused with the line whose recipient cannot be reached', async () => {
    expect(await problemsOf(steam, { ...topUp, beneficiary: '12015550123' })).toEqual([
      { code: 'INVALID_BENEFICIARY_ACCOUNT', line: 1 },
    ]);
  });

  it('is refused with the line that the supplier alone has something against', async () => {
    await list('GB', [card(7, 'GBP'), card(20, 'GBP')]);
    const code = 'NOT_AVAILABLE_PRODUCT';
    const unknown = { ...steam, country: 'GB', product: 'steam 7' };
    const nearby = [{ product: 'steam 20', label: '20 GBP' }];
    expect(await problemsOf(steam, unknown, topUp)).toEqual([{ code, line: 1, nearby }]);
    expect(await checks()).toBe(4);
    const badPhone = { ...topUp, beneficiary: '12015550123' };
    expect(await problemsOf(unknown, badPhone, steam, unknown)).toEqual([
      { code: 'INVALID_BENEFICIARY_ACCOUNT', line: 1 },
      { code, line: 0, nearby },
      { code, line: 3, nearby },
    ]);
  });

  it('that may hold one unit of a brand says how many units go together', async () => {
    const place = { country: 'US', kind: 'gift-cards', brand: 'razer-gold' } as const;
    const razer = await lineOf({ ...place, family: 'Razer Gold' });
    const code = 'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER';
    expect(await problemsOf({ ...razer, quantity: 2 })).toEqual([{ code, fits: 1 }]);
    const lines = [{ ...topUp, quantity: 3 }, razer, steam, razer];
    expect(await problemsOf(...lines)).toEqual([{ code, fits: 5 }]);
  });

  it('that comes to too much says how many units go together', async () => {
    const code = 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED';
    const dear = { ...airbnb, value: '500', quantity: 5 };
    const [told] = await problemsOf(dear);
    expect(told).toEqual({ code, fits: expect.any(Number) });
    const validated = async (quantity: number) =>
      (await buyer.validate(withLines({ ...dear, quantity }))).status;
    expect(await validated(told?.fits ?? 0)).toBe(200);
    expect(await validated((told?.fits ?? 0) + 1)).toBe(422);
  });

  it('says what it would come to without its coupon', async () => {
    const validated = async (body: CheckoutBody): Promise<z.infer<typeof validatedSchema>> =>
      validatedSchema.parse(JSON.parse((await buyer.validate(body)).text));
    const lines = withLines(steam, { ...airbnb, quantity: 2 });
    const usual = await validated(lines);
    expect(usual).not.toHaveProperty('before');
    const reduced = await validated({ ...lines, coupon: 'SAVE10' });
    expect(reduced).toMatchObject({ coin: 'USDC', before: usual.amount });
    expect(Number(reduced.amount)).toBeLessThan(Number(usual.amount));
  });
});

describe('an order of several lines', () => {
  const delivered = async () => {
    const body = await supplier.call('GET', `/v5/orders/${await supplier.newestOrder()}`);
    return wireOrder
      .parse(body)
      .deliveries.items.map(({ deliverable }) => [
        deliverable?.brand_name,
        deliverable?.country_code,
        deliverable?.beneficiary_account,
      ]);
  };

  it('is one order at the supplier, a delivery a unit, however often it is sent', async () => {
    const before = (await supplier.orders()).length;
    const friend = { ...steam, beneficiary: 'friend@example.com', quantity: 3 };
    const lines = withLines(friend, topUp, { ...airbnb, quantity: 2 }, esim);
    const key = crypto.randomUUID();
    const presses = [lines, lines, { ...lines, newsletter: false }];
    const placed = await Promise.all(presses.map((body) => buyer.place(body, key)));
    const again = await buyer.place(lines, key);
    expect(new Set([...placed, again].map(placedId)).size).toBe(1);
    expect(await supplier.creations()).toBe(1);
    expect(await supplier.orders()).toHaveLength(before + 1);
    const card = ['Steam', 'US', 'friend@example.com'];
    expect(await delivered()).toEqual([
      card,
      card,
      card,
      ['Lycamobile Credits', 'US', phone],
      ['Airbnb', 'US', buyerEmail],
      ['Airbnb', 'US', buyerEmail],
      ['eSIM', 'ES', buyerEmail],
    ]);
  });

  it('is another one with another quantity', async () => {
    const key = crypto.randomUUID();
    placedId(await buyer.place(withLines(steam), key));
    const answer = await buyer.place(withLines({ ...steam, quantity: 2 }), key);
    expect(failure(answer)).toBe('422 key-reused');
    expect(await supplier.creations()).toBe(1);
  });

  it('is asked for once even when it is refused, and not at all when the catalogue refuses', async () => {
    const place = { country: 'US', kind: 'gift-cards', brand: 'razer-gold' } as const;
    const razer = await lineOf({ ...place, family: 'Razer Gold' });
    const limited = await buyer.place(withLines(steam, razer, razer), crypto.randomUUID());
    expect(failure(limited)).toBe('422 refused MULTIPLE_LIMITED_PRODUCT_SAME_ORDER');
    const gone = { ...steam, product: crypto.randomUUID() };
    const answer = await buyer.place(withLines(steam, gone), crypto.randomUUID());
    expect(problemsIn(answer)).toMatchObject([{ code: 'NOT_AVAILABLE_PRODUCT', line: 1 }]);
    expect(await supplier.creations()).toBe(1);
    expect(await checks()).toBe(0);
  });

  it('tells the supplier where money goes back to', async () => {
    const refundAddress = '0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B';
    await buyer.buy({ ...withLines(steam), refundAddress: ` ${refundAddress} `, newsletter: true });
    const order = await supplier.call('GET', `/v5/orders/${await supplier.newestOrder()}`);
    expect(order).toMatchObject({ refund_wallet_address: refundAddress });
  });
});
