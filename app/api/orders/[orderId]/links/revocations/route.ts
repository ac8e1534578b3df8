import { isSameOrigin, json, jsonError, storeGuarded } from '@/lib/http';
import { linksOf } from '@/lib/order/links';
import { orderViewer } from '@/lib/order/load';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/links/revocations'>,
): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const session = await currentSession();
  const viewer = await orderViewer(session, (await params).orderId);
  if (viewer === null) return jsonError(404, 'not-found');
  const turnedAway = await limited('link', session);
  if (turnedAway !== null) return turnedAway;
  const store = await getStore();
  const revoked = await store.revokeAccess({ ...viewer, now: Date.now() });
  return revoked ? json(await linksOf(store, viewer)) : jsonError(403, 'not-yours');
}

/** Takes the order away from every other browser, and every link to it. For who placed it alone. */
export const POST = storeGuarded(handle);
