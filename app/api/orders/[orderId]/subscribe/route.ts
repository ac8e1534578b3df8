import type { SupplierError } from '@/lib/cryptorefills/errors';
import { subscribeToOrder } from '@/lib/cryptorefills/stream';
import { jsonError, storeGuarded } from '@/lib/http';
import { eventStreamHeaders } from '@/lib/live/event-encoder';
import { relayOrderEvents } from '@/lib/live/relay';
import { grantedOrder, snapshotOf } from '@/lib/order/load';
import { currentSession } from '@/lib/session';

/** Next would run GET for HEAD and open a supplier stream that nobody ever ends. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } });
}

/** 502 and 504 in words of our own; the supplier's bodies never pass. */
function failure(error: SupplierError): Response {
  if (error.kind === 'not-found') return jsonError(404, 'not-found');
  if (error.kind === 'rate-limited') return jsonError(429, 'rate-limited');
  return jsonError(error.kind === 'interrupted' ? 504 : 502, error.kind);
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
  if (!subscription.ok) return failure(subscription.error);
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
