import { simulate } from '@/lib/cryptorefills/sandbox';
import { isSameOrigin, jsonError, storeGuarded } from '@/lib/http';
import { grantedOrder } from '@/lib/order/load';
import { isSandbox } from '@/lib/runtime';
import { currentSession } from '@/lib/session';
import { isSimulation } from '@/schemas/simulation';

async function handle(
  request: Request,
  { params }: RouteContext<'/sandbox/orders/[orderId]/[action]'>,
): Promise<Response> {
  const { orderId, action } = await params;
  if (!isSandbox() || !isSimulation(action)) return jsonError(404, 'not-found');
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const stored = await grantedOrder(await currentSession(), orderId);
  if (stored === null) return jsonError(404, 'not-found');
  return (await simulate(stored.supplierId, action))
    ? new Response(null, { status: 204 })
    : jsonError(409, 'impossible');
}

/** Drives the sandbox for an order of this browser; does not exist beside a real supplier. */
export const POST = storeGuarded(handle);
