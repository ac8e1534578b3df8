import { json, jsonError, readJson, storeGuarded, supplierFailure } from '@/lib/http';
import { makeGift } from '@/lib/order/links';
import { grantedOrder } from '@/lib/order/load';
import { deliveredItem } from '@/lib/order/reveal';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { giftRequestSchema } from '@/schemas/link-requests';

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/deliveries/[deliveryId]/gift'>,
): Promise<Response> {
  const body = await readJson(request, giftRequestSchema);
  if (!body.ok) return body.error;
  const { orderId, deliveryId } = await params;
  const session = await currentSession();
  const stored = await grantedOrder(session, orderId);
  if (stored === null || session.id === null) return jsonError(404, 'not-found');
  const turnedAway = await limited('link', session);
  if (turnedAway !== null) return turnedAway;
  const item = await deliveredItem(session, { supplierId: stored.supplierId, deliveryId });
  if (!item.ok) return supplierFailure(item.error);
  if (item.data === null) return jsonError(404, 'not-found');
  const viewer = { orderId: stored.id, sessionId: session.id };
  const made = await makeGift(await getStore(), viewer, { ...body.data, item: item.data });
  if (made === 'opened') return jsonError(409, 'opened');
  return made === null ? jsonError(404, 'not-found') : json(made, { status: 201 });
}

/** Makes a link that gives one delivered item away. Its token is told here, once. */
export const POST = storeGuarded(handle);
