import { placeOrder } from '@/lib/checkout/place-order';
import { refusal } from '@/lib/checkout/refusal';
import { json, jsonError, readJson, storeGuarded, supplierFailure } from '@/lib/http';
import { secondsToWait, tooManyRequests } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { checkoutSchema, idempotencyKeySchema } from '@/schemas/checkout';

async function handle(request: Request): Promise<Response> {
  const body = await readJson(request, checkoutSchema);
  if (!body.ok) return body.error;
  const key = idempotencyKeySchema.safeParse(request.headers.get('idempotency-key'));
  if (!key.success) return jsonError(400, 'idempotency-key-required');
  const session = await currentSession();
  if (session.id === null) return jsonError(403, 'no-session');
  const outcome = await placeOrder({
    store: await getStore(),
    session: { ...session, id: session.id },
    key: key.data,
    checkout: body.data,
    admit: () => secondsToWait('order', session),
  });
  switch (outcome.status) {
    case 'placed':
      return json({ orderId: outcome.orderId }, { status: 201 });
    case 'refused':
      return await refusal(session, body.data.payment, outcome.problems);
    case 'unconfirmed':
      return jsonError(409, 'unconfirmed');
    case 'in-progress':
      return jsonError(409, 'in-progress');
    case 'key-reused':
      return jsonError(422, 'key-reused');
    case 'unavailable':
      return supplierFailure(outcome.error);
    case 'too-many':
      return tooManyRequests(outcome.retryAfterSeconds);
    default:
      return outcome satisfies never;
  }
}

/**
 * Places an order, once per `Idempotency-Key`. The session must exist already (validation makes
 * it): were it made here and its cookie lost with the answer, the retry would be a stranger's.
 * Only what comes before the supplier is called throws, so a 503 means that nothing was ordered.
 */
export const POST = storeGuarded(handle);
