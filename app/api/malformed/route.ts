import { jsonError } from '@/lib/http';

/**
 * The answer to what cannot be read as a request for anything here: see lib/incoming.ts, which leads
 * it to this place whatever it was and makes a GET of it.
 */
export function GET(): Response {
  return jsonError(400, 'malformed');
}
