import 'server-only';
import type { Delivery, DeliverySecret, SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import type { Reveal } from '@/schemas/reveal';
import type { SupplierError } from '../cryptorefills/errors';
import { readOrder } from '../cryptorefills/orders';
import { likelyLanguages } from '../i18n/guess-language';
import { drawQr } from '../payment/qr';
import { sanitiseSupplierHtml } from '../sanitise';
import type { Session } from '../session';
import { readEsim } from './esim';

type Caller = Pick<Session, 'address' | 'userAgent'>;

/** A delivery whose code is there to be shown. */
export type DeliveredItem = Delivery & { secret: DeliverySecret };

/** How old a state may be that stands in the way of a code. */
const maxAgeMs = 1000;

/**
 * The order, read anew where its page may have heard, of another instance, that it has just been
 * delivered. Only a paid one: asking for codes that are far away costs the supplier nothing.
 */
async function orderToReveal(
  caller: Caller,
  supplierId: string,
): Promise<Result<SupplierOrder, SupplierError>> {
  const answer = await readOrder(caller, supplierId);
  const isClose = answer.ok && (answer.data.state === 'paid' || answer.data.state === 'delivering');
  return isClose ? await readOrder(caller, supplierId, maxAgeMs) : answer;
}

/** A delivery with its code; null when there is none, or none yet. */
export async function deliveredItem(
  caller: Caller,
  { supplierId, deliveryId }: { supplierId: string; deliveryId: string },
): Promise<Result<DeliveredItem | null, SupplierError>> {
  const answer = await orderToReveal(caller, supplierId);
  if (!answer.ok) return answer;
  const delivery = answer.data.deliveries.find(({ id }) => id === deliveryId);
  const secret = delivery?.secret ?? null;
  const isThere = answer.data.state === 'delivered' && delivery !== undefined && secret !== null;
  return { ok: true, data: isThere ? { ...delivery, secret } : null };
}

/** A code as a browser is shown it, beside what is drawn of it and how to use it. */
export function shownCode({
  secret,
  redeemInstructions,
}: DeliveredItem): Omit<Reveal, 'revealedAt'> {
  const { code } = secret;
  const redeemHtml = sanitiseSupplierHtml(redeemInstructions);
  return {
    ...secret,
    qr: code !== null && readEsim(code) !== null ? drawQr(code.trim()) : null,
    redeemHtml,
    redeemLanguages: likelyLanguages((redeemHtml ?? '').replaceAll(/<[^>]*>/g, ' ')),
  };
}
