import { json, jsonError, readJson, storeGuarded } from '@/lib/http';
import { openLink } from '@/lib/order/links';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { linkTokenRequestSchema } from '@/schemas/link-requests';

async function handle(request: Request): Promise<Response> {
  const body = await readJson(request, linkTokenRequestSchema);
  if (!body.ok) return body.error;
  const session = await currentSession();
  if (session.id === null) return jsonError(403, 'no-session');
  const turnedAway = await limited('link-opening', session);
  if (turnedAway !== null) return turnedAway;
  return json(await openLink(await getStore(), { ...body.data, sessionId: session.id }));
}

/** Opens a link, which may use it up. Repeated by the same browser it answers the same. */
export const POST = storeGuarded(handle);
