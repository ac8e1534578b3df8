import { findBrand, quoteFor } from '@/lib/catalogue/catalogue';
import { pricesOf } from '@/lib/catalogue/products';
import { rangeFault } from '@/lib/catalogue/range';
import { refusal } from '@/lib/checkout/refusal';
import type { SupplierError } from '@/lib/cryptorefills/errors';
import { json, jsonError, supplierFailure } from '@/lib/http';
import { defaultLocale, supplierLanguage } from '@/lib/i18n/locales';
import { limited } from '@/lib/rate-limit';
import { currentSession, type Session } from '@/lib/session';
import type { CoinAmount } from '@/schemas/catalogue';
import { quoteQuerySchema } from '@/schemas/checkout';

/** A price and its age. The asker's clock may differ from the shop's, so a moment would say less. */
function priced({ amount, coin }: CoinAmount, readAt: number | undefined): Response {
  const ageMs = readAt === undefined ? undefined : Math.max(0, Date.now() - readAt);
  return json({ amount, coin, ageMs });
}

/** A refusal is the asker's, everything else the supplier's. */
async function failed(session: Session, coin: string, error: SupplierError): Promise<Response> {
  return error.kind === 'refused'
    ? await refusal(session, { coin, network: null }, error.problems)
    : supplierFailure(error);
}

/**
 * The price of a product in a coin: a fixed one's own, a range product's for `value`. For looking;
 * what is paid is decided when the order is made. 422 for a value that is not sold.
 */
export async function GET(request: Request): Promise<Response> {
  const query = quoteQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return jsonError(422, 'invalid-input');
  const { country, kind, brand: slug, product: productId, value, coin } = query.data;
  const session = await currentSession();
  const turnedAway = await limited('quote', session);
  if (turnedAway !== null) return turnedAway;
  const brand = await findBrand(session, { country, kind, slug });
  if (!brand.ok) return supplierFailure(brand.error);
  if (brand.data === null) return jsonError(404, 'not-found');
  const lang = supplierLanguage(defaultLocale);
  const offer = await pricesOf(session, brand.data, { coin, lang });
  if (!offer.ok) return await failed(session, coin, offer.error);
  const product = offer.data.products.find(({ id }) => id === productId);
  if (product === undefined) return jsonError(404, 'not-found');
  if (product.type === 'fixed') {
    return product.price?.coin === coin
      ? priced(product.price, offer.data.readAt)
      : jsonError(502, 'unreadable');
  }
  if (value === undefined || rangeFault(value, product) !== null) {
    return jsonError(422, 'out-of-range');
  }
  const { brandName } = product;
  const quote = await quoteFor(session, { productId, brandName, country, value, coin });
  return quote.ok
    ? priced(quote.data, quote.data.readAt)
    : await failed(session, coin, quote.error);
}
