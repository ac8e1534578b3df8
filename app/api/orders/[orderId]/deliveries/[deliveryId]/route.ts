import { readOrder } from '@/lib/cryptorefills/orders';
import { isSameOrigin, json, jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { likelyLanguages } from '@/lib/i18n/guess-language';
import { readEsim } from '@/lib/order/esim';
import { grantedOrder } from '@/lib/order/load';
import { drawQr } from '@/lib/payment/qr';
import { sanitiseSupplierHtml } from '@/lib/sanitise';
import { currentSession, type Session } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

/** How old a state may be that stands in the way of a code. */
const maxAgeMs = 1000;

/**
 * The order, read anew where its page may have heard, of another instance, that it has just been
 * delivered. Only a paid one: asking for codes that are far away costs the supplier nothing.
 */
async function orderToReveal(session: Session, supplierId: string) {
  const answer = await readOrder(session, supplierId);
  const isClose = answer.ok && (answer.data.state === 'paid' || answer.data.state === 'delivering');
  return isClose ? await readOrder(session, supplierId, maxAgeMs) : answer;
}

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/deliveries/[deliveryId]'>,
): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const { orderId, deliveryId } = await params;
  const session = await currentSession();
  const stored = await grantedOrder(session, orderId);
  if (stored === null || session.id === null) return jsonError(404, 'not-found');
  const answer = await orderToReveal(session, stored.supplierId);
  if (!answer.ok) return supplierFailure(answer.error);
  const delivery = answer.data.deliveries.find(({ id }) => id === deliveryId);
  if (answer.data.state !== 'delivered' || !delivery?.secret) return jsonError(404, 'not-found');
  const { code } = delivery.secret;
  const redeemHtml = sanitiseSupplierHtml(delivery.redeemInstructions);
  const shown = {
    ...delivery.secret,
    qr: code !== null && readEsim(code) !== null ? drawQr(code.trim()) : null,
    redeemHtml,
    redeemLanguages: likelyLanguages((redeemHtml ?? '').replaceAll(/<[^>]*>/g, ' ')),
  };
  const store = await getStore();
  const { firstRevealedAt } = await store.recordReveal({
    orderId: stored.id,
    deliveryId,
    sessionId: session.id,
    now: Date.now(),
  });
  return json({ ...shown, revealedAt: firstRevealedAt });
}

/**
 * Reveals one delivery's code to the browser that may see the order. A POST, so that no link,
 * prefetch or cache ever does it, and the store remembers when it first happened.
 */
export const POST = storeGuarded(handle);
