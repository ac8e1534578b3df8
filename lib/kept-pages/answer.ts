import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from '../csp';
import { settings, siteOrigin } from '../env';
import { visitAfter, visitHeader, visitIn } from '../i18n/visit';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { cacheCounter } from '../telemetry/meters';
import { filled, filledGzip } from './gapped';
import { createKeptPages, type KeptPage } from './kept-pages';
import { renderForAll } from './render';
import { sharedRequest } from './shared-request';

/** Some 250 product pages, or 75 lists of a thousand brands; outside the heap. */
const mostBytes = 32 * 1024 * 1024;

const keptPages = processWide('keptPages', () =>
  createKeptPages({ mostBytes, onRead: cacheCounter('page') }),
);

/** Node 20.9 to 20.14 cannot make the checksum of what is packed. */
const packs = 'crc32' in zlib;

/** Whether a client unpacks gzip, as all browsers do: it says so, and not with a weight of nothing. */
export function takesGzip(acceptEncoding: string): boolean {
  return acceptEncoding.split(',').some((each) => {
    const [coding = '', weight = ''] = each.toLowerCase().replaceAll(' ', '').split(';q=');
    return coding === 'gzip' && (weight === '' || Number(weight) > 0);
  });
}

type Asked = { request: IncomingMessage; response: ServerResponse; pathname: string };

/** What the page is sent with, a nonce and the memory of the visit being each answer's own. */
function headersOf(page: KeptPage, { request, pathname }: Asked, nonce: string) {
  const https = siteOrigin().startsWith('https:');
  const policy = contentSecurityPolicy({ nonce, development: false, https, ancestors: [] });
  const visit = visitAfter(visitIn(request.headers.cookie), pathname);
  return {
    ...page.headers,
    'content-security-policy': policy,
    ...securityHeaders({ ancestors: [], pathname }),
    ...transportSecurity(https),
    ...(visit !== null && { 'set-cookie': visitHeader(visit, { secure: https }) }),
  };
}

function send(page: KeptPage, asked: Asked): void {
  const { request, response } = asked;
  if (response.destroyed) return;
  const nonce = newNonce();
  const gzip = packs && takesGzip(String(request.headers['accept-encoding'] ?? ''));
  const pieces = (gzip ? filledGzip : filled)(page.text, nonce);
  response.writeHead(200, {
    ...headersOf(page, asked, nonce),
    ...(gzip && { 'content-encoding': 'gzip' }),
    'content-length': pieces.reduce((sum, { length }) => sum + length, 0),
  });
  // Who reads slowly holds on to no copy of the page.
  response.cork();
  for (const piece of pieces) response.write(piece);
  response.end();
}

/**
 * Answers a request with a page that is kept, or its data, before Next sees it; false where there is none,
 * and Next is to render it. None while a theme is tried out, whose pages are made anew each time.
 */
export function answerKept(
  request: IncomingMessage,
  response: ServerResponse,
): boolean | Promise<boolean> {
  const shared = settings().THEME_PREVIEW ? null : sharedRequest(request, shop().embed.origins);
  if (shared === null) return false;
  const { key, pathname } = shared;
  const sent = (page: KeptPage | null) => {
    if (page !== null) send(page, { request, response, pathname });
    return page !== null;
  };
  const page = keptPages().get(key, () => renderForAll(shared, request.socket));
  return page instanceof Promise ? page.then(sent) : sent(page);
}
