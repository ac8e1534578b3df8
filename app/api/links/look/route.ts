import { json, readJson, storeGuarded } from '@/lib/http';
import { lookAtLink } from '@/lib/order/links';
import { limited } from '@/lib/rate-limit';
import { currentSession, establishSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { linkTokenRequestSchema } from '@/schemas/link-requests';

async function handle(request: Request): Promise<Response> {
  const body = await readJson(request, linkTokenRequestSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('link-opening', await currentSession());
  if (turnedAway !== null) return turnedAway;
  const { id: sessionId } = await establishSession();
  return json(await lookAtLink(await getStore(), { ...body.data, sessionId }));
}

/**
 * What a link would open. It makes the session: were that made when the link is opened and its
 * cookie lost with the answer, the link would be used up by a stranger.
 */
export const POST = storeGuarded(handle);
