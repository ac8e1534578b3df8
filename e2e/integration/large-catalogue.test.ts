import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { orderSchema } from '@/schemas/order-snapshot';
import type { Answer, Browser } from '../support/api-client';
import { readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { steamCheckout, wireProducts, withLine } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

const list = (query = '') => buyer.get(`/en/us/gift-cards${query}`);
/** How many brands a list page links to without scripts. */
const linkCount = ({ text }: Answer) =>
  new Set(withoutScripts(text).match(/href="\/en\/us\/gift-cards\/[^"?]+"/g)).size;

beforeAll(async () => {
  supplier = await startSupplier();
  await supplier.call('POST', '/control/catalogue', { country: 'US', brands: 1000 });
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
afterAll(endAllProcesses);

describe('a country of a thousand brands', () => {
  it('lists every one of them, by kind', async () => {
    const others = await Promise.all(
      ['top-ups', 'esims'].map((kind) => buyer.get(`/en/us/${kind}`)),
    );
    const cards = await list();
    expect([cards, ...others].map(({ status }) => status)).toEqual([200, 200, 200]);
    const counts = [cards, ...others].map(({ text }) =>
      Number(/(\d+) brands/.exec(readableText(text))?.[1]),
    );
    // One brand is of a category that the shop hides.
    expect(counts.reduce((sum, count) => sum + count)).toBe(999);
    expect(linkCount(cards)).toBe(counts[0]);
    expect(counts[0]).toBeGreaterThan(900);
  });

  it('can be searched and narrowed down', async () => {
    const found = await list('?q=Larch+Relief');
    expect(readableText(found.text)).toContain('Larch Relief');
    expect(linkCount(found)).toBe(1);
    const food = linkCount(await list('?category=food'));
    expect(food).toBeGreaterThan(50);
    expect(food).toBeLessThan(linkCount(await list()));
  });

  it('sells one of the last of them, at the supplier’s price', async () => {
    const brand = 'Larch Relief';
    const [product] = await wireProducts(supplier, { country: 'US', family: brand });
    if (product === undefined) throw new Error('There is nothing to buy.');
    const wish = { brand_name: brand, country_code: 'US', face_value: '50', coin: 'USDC' };
    const quote = await supplier.call('GET', `/v4/products/price?${new URLSearchParams(wish)}`);
    const { coin_amount: price } = z.object({ coin_amount: z.string() }).parse(quote);

    const page = await buyer.get('/en/us/gift-cards/larch-relief');
    expect(readableText(page.text)).toContain('$10 to $250');
    const checkout = await steamCheckout(supplier);
    const line = { brand: 'larch-relief', product: product.product_id, value: '50' };
    const order = await buyer.buy(withLine(checkout, line));
    await supplier.deliver(await supplier.newestOrder());
    const answer = await buyer.get(`/api/orders/${order}`);
    const { state, amount, deliveries } = orderSchema.parse(JSON.parse(answer.text));
    expect({ state, amount }).toEqual({ state: 'delivered', amount: price });
    expect(deliveries).toMatchObject([{ brandName: brand, hasCode: true }]);
  });

  it('leaves nothing on standard error', () => {
    expect(shop.complaints()).toBe('');
  });
});
