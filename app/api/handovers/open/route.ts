import { openHandover } from '@/lib/embed/handover';
import { json, readJson, storeGuarded } from '@/lib/http';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { linkTokenRequestSchema } from '@/schemas/link-requests';

async function handle(request: Request): Promise<Response> {
  const body = await readJson(request, linkTokenRequestSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('handover', await currentSession());
  if (turnedAway !== null) return turnedAway;
  return json(await openHandover(await getStore(), body.data.token, Date.now()));
}

/** Takes over the cart that a frame has handed over; it can be once. */
export const POST = storeGuarded(handle);
