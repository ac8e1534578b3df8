import { settleAttempt } from '@/lib/checkout/settle-attempt';
import { json, jsonError, readJson, storeGuarded } from '@/lib/http';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { attemptQuestionSchema } from '@/schemas/checkout';

async function handle(request: Request): Promise<Response> {
  const body = await readJson(request, attemptQuestionSchema);
  if (!body.ok) return body.error;
  const session = await currentSession();
  if (session.id === null) return jsonError(403, 'no-session');
  const refused = await limited('attempt', session);
  if (refused !== null) return refused;
  const { key } = body.data;
  return json(await settleAttempt({ store: await getStore(), sessionId: session.id, key }));
}

/** How the attempt with a key ended; one that never arrived is closed, so that it cannot any more. */
export const POST = storeGuarded(handle);
