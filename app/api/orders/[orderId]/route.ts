import { json, jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { grantedOrder, loadSnapshot } from '@/lib/order/load';
import { currentSession } from '@/lib/session';

async function handle(
  _request: Request,
  { params }: RouteContext<'/api/orders/[orderId]'>,
): Promise<Response> {
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null) return jsonError(404, 'not-found');
  const answer = await loadSnapshot(session, stored);
  return answer.ok ? json(answer.data) : supplierFailure(answer.error);
}

/** The order as the supplier describes it now: for polling, waking up and resuming. */
export const GET = storeGuarded(handle);
