import 'server-only';
import type * as z from 'zod';
import type { CartItem } from '@/schemas/cart-answer';
import type { Brand, Coin } from '@/schemas/catalogue';
import type { checkoutQuerySchema, Good } from '@/schemas/checkout';
import { countryCodeSchema } from '@/schemas/country';
import type { Result } from '@/schemas/result';
import { coinsOnOffer } from '../catalogue/catalogue';
import { payableCoin } from '../catalogue/offer';
import { rangeFault } from '../catalogue/range';
import type { Caller } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { supplierLanguage } from '../i18n/locales';
import { readTypedAmount } from '../typed-amount';
import { describeGood } from './describe';
import { findGood } from './goods';

/** What a checkout link names: one good as it is sold now, and how it can be paid. */
export type CheckoutOffer = { good: Good; item: CartItem; coin: string; coins: Coin[] };

/** A link whose value is not sold: where to choose another, with what was written. */
export type WrongValue = { wrong: { brand: Brand; coin: string; product: string; value: string } };

/**
 * Loads what a checkout link names. Null when it names nothing that can be bought; only the value
 * is wrong when a form was sent without the script that checks it.
 */
export async function loadCheckout(
  caller: Caller,
  query: z.infer<typeof checkoutQuerySchema>,
  locale: string,
): Promise<Result<CheckoutOffer | WrongValue | null, SupplierError>> {
  const country = countryCodeSchema.safeParse(query.country.toUpperCase());
  if (!country.success) return { ok: true, data: null };
  const coins = await coinsOnOffer(caller);
  if (!coins.ok) return coins;
  const coin = payableCoin(coins.data, query.coin);
  const { kind, brand, product } = query;
  const named = { country: country.data, kind, brand, product };
  const found = await findGood(caller, named, { coin, lang: supplierLanguage(locale) });
  if (!found.ok) return found;
  if (found.data.status === 'gone' || found.data.status === 'sold-out') {
    return { ok: true, data: null };
  }
  let good: Good = named;
  if (found.data.product.type === 'range') {
    const { currency } = found.data.product;
    const value = readTypedAmount(query.value ?? '', { locale, currency });
    if (value === null || rangeFault(value, found.data.product) !== null) {
      const wrong = { brand: found.data.brand, coin, product, value: query.value ?? '' };
      return { ok: true, data: { wrong } };
    }
    good = { ...named, value };
  }
  const item = await describeGood(caller, good, { coin, locale });
  return { ok: true, data: { good, item, coin, coins: coins.data } };
}
