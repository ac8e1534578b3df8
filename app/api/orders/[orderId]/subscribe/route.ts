import { settings } from '@/lib/env';
import { jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { browserStream } from '@/lib/live/browser-stream';
import { eventStreamHeaders } from '@/lib/live/event-encoder';
import { liveHub } from '@/lib/live/hub';
import { returns } from '@/lib/live/returns';
import { streamPlaces } from '@/lib/live/stream-places';
import { grantedOrder } from '@/lib/order/load';
import { isFinalName } from '@/lib/order/state';
import { currentSession } from '@/lib/session';
import { countStream } from '@/lib/telemetry/meters';

/** When to come back after being told that there are too many streams, or that the shop ends. */
const comeBack = { tooManySeconds: '30', closingSeconds: '1' };

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
  // The one status after which an EventSource does not come back.
  if (isFinalName(stored.lastState)) {
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  }
  const freePlace = streamPlaces().take(session);
  if (freePlace === null) {
    return jsonError(429, 'too-many-streams', {}, { 'Retry-After': comeBack.tooManySeconds });
  }
  const joining = liveHub().join(stored, session, request.signal);
  const joined = await joining.catch((fault: unknown) => {
    freePlace();
    throw fault;
  });
  if (joined.ok) {
    const { signal } = request;
    const lifetimeMs = settings().STREAM_SECONDS * 1000;
    const who = `${session.id} ${stored.id}`;
    countStream(returns().opened(who));
    const onEnd = (how: 'rotation' | 'break') => {
      freePlace();
      returns().ended(who, how);
    };
    const body = browserStream({ seat: joined.data, signal, lifetimeMs, onEnd });
    return new Response(body, { headers: eventStreamHeaders });
  }
  freePlace();
  if (joined.error.kind !== 'closing') return supplierFailure(joined.error);
  const headers = { 'Retry-After': comeBack.closingSeconds, Connection: 'close' };
  return jsonError(503, 'closing', {}, headers);
}

/** The live order, as server-sent events. The supplier's status is known before the stream opens. */
export const GET = storeGuarded(handle);
