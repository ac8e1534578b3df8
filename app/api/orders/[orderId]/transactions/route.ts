import { json, jsonError, readJson, storeGuarded, supplierFailure } from '@/lib/http';
import { log } from '@/lib/log';
import { grantedOrder, loadOrder } from '@/lib/order/load';
import { solanaTransferNow } from '@/lib/order/solana-transfer';
import { solanaNode } from '@/lib/payment/solana-node';
import { type NoTransaction, solanaTransaction } from '@/lib/payment/solana-transaction';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { solanaPayerSchema } from '@/schemas/solana-payer';

/** How old may be what is known of the order: money must not be asked for twice. */
const maxAgeMs = 1000;

function noTransaction(reason: NoTransaction, coin: string): Response {
  switch (reason) {
    case 'node-unavailable':
      return jsonError(502, reason);
    case 'too-little':
      return jsonError(409, reason);
    case 'wrong-payer':
      return jsonError(422, 'invalid-input', { fields: ['payer'] });
    case 'node-disagrees':
      log({ event: 'payment-odd', coin, network: 'Solana', found: ['node-disagrees'] });
      return jsonError(409, 'no-transfer');
    default:
      return reason satisfies never;
  }
}

async function handle(
  request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/transactions'>,
): Promise<Response> {
  const body = await readJson(request, solanaPayerSchema);
  if (!body.ok) return body.error;
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null) return jsonError(404, 'not-found');
  const refused = await limited('transaction', session);
  if (refused !== null) return refused;
  const order = await loadOrder(session, stored, maxAgeMs);
  if (!order.ok) return supplierFailure(order.error);
  const transfer = await solanaTransferNow(session, order.data);
  const rpcUrl = solanaNode();
  if (transfer === null || rpcUrl === null) return jsonError(409, 'no-transfer');
  const built = await solanaTransaction({ transfer, payer: body.data.payer, rpcUrl });
  return built.ok
    ? json(built.data)
    : noTransaction(built.error, order.data.snapshot.coin ?? 'unknown');
}

/**
 * The transaction by which a wallet on Solana pays what is due of an order, for that wallet to sign
 * and send. What is paid, and where to, comes from the order alone.
 */
export const POST = storeGuarded(handle);
