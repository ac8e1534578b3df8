import { jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { grantedOrder, loadSnapshot } from '@/lib/order/load';
import { issueReceipt } from '@/lib/receipt/issue';
import { receiptFile, receiptFileName } from '@/lib/receipt/sign';
import { runtime } from '@/lib/runtime';
import { currentSession } from '@/lib/session';

async function handle(
  _request: Request,
  { params }: RouteContext<'/api/orders/[orderId]/receipt'>,
): Promise<Response> {
  const session = await currentSession();
  const stored = await grantedOrder(session, (await params).orderId);
  if (stored === null) return jsonError(404, 'not-found');
  const answer = await loadSnapshot(session, stored);
  if (!answer.ok) return supplierFailure(answer.error);
  const receipt = issueReceipt(answer.data);
  if (receipt === null) return jsonError(409, 'not-paid');
  return new Response(await receiptFile(receipt, runtime().receiptKeys), {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${receiptFileName(receipt)}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The receipt of an order as a file, for the browser that may see the order. */
export const GET = storeGuarded(handle);
