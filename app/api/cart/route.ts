import { coinsOnOffer } from '@/lib/catalogue/catalogue';
import { payableCoin } from '@/lib/catalogue/offer';
import { describeGood } from '@/lib/checkout/describe';
import { json, jsonError, readJson, supplierFailure } from '@/lib/http';
import { isLocale } from '@/lib/i18n/locales';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { cartRequestSchema } from '@/schemas/checkout';

/**
 * Describes and prices the goods of a cart, which lives in the browser: what each is called, how it
 * is handed over, what one costs in the coin, and what may be taken where it cannot be had. A POST
 * because of its length; nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, cartRequestSchema);
  if (!body.ok) return body.error;
  const { goods, locale, coin: wanted } = body.data;
  if (!isLocale(locale)) return jsonError(422, 'invalid-input', { fields: ['locale'] });
  const session = { ...(await currentSession()), lane: 'checkout' as const };
  const refusal = await limited('cart', session);
  if (refusal !== null) return refusal;
  const coins = await coinsOnOffer(session);
  if (!coins.ok) return supplierFailure(coins.error);
  const coin = payableCoin(coins.data, wanted);
  const items = await Promise.all(
    goods.map((good) => describeGood(session, good, { coin, locale })),
  );
  return json({ coin, items });
}
