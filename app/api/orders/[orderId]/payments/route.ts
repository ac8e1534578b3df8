import { json, jsonError, readJson, storeGuarded, supplierFailure } from '@/lib/http';
import { liveHub } from '@/lib/live/hub';
import { grantedOrder, loadSnapshot } from '@/lib/order/load';
import { isDueNow, noteWalletPayment } from '@/lib/order/wallet-payment';
import { limited } from '@/lib/rate-limit';
import { currentSession, type Session } from '@/lib/session';
import type { StoredOrder } from '@/lib/store';
import { walletPaymentSchema } from '@/schemas/wallet-payment';

/** How old the state may be for which money is about to be sent. */
const maxAgeMs = 1000;

/** Other tabs and devices that watch the order learn of it at once; without that, at their next look. */
async function tellOthers(session: Session, stored: StoredOrder): Promise<void> {
  const askedAt = performance.now();
  const order = await loadSnapshot(session, stored).catch(() => null);
  if (order?.ok) liveHub().note(stored, order.data, askedAt);
}

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/payments'>,
): Promise<Response> {
  const body = await readJson(request, walletPaymentSchema);
  if (!body.ok) return body.error;
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null || session.id === null) return jsonError(404, 'not-found');
  const refused = await limited('payment', session);
  if (refused !== null) return refused;
  if (body.data.action === 'begin') {
    const order = await loadSnapshot(session, stored, maxAgeMs);
    if (!order.ok) return supplierFailure(order.error);
    if (!isDueNow(order.data, body.data.due)) return jsonError(409, 'not-due');
  }
  const who = { orderId: stored.id, sessionId: session.id, now: Date.now() };
  const answer = await noteWalletPayment(body.data, who);
  void tellOthers(session, stored);
  return json(answer);
}

/** What comes of paying with a wallet of the browser, so that no sum is paid twice. */
export const POST = storeGuarded(handle);
