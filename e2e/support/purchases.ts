import type * as z from 'zod';
import type { checkoutSchema } from '@/schemas/checkout';
import { type WireProduct, wireProductGroups } from '@/schemas/wire/products';
import type { Supplier } from './supplier-process';

export type CheckoutBody = z.input<typeof checkoutSchema>;

/** The buyer of every purchase; neither may stand anywhere in what the shop sends or logs. */
export const buyerEmail = 'margarethe.buyer@example.com';

/** The products of a brand, read from the supplier's own wire. */
export async function wireProducts(
  supplier: Supplier,
  place: { country: string; family: string },
): Promise<WireProduct[]> {
  const query = new URLSearchParams({ family_name: place.family, coin: 'USDC', lang: 'en' });
  const body = await supplier.call('GET', `/v5/products/country/${place.country}?${query}`);
  return wireProductGroups.parse(body).items.flatMap((group) => group.products.items);
}

/** The first line of a checkout. */
export function firstLine({ lines }: CheckoutBody): CheckoutBody['lines'][number] {
  const [line] = lines;
  if (line === undefined) throw new Error('The checkout has no line.');
  return line;
}

/** A checkout of one line with some of its particulars changed. */
export function withLine(
  checkout: CheckoutBody,
  change: Partial<CheckoutBody['lines'][number]>,
): CheckoutBody {
  return { ...checkout, lines: [{ ...firstLine(checkout), ...change }] };
}

/** A checkout of one Steam card of 50, USD unless told otherwise, paid in USDC on Base. */
export async function steamCheckout(supplier: Supplier, country = 'US'): Promise<CheckoutBody> {
  const products = await wireProducts(supplier, { country, family: 'Steam' });
  const card = products.find(({ denomination }) => denomination?.startsWith('50 '));
  if (card === undefined) throw new Error('The supplier sells no Steam card of 50.');
  return {
    email: buyerEmail,
    lines: [
      {
        country,
        kind: 'gift-cards',
        brand: 'steam',
        product: card.product_id,
        beneficiary: buyerEmail,
      },
    ],
    payment: { coin: 'USDC', network: 'Base' },
    locale: 'en',
  };
}
