import { json, jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { liveHub } from '@/lib/live/hub';
import { grantedOrder, loadSnapshot } from '@/lib/order/load';
import { currentSession } from '@/lib/session';

async function handle(
  _request: Request,
  { params }: RouteContext<'/api/orders/[orderId]'>,
): Promise<Response> {
  const askedAt = performance.now();
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null) return jsonError(404, 'not-found');
  const answer = await loadSnapshot(session, stored);
  if (!answer.ok) return supplierFailure(answer.error);
  // Whoever else is watching should not have to wait for a poll of their own.
  liveHub().note(stored, answer.data, askedAt);
  return json(answer.data);
}

/** The order as the supplier describes it now: for polling, waking up and resuming. */
export const GET = storeGuarded(handle);
