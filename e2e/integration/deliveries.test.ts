import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fill } from '@/lib/i18n/fill';
import { maskBeneficiary } from '@/lib/order/mask';
import messages from '@/messages/en.json' with { type: 'json' };
import type { Kind } from '@/schemas/catalogue';
import { revealSchema } from '@/schemas/reveal';
import { BoughtOrder, type WireBody, wireBody } from '../support/bought-order';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout, wireProducts } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const words = messages.order;

let supplier: Supplier;
let shop: Shop;
let steam: CheckoutBody;
let order: BoughtOrder;

beforeAll(async () => {
  supplier = await startSupplier();
  steam = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
});
afterEach(async () => {
  await supplier.clearFaults();
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

/** Buys it, pays for it, and gives what the supplier then says of it. */
async function delivered(checkout: CheckoutBody): Promise<WireBody> {
  order = await BoughtOrder.buy(supplier, shop, checkout);
  return await order.deliver();
}

const goods: {
  brand: string;
  kind: Kind;
  slug: string;
  family?: string;
  beneficiary?: string;
}[] = [
  { brand: 'Steam', kind: 'gift-cards', slug: 'steam' },
  { brand: 'Nike', kind: 'gift-cards', slug: 'nike' },
  { brand: 'Roblox', kind: 'gift-cards', slug: 'roblox' },
  { brand: 'IKEA', kind: 'gift-cards', slug: 'ikea' },
  { brand: 'eSIM', kind: 'esims', slug: 'esim' },
];

async function checkoutOf({ brand, family = brand, ...line }: (typeof goods)[number]) {
  const products = await wireProducts(supplier, { country: 'US', family });
  const fixed = products.find(({ product_id, denomination }) => product_id && denomination);
  if (fixed === undefined) throw new Error(`The supplier sells no ${brand}.`);
  const { kind, slug, beneficiary = buyerEmail } = line;
  return {
    ...steam,
    lines: [{ country: 'US', kind, brand: slug, product: fixed.product_id, beneficiary }],
  };
}

describe('what is delivered', () => {
  it.each(goods)('as the secret of $brand comes through the reveal alone', async (item) => {
    const wire = await delivered(await checkoutOf(item));
    const [delivery] = wire.deliveries;
    const { pin_code: code = null, pin_serial, security_code } = delivery?.deliverable ?? {};
    expect(code).toMatch(/SIMULATED/i);
    const { snapshot, text } = await order.shown();
    expect(snapshot.state).toBe('delivered');
    expect(snapshot.deliveries).toMatchObject([{ hasCode: true, revealedAt: null }]);
    expect(text).toContain(item.brand);
    expect(text).toContain(words.delivery.reveal);

    const id = snapshot.deliveries[0]?.id ?? '';
    expect((await order.reveal(id, 'GET')).status).toBe(405);
    const answer = await order.reveal(id);
    const secret = revealSchema.parse(JSON.parse(answer.text));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(secret).toMatchObject({
      code,
      serial: pin_serial ?? null,
      securityCode: security_code ?? null,
    });
    expect(secret.qr === null).toBe(item.kind !== 'esims');
    expect((await order.shown()).snapshot.deliveries[0]?.revealedAt).toBe(secret.revealedAt);
  });

  it('has the fields its brand is known for', async () => {
    const fieldsOf = async (slug: string) => {
      const item = goods.find((each) => each.slug === slug) ?? goods[0];
      if (item === undefined) throw new Error('Nothing is sold.');
      const [delivery] = (await delivered(await checkoutOf(item))).deliveries;
      const answer = await order.reveal(delivery?.id ?? '');
      return revealSchema.parse(JSON.parse(answer.text));
    };
    expect(await fieldsOf('steam')).toMatchObject({ serial: null, securityCode: null });
    expect(await fieldsOf('nike')).toMatchObject({
      serial: expect.stringMatching(/^\d{10}$/),
      securityCode: expect.stringMatching(/^\d{4}$/),
    });
    expect((await fieldsOf('ikea')).code).toMatch(/^https:\/\//);
    expect((await fieldsOf('esim')).code).toMatch(/^LPA:1\$/);
  });

  it('to a phone is said to be credited, and there is nothing to reveal', async () => {
    const beneficiary = '+12015550123';
    const topUp = { brand: 'Lycamobile Credits', family: 'Lycamobile', slug: 'lycamobile-credits' };
    const item = { ...topUp, kind: 'top-ups', beneficiary } as const;
    await delivered(await checkoutOf(item));
    const { snapshot, text, html } = await order.shown();
    expect(snapshot).toMatchObject({ state: 'delivered', deliveries: [{ hasCode: false }] });
    expect(text).toContain(
      fill(words.delivery.credited, { beneficiary: maskBeneficiary(beneficiary) }),
    );
    expect(html).not.toContain(beneficiary);
    expect(text).not.toContain(words.delivery.reveal);
    expect((await order.reveal(snapshot.deliveries[0]?.id ?? '')).status).toBe(404);
  });

  it('by mail is said to be, and there is nothing to reveal', async () => {
    await delivered(await checkoutOf({ brand: 'Audible', kind: 'gift-cards', slug: 'audible' }));
    const { snapshot, text } = await order.shown();
    expect(snapshot).toMatchObject({ state: 'delivered', deliveries: [{ hasCode: false }] });
    expect(text).toContain(
      fill(words.delivery.byEmail, { beneficiary: maskBeneficiary(buyerEmail) }),
    );
    expect(text).not.toContain(words.delivery.reveal);
  });

  it('with nothing deliverable waits for a person', async () => {
    await delivered(await checkoutOf({ brand: 'Udemy', kind: 'gift-cards', slug: 'udemy' }));
    const { snapshot, text } = await order.shown();
    expect(snapshot).toMatchObject({ state: 'in-review', address: null });
    expect(text).toContain(words.states['in-review'].headline);
    expect(text).not.toContain(words.delivery.byEmail.split('{')[0]);
  });

  describe('of two lines, when one has failed', () => {
    let wire: WireBody;
    beforeAll(async () => {
      const line = (brand_name: string, denomination: string) => ({
        brand_name,
        denomination,
        country_code: 'US',
        beneficiary_account: buyerEmail,
      });
      const twoLines = await supplier.call('POST', '/v5/orders', {
        email: buyerEmail,
        user: { email: buyerEmail, has_accepted_newsletter: false },
        payment: { type: 'via', payment_via: 'USER_WALLET', coin: 'USDC', network: 'Base' },
        deliveries: [line('Steam', '50 USD'), line('Udemy', '10 USD')],
        lang: 'en',
      });
      const { order_id: id } = z.looseObject({ order_id: z.string() }).parse(twoLines);
      await supplier.deliver(id);
      wire = wireBody.parse(await supplier.call('GET', `/v5/orders/${id}`));
      expect(wire.order_state).toBe('Done');
    });
    beforeEach(async () => {
      order = await BoughtOrder.buy(supplier, shop, steam);
    });

    it('still reveals the code of the other', async () => {
      const { snapshot } = await order.shownAs(wire);
      expect(snapshot.deliveries.map(({ hasCode }) => hasCode)).toEqual([true, false]);
      const [steamCard, failed] = snapshot.deliveries;
      const code = wire.deliveries[0]?.deliverable.pin_code;
      const answer = await order.reveal(steamCard?.id ?? '');
      expect(revealSchema.parse(JSON.parse(answer.text)).code).toBe(code);
      expect((await order.reveal(failed?.id ?? '')).status).toBe(404);
    });

    // The wire says `delivery_state: Failed` and a `failure_reason`; the shop reads neither.
    it('does not say of the failed one that it was sent', async () => {
      const { text } = await order.shownAs(wire);
      const mailed = fill(words.delivery.byEmail, { beneficiary: maskBeneficiary(buyerEmail) });
      expect(text).not.toContain(mailed);
    });
  });
});
