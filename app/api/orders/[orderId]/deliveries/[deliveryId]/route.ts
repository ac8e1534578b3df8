import { isSameOrigin, json, jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { grantedOrder } from '@/lib/order/load';
import { deliveredItem, shownCode } from '@/lib/order/reveal';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/deliveries/[deliveryId]'>,
): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const { orderId, deliveryId } = await params;
  const session = await currentSession();
  const stored = await grantedOrder(session, orderId);
  if (stored === null || session.id === null) return jsonError(404, 'not-found');
  const { id, supplierId } = stored;
  const item = await deliveredItem(session, { supplierId, deliveryId });
  if (!item.ok) return supplierFailure(item.error);
  if (item.data === null) return jsonError(404, 'not-found');
  const shown = shownCode(item.data);
  const reveal = { orderId: id, deliveryId, sessionId: session.id, now: Date.now() };
  const { firstRevealedAt } = await (await getStore()).recordReveal(reveal);
  return json({ ...shown, revealedAt: firstRevealedAt });
}

/**
 * Reveals one delivery's code to the browser that may see the order. A POST, so that no link,
 * prefetch or cache ever does it, and the store remembers when it first happened.
 */
export const POST = storeGuarded(handle);
