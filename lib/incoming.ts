import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isLocale } from './i18n/locales';

/** What a request becomes that is none of the shop's: its route answers 400 to anything. */
export const malformedPath = '/api/malformed';

/** Longest path with its query. Pages repeat it in their links, some fifty times. */
const longestTarget = 4096;

/**
 * What proxy.ts and Next write for themselves further in, or what asks for a Server Action, of which
 * the shop has none. From outside they say nothing.
 */
const inwardHeaders = [
  'content-security-policy',
  'content-security-policy-report-only',
  'next-action',
  'x-framed',
  'x-middleware-prefetch',
  'x-middleware-subrequest',
  'x-next-intl-locale',
  'x-nonce',
  'x-path',
];

/** By this Next tells a page's data from the page; of all else it makes a redirect, which a cache may keep. */
const asksForData = 'rsc';

/** Where there is something to write to; all else is only read. */
const writable = /^\/(?:api|sandbox)(?:\/|$)/;

/**
 * The path and query of a request's target. An absolute one names a host, which is the client's to
 * choose: left in, Next redirects there. Null for a target that is none, cannot be decoded, or is
 * longer than any of the shop's.
 */
function localTarget(target: string): string | null {
  const local = target.replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '').replace(/^(?!\/)/, '/');
  const isLocal = target.startsWith('/') || /^https?:\/\//i.test(target);
  return isLocal && local.length <= longestTarget ? local : null;
}

/** The path that Next will make of a target; null where it would make an error with a stack of it. */
function pathOf(local: string): string | null {
  try {
    const { pathname } = new URL(`http://shop.invalid${local}`);
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return null;
  }
}

function mayBeMade(method: string, path: string): boolean {
  if (method === 'TRACE') return false;
  return method === 'GET' || method === 'HEAD' || writable.test(path);
}

/**
 * Changes a request, before Next sees it, into one that the shop may answer: without the headers that
 * only its own parts write, with a target of the shop's own, and where it is none, or would write
 * where nothing is written to, with that of a refusal. Next itself answers those with a 500 and a
 * stack in the log, redirects to a client's host, or reads bodies it has no use for.
 * @param anyMethod whether pages may be written to, as Next's own tools do in development
 */
export function admit(request: IncomingMessage, { anyMethod }: { anyMethod: boolean }): void {
  for (const name of inwardHeaders) delete request.headers[name];
  const { method = 'GET' } = request;
  const local = localTarget(request.url ?? '');
  const path = local === null ? null : pathOf(local);
  if (local !== null && path !== null && (anyMethod || mayBeMade(method, path))) {
    request.url = local;
    if (!isLocale(path.split('/')[1] ?? '')) delete request.headers[asksForData];
    return;
  }
  request.url = malformedPath;
  if (method !== 'HEAD') request.method = 'GET';
}

/**
 * Milliseconds that a client may take for its headers, and for all of a request. Node's own are 60 s
 * and 300 s, for which each half-sent request holds a connection; the largest body takes a second
 * on a slow phone. Node looks every 30 s. What an answer takes is not limited by these.
 */
export const patience = { headersMs: 20_000, requestMs: 60_000 } as const;

/**
 * Lets a server that is told to close go on for a while. Node's own refuses connections from that moment
 * and resets those it has not come to yet: of 64 requests to a busy shop, 60 were lost so.
 */
function closeLater(server: Server, until: Promise<void>): void {
  const close = server.close.bind(server);
  server.close = (closed) => {
    void until.then(() => close(closed));
    return server;
  };
}

/** Answers a request, or says, perhaps a little later, that it does not. Must not reject. */
type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
) => boolean | Promise<boolean>;

/** Has requests that `answer` answers come no further. */
function answerFirst(server: Server, answer: Answer): void {
  const others = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const goOn = (isAnswered: boolean) => {
      if (isAnswered || response.destroyed) return;
      for (const listener of others) listener.call(server, request, response);
    };
    const answered = answer(request, response, server);
    if (answered instanceof Promise) void answered.then(goOn);
    else goOn(answered);
  });
}

const tightened = new WeakSet<Server>();

/**
 * Gives the server of a new connection the shop's patience, has it close no earlier than `until`, lets
 * `answer` answer before Next does, and takes its ear for upgrades: there are no WebSockets here, and what
 * Next does not answer of them would stay connected for ever.
 */
export function tightenServer(
  { server }: Socket & { server?: unknown },
  { until, answer }: { until: Promise<void>; answer: Answer },
): void {
  if (!(server instanceof Server) || tightened.has(server)) return;
  tightened.add(server);
  server.headersTimeout = patience.headersMs;
  server.requestTimeout = patience.requestMs;
  server.removeAllListeners('upgrade');
  closeLater(server, until);
  answerFirst(server, answer);
}
