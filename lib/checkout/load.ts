import 'server-only';
import type * as z from 'zod';
import type { Brand, Coin, Product } from '@/schemas/catalogue';
import type { checkoutQuerySchema } from '@/schemas/checkout';
import { countryCodeSchema } from '@/schemas/country';
import type { Result } from '@/schemas/result';
import { quoteFor } from '../catalogue/catalogue';
import { loadOffer } from '../catalogue/offer';
import { rangeFault } from '../catalogue/range';
import type { SupplierError } from '../cryptorefills/errors';
import type { Session } from '../session';
import { readTypedAmount } from '../typed-amount';

/** What a checkout page shows: one product, its value, its price so far, and how it can be paid. */
export type CheckoutOffer = {
  brand: Brand;
  product: Product;
  /** The chosen value of a range product, plain decimal; null for a fixed one. */
  value: string | null;
  coin: string;
  /** In `coin`; null while unknown. Checked again before anything is ordered. */
  price: string | null;
  coins: Coin[];
};

/** A link whose value is not sold: where to choose another, with what was written. */
export type WrongValue = { wrong: { brand: Brand; coin: string; product: string; value: string } };

/**
 * Loads what a checkout link names. Null when it names nothing that can be bought; only the value
 * is wrong when a form was sent without the script that checks it.
 */
export async function loadCheckout(
  session: Session,
  query: z.infer<typeof checkoutQuerySchema>,
  locale: string,
): Promise<Result<CheckoutOffer | WrongValue | null, SupplierError>> {
  const country = countryCodeSchema.safeParse(query.country.toUpperCase());
  if (!country.success) return { ok: true, data: null };
  const place = { locale, country: country.data, kind: query.kind, slug: query.brand };
  const offer = await loadOffer(session, place, query.coin);
  if (!offer.ok) return offer;
  if (offer.data === null) return { ok: true, data: null };
  const { brand, products, coin, coins } = offer.data;
  const product = products.find(({ id }) => id === query.product);
  if (product === undefined || product.outOfStock || brand.outOfStock) {
    return { ok: true, data: null };
  }
  if (product.type === 'fixed') {
    const price = product.price?.coin === coin ? product.price.amount : null;
    return { ok: true, data: { brand, product, value: null, coin, price, coins } };
  }
  const value = readTypedAmount(query.value ?? '', { locale, currency: product.currency });
  if (value === null || rangeFault(value, product) !== null) {
    const wrong = { brand, coin, product: product.id, value: query.value ?? '' };
    return { ok: true, data: { wrong } };
  }
  const { brandName } = product;
  const wish = { productId: product.id, brandName, country: country.data, value, coin };
  const quote = await quoteFor(session, wish);
  const price = quote.ok ? quote.data.amount : null;
  return { ok: true, data: { brand, product, value, coin, price, coins } };
}
