import 'server-only';
import type { IncomingMessage } from 'node:http';

/** Four pings that did not get through: nobody is reading at the other end of a stream. */
const stalledMs = 60_000;

/**
 * Hangs up on a browser that does not read its stream for `afterMs`. A route handler cannot: the
 * response waits for a socket it never sees, and would wait for as long as the other end keeps it
 * open. Node ends the timeout with the request.
 */
export function hangUpWhenStalled({ url, socket }: IncomingMessage, afterMs = stalledMs): void {
  if (/\/subscribe(?:\?|$)/.test(url ?? '')) socket.setTimeout(afterMs);
}
