import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from '../csp';
import { frameAncestors } from '../embed/framing';
import { settings, siteOrigin } from '../env';
import { visitAfter, visitHeader, visitIn } from '../i18n/visit';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { cacheCounter } from '../telemetry/meters';
import { filled, filledGzip } from './gapped';
import { createKeptPages, type KeptPage } from './kept-pages';
import { renderForAll } from './render';
import { renderingHeader } from './renderings';

/** Some 250 product pages, or 75 lists of a thousand brands; outside the heap. */
const mostBytes = 32 * 1024 * 1024;

const keptPages = processWide('keptPages', () =>
  createKeptPages({ mostBytes, onRead: cacheCounter('page') }),
);

/**
 * What may be kept of pages: a country's home, its lists and its products. They are the same for
 * everybody; with a query there would be no end of them, and it can be a visitor's own words.
 */
const sharedPage = /^\/[^/?]+\/[a-z]{2}(?:\/(?:gift-cards|top-ups|esims)(?:\/[^/?]+)?)?$/;

/** Node 20.9 to 20.14 cannot make the checksum of what is packed. */
const packs = 'crc32' in zlib;

/** Whether a client unpacks gzip, as all browsers do: it says so, and not with a weight of nothing. */
export function takesGzip(acceptEncoding: string): boolean {
  return acceptEncoding.split(',').some((each) => {
    const [coding = '', weight = ''] = each.toLowerCase().replaceAll(' ', '').split(';q=');
    return coding === 'gzip' && (weight === '' || Number(weight) > 0);
  });
}

/** Whether a request is for a page that is the same for everybody, not for its data or in a frame. */
function asksForShared({ method, url = '', headers }: IncomingMessage): boolean {
  if (method !== 'GET' || headers.rsc !== undefined || !sharedPage.test(url)) return false;
  if (headers[renderingHeader] !== undefined) return false;
  const destination = String(headers['sec-fetch-dest'] ?? '');
  const { origins } = shop().embed;
  return frameAncestors({ pathname: url, destination, origins }).length === 0;
}

/** What the page is sent with, a nonce and the memory of the visit being each answer's own. */
function headersOf(page: KeptPage, { url = '', headers }: IncomingMessage, nonce: string) {
  const https = siteOrigin().startsWith('https:');
  const visit = visitAfter(visitIn(headers.cookie), url);
  return {
    ...page.headers,
    'content-security-policy': contentSecurityPolicy({
      nonce,
      development: false,
      https,
      ancestors: [],
    }),
    ...securityHeaders({ ancestors: [], pathname: url }),
    ...transportSecurity(https),
    ...(visit !== null && { 'set-cookie': visitHeader(visit, { secure: https }) }),
  };
}

function send(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  const nonce = newNonce();
  const gzip = packs && takesGzip(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? filledGzip(page.text, nonce) : filled(page.text, nonce);
  response.writeHead(200, {
    ...headersOf(page, request, nonce),
    ...(gzip && { 'content-encoding': 'gzip' }),
    'content-length': body.length,
  });
  response.end(body);
}

/**
 * Answers a request with a page that is kept, before Next sees it; false where there is none, and Next
 * is to render it. None while a theme is tried out, whose pages are made anew each time.
 */
export function answerKept(
  request: IncomingMessage,
  response: ServerResponse,
): boolean | Promise<boolean> {
  if (settings().THEME_PREVIEW || !asksForShared(request)) return false;
  const { url = '', socket } = request;
  const sent = (page: KeptPage | null) => {
    if (page !== null) send(page, request, response);
    return page !== null;
  };
  const page = keptPages().get(url, () => renderForAll(url, socket));
  return page instanceof Promise ? page.then(sent) : sent(page);
}
