import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { CartItem } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';
import { quoteFor } from '../catalogue/catalogue';
import { logoStem } from '../catalogue/logo';
import { nearbyValues, valueLabel } from '../catalogue/nearby';
import { receivesText } from '../catalogue/receives';
import type { Caller } from '../cryptorefills/catalogue';
import { countryName } from '../i18n/country-names';
import { defaultLocale, isLocale, supplierLanguage } from '../i18n/locales';
import { brandPath } from '../paths';
import { examplePhone } from './example-phone';
import { type FoundGood, findGood } from './goods';

type Wish = { coin: string; locale: string };

/** The price of one unit in the coin; null while the supplier names none. */
async function priceOf(caller: Caller, good: Good, found: FoundGood, { coin }: Wish) {
  if (found.status !== 'on-sale') return null;
  const { product, value } = found;
  if (product.type === 'fixed') return product.price?.coin === coin ? product.price.amount : null;
  if (value === null) return null;
  const { id: productId, brandName } = product;
  const quote = await quoteFor(caller, {
    productId,
    brandName,
    country: good.country,
    value,
    coin,
  });
  return quote.ok ? quote.data.amount : null;
}

/** A good as a cart and a checkout show it; `unknown` when the catalogue cannot be read. */
export async function describeGood(caller: Caller, good: Good, wish: Wish): Promise<CartItem> {
  const { coin, locale } = wish;
  const { country, kind, brand: slug } = good;
  const place = {
    href: brandPath(locale, { country, kind, slug }),
    place: countryName(country, locale),
    examplePhone: examplePhone(country),
  };
  const answer = await findGood(caller, good, { coin, lang: supplierLanguage(locale) });
  const found: FoundGood | null = answer.ok ? answer.data : null;
  const brand = found?.brand ?? null;
  const face = brand && { name: brand.name, colour: brand.colour, logo: logoStem(brand.logoBase) };
  if (found === null || found.status === 'gone') {
    const status = found === null ? 'unknown' : 'gone';
    return { ...place, status, brand: face, label: null, delivery: null, price: null, nearby: [] };
  }
  const { status, product, products, value } = found;
  const isNamed = product.type === 'fixed' || value !== null;
  const t = await getTranslations<never>({ locale: isLocale(locale) ? locale : defaultLocale });
  const receives = status === 'on-sale' ? receivesText(product, value, locale, t) : null;
  return {
    ...place,
    status,
    brand: face,
    label: isNamed ? valueLabel(product, value, locale) : null,
    ...(receives !== null && { receives }),
    delivery: product.delivery,
    price: await priceOf(caller, good, found, wish),
    nearby: status === 'on-sale' ? [] : nearbyValues(products, found, locale),
  };
}
