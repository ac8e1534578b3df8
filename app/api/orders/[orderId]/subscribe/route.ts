import { subscribeToOrder } from '@/lib/cryptorefills/stream';
import { jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { eventStreamHeaders } from '@/lib/live/event-encoder';
import { relayOrderEvents } from '@/lib/live/relay';
import { grantedOrder, snapshotOf } from '@/lib/order/load';
import { currentSession } from '@/lib/session';

/** Next would run GET for HEAD and open a supplier stream that nobody ever ends. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } });
}

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/subscribe'>,
): Promise<Response> {
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null) return jsonError(404, 'not-found');
  const upstream = new AbortController();
  const leave = () => upstream.abort();
  request.signal.addEventListener('abort', leave);
  const subscription = await subscribeToOrder(session, stored.supplierId, upstream.signal);
  request.signal.removeEventListener('abort', leave);
  if (!subscription.ok) return supplierFailure(subscription.error);
  const body = relayOrderEvents({
    events: subscription.data,
    toSnapshot: (order) => snapshotOf(stored, order),
    upstream,
    signal: request.signal,
  });
  return new Response(body, { headers: eventStreamHeaders });
}

/** The live order, as server-sent events. The supplier's status is known before the stream opens. */
export const GET = storeGuarded(handle);
