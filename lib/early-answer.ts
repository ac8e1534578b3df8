import 'server-only';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerKept } from './kept-pages/answer';
import { hasRoomFor, turnAway } from './overload/turn-away';

/**
 * Answers, before Next sees it, a request for what is kept, and one that there is no time for; false for
 * what Next is to answer.
 */
export function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
): boolean | Promise<boolean> {
  const rest = (isKept: boolean) => isKept || turnAway(request, response);
  const kept = answerKept(request, response, { server, mayBegin: hasRoomFor(request) });
  return kept instanceof Promise ? kept.then(rest) : rest(kept);
}
