import { isSameOrigin, json, jsonError, storeGuarded } from '@/lib/http';
import { linksOf } from '@/lib/order/links';
import { orderViewer } from '@/lib/order/load';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/deliveries/[deliveryId]/gift/revocations'>,
): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const { orderId, deliveryId } = await params;
  const session = await currentSession();
  const viewer = await orderViewer(session, orderId);
  if (viewer === null) return jsonError(404, 'not-found');
  const turnedAway = await limited('link', session);
  if (turnedAway !== null) return turnedAway;
  const store = await getStore();
  const gift = { orderId: viewer.orderId, deliveryId, now: Date.now() };
  const outcome = await store.revokeGift(gift);
  return outcome === 'opened' ? jsonError(409, 'opened') : json(await linksOf(store, viewer));
}

/** Takes a gift back that nobody has opened yet. */
export const POST = storeGuarded(handle);
