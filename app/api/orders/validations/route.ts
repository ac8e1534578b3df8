import { refusal } from '@/lib/checkout/refusal';
import { validateCheckout } from '@/lib/checkout/validate';
import { json, readJson, supplierFailure } from '@/lib/http';
import { limited } from '@/lib/rate-limit';
import { currentSession, establishSession } from '@/lib/session';
import { checkoutSchema } from '@/schemas/checkout';

/** Checks an order without placing it: what would have to be paid, or every problem at once. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, checkoutSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('validation', await currentSession());
  if (turnedAway !== null) return turnedAway;
  const session = await establishSession();
  const answer = await validateCheckout(session, body.data);
  if (answer.ok) return json(answer.data);
  return answer.error.kind === 'refused'
    ? await refusal(session, body.data.payment, answer.error.problems)
    : supplierFailure(answer.error);
}
