import { toBrandProducts, toBrands, toCoins } from '@/lib/cryptorefills/catalogue-mapping';
import { decimalOnGrid } from '@/lib/money';
import type { Brand, Product } from '@/schemas/catalogue';
import { wireBrands } from '@/schemas/wire/brands';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { wireProductGroups } from '@/schemas/wire/products';
import { type Draws, inParallel } from './chaos-draws';
import type { CheckoutBody } from './purchases';
import type { Supplier } from './supplier-process';

export type Good = { brand: Brand; product: Product };
type Payment = CheckoutBody['payment'];

/** All that can be bought, and every way to pay, a suspended one included. */
export type Goods = { sorts: Good[][]; payments: Payment[] };

async function goodsOf(supplier: Supplier, country: string): Promise<Good[]> {
  const list = await supplier.call('GET', `/v2/brands?country_code=${country}`);
  const goods: Good[] = [];
  await inParallel(4, toBrands(wireBrands.parse(list), country), async (brand) => {
    const query = new URLSearchParams({ family_name: brand.family, coin: 'USDC', lang: 'en' });
    const body = await supplier.call('GET', `/v5/products/country/${country}?${query}`);
    const { products } = toBrandProducts(wireProductGroups.parse(body).items, brand);
    for (const product of products) goods.push({ brand, product });
  });
  // Whichever brand was read first, a seed must mean the same good.
  return goods.toSorted((a, b) => (a.product.id < b.product.id ? -1 : 1));
}

/** Reads what the supplier sells in these countries from its own wire. */
export async function readGoods(supplier: Supplier, countries: string[]): Promise<Goods> {
  const goods: Good[] = [];
  for (const country of countries) goods.push(...(await goodsOf(supplier, country)));
  const coins = toCoins(wirePaymentVias.parse(await supplier.call('GET', '/v3/payment_vias')));
  const cards = goods.filter(({ brand }) => brand.kind === 'gift-cards');
  return {
    sorts: [
      cards.filter(({ product }) => product.type === 'fixed'),
      cards.filter(({ product }) => product.type === 'range'),
      goods.filter(({ brand }) => brand.kind === 'top-ups'),
      goods.filter(({ brand }) => brand.kind === 'esims'),
    ],
    payments: coins.flatMap(({ ticker: coin, networks }) =>
      networks.map(({ name: network }) => ({ coin, network })),
    ),
  };
}

/** A value near the least that is sold, where an order is not too dear for the supplier. */
function chosenValue(product: Product, draws: Draws): string | undefined {
  if (product.type === 'fixed') return undefined;
  const { min, step } = product;
  return step !== null && draws.happens(0.5) ? decimalOnGrid(min, min, step, 1) : min;
}

function beneficiaryOf(product: Product, buyer: Pick<CheckoutBody, 'email'> & { phone: string }) {
  switch (product.delivery) {
    case 'by_email':
      return buyer.email;
    case 'by_phone':
      return buyer.phone;
    case 'by_account':
      return `account of ${buyer.phone}`;
    default:
      return product.delivery satisfies never;
  }
}

/** Mostly nothing; else what makes the supplier refuse the order or make it slowly. */
const mailTags = ['+kyc-pending', '+out-of-stock+brand-new-rule', '+suspended-network'];
const coupons = ['SAVE10', 'SAVE10', 'EXPIRED', 'LOGIN'];

/** A checkout of a good that no other attempt shares its e-mail address and phone number with. */
export function anyCheckout(
  { brand, product }: Good,
  { payments }: Goods,
  { name, phone, draws }: { name: string; phone: string; draws: Draws },
): CheckoutBody {
  const tag = draws.happens(0.1)
    ? draws.pick(mailTags)
    : draws.happens(0.05)
      ? '+slow-address'
      : '';
  const email = `${name}${tag}@example.com`;
  const usual = draws.happens(0.6);
  const value = chosenValue(product, draws);
  return {
    email,
    lines: [
      {
        country: brand.country,
        kind: brand.kind,
        brand: brand.slug,
        product: product.id,
        ...(value !== undefined && { value }),
        beneficiary: beneficiaryOf(product, { email, phone }),
      },
    ],
    payment: usual ? { coin: 'USDC', network: 'Base' } : draws.pick(payments),
    locale: 'en',
    ...(draws.happens(0.1) && { coupon: draws.pick(coupons) }),
  };
}
