import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '@/lib/i18n/fill';
import messages from '@/messages/en.json' with { type: 'json' };
import { quoteSchema } from '@/schemas/checkout-answer';
import type { Browser } from '../support/api-client';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { wireProducts } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
beforeEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

/** The id of what Airbnb sells: one range. */
async function airbnbRange(): Promise<string> {
  const [range] = await wireProducts(supplier, { country: 'US', family: 'Airbnb' });
  if (range === undefined) throw new Error('Airbnb sells nothing.');
  return range.product_id;
}

/** Sends the product page's form as a browser without scripts does. */
async function sendValue(value: string, locale = 'en') {
  const product = await airbnbRange();
  const line = { country: 'US', kind: 'gift-cards', brand: 'airbnb', coin: 'USDC', product, value };
  return buyer.get(`/${locale}/checkout?${new URLSearchParams(line)}`);
}

describe('a value sent without a script', () => {
  it.each([
    ['75', 'Airbnb $75'],
    ['$75.00', 'Airbnb $75'],
    ['٧٥', 'Airbnb $75'],
    [' 100 USD ', 'Airbnb $100'],
  ])('%j reaches the checkout', async (typed, shown) => {
    const answer = await sendValue(typed);
    expect(answer.status).toBe(200);
    expect(readableText(answer.text)).toContain(shown);
  });

  it.each([
    ['750', fill(messages.product.outOfRange, { min: '$50', max: '$500' })],
    ['75.50', fill(messages.product.offStep, { lower: '$75', upper: '$76' })],
    ['a lot', messages.product.notANumber],
    ['', messages.product.notANumber],
  ])('%j comes back to the product page, which says why', async (typed, why) => {
    const sent = await sendValue(typed);
    expect(sent.status).toBe(307);
    const target = String(sent.headers.location);
    expect(target).toMatch(/^\/en\/us\/gift-cards\/airbnb\?/);
    const back = await buyer.get(target);
    expect(back.status).toBe(200);
    expect(readableText(back.text)).toContain(why);
    const field = openingTags(withoutScripts(back.text), 'input').find((tag) =>
      tag.includes('name="value"'),
    );
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain(`value="${typed}"`);
  });

  it('is escaped on its way', async () => {
    const sent = await sendValue('"><script>alert(1)');
    const back = await buyer.get(String(sent.headers.location));
    expect(back.text).not.toContain('"><script>alert(1)');
  });
});

describe('a product page', () => {
  const labels = (html: string) =>
    [...withoutScripts(html).matchAll(/<label class="choice[^>]*>([\s\S]*?)<\/label>/g)].map(
      ([, inner = '']) => inner,
    );

  it('keeps sold out values in sight, not to be chosen, and says why', async () => {
    const row = (amount: number, gone: boolean) => ({
      product_id: `steam ${amount}`,
      is_dynamic: false,
      denomination: `${amount} CAD`,
      localized_denomination: `$${amount}`,
      coin: 'USDC',
      coin_amount: `${amount}.00`,
      delivery_type: 'by_email',
      face_value: { currency_code: 'CAD', amount: { type: 'fixed', price: String(amount) } },
      is_out_of_stock: gone,
    });
    await supplier.addFault({
      path: '/v5/products/country/*',
      kind: 'status',
      status: 200,
      body: [{ brand: 'Steam', products: [row(100, false), row(20, true), row(50, false)] }],
    });
    const { text } = await buyer.get('/en/ca/gift-cards/steam');
    const choices = labels(text);
    expect(choices.map((choice) => /\$\d+/.exec(choice)?.[0])).toEqual(['$20', '$50', '$100']);
    expect(choices.map((choice) => openingTags(choice, 'input')[0])).toEqual([
      expect.stringContaining('disabled'),
      expect.not.stringContaining('disabled'),
      expect.not.stringContaining('disabled'),
    ]);
    expect(choices[0]).toContain(messages.card.outOfStock);
  });

  it('shows a plan it cannot read as the supplier names it', async () => {
    const plan = (denomination: string, amount: string) => ({
      product_id: denomination,
      is_dynamic: false,
      denomination,
      coin: 'USDC',
      coin_amount: amount,
      delivery_type: 'by_email',
    });
    await supplier.addFault({
      path: '/v5/products/country/*',
      kind: 'status',
      status: 200,
      body: [
        {
          brand: 'eSIM',
          products: [
            plan('Tageskarte Gold', '9.00'),
            plan('Europe 5GB 30 Days', '15.00'),
            plan('10GB 30 Days', '20.00'),
            plan('Europe 1GB 7 Days', '4.00'),
            plan('2GB 30 Days', '5.00'),
          ],
        },
      ],
    });
    const { text } = await buyer.get('/en/ca/esims/esim');
    const choices = labels(text).map(readableText);
    expect(choices.map((choice) => choice.trim().split(' USDC')[0])).toEqual([
      expect.stringMatching(/^2 GB 30 days .*5\.00$/),
      expect.stringMatching(/^10 GB 30 days .*20\.00$/),
      expect.stringMatching(/^Tageskarte Gold .*9\.00$/),
      expect.stringMatching(/^Europe 1GB 7 Days .*4\.00$/),
      expect.stringMatching(/^Europe 5GB 30 Days .*15\.00$/),
    ]);
    expect(readableText(text)).toMatch(/Choose a plan Canada 2 GB .* Europe Europe 1GB/);
    const best = choices.filter((choice) => choice.includes(messages.product.bestByGb));
    expect(best.map((choice) => choice.trim().slice(0, 10))).toEqual(['10 GB 30 d', 'Europe 5GB']);
  });

  it('of an eSIM holds the form back by a box that is not sent', async () => {
    const { text } = await buyer.get('/en/us/esims/esim');
    const boxes = openingTags(withoutScripts(text), 'input').filter((tag) =>
      tag.includes('type="checkbox"'),
    );
    expect(boxes).toEqual([expect.stringContaining('required')]);
    expect(boxes[0]).not.toContain('name=');
  });
});

describe('a quote', () => {
  it('says how old it is', async () => {
    const product = await airbnbRange();
    const wish = { country: 'US', kind: 'gift-cards', brand: 'airbnb', coin: 'USDC', product };
    const ask = async () => {
      const { text } = await buyer.get(
        `/api/quotes?${new URLSearchParams({ ...wish, value: '60' })}`,
      );
      return quoteSchema.parse(JSON.parse(text));
    };
    const first = await ask();
    expect(first.ageMs).toBeLessThan(1_000);
    const second = await ask();
    expect(second).toMatchObject({ amount: first.amount, coin: 'USDC' });
    expect(second.ageMs).toBeGreaterThanOrEqual(first.ageMs ?? 0);
  });
});
