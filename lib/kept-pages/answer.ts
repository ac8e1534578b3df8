import 'server-only';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from '../csp';
import { settings, siteOrigin } from '../env';
import { visitAfter, visitHeader, visitIn } from '../i18n/visit';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { cacheCounter } from '../telemetry/meters';
import { createKeptPages, type KeptPage } from './kept-pages';
import { renderForAll } from './render';
import { sendDocument } from './send';
import { sharedRequest } from './shared-request';

/** Some 250 product pages, or 75 lists of a thousand brands; outside the heap. */
const mostBytes = 32 * 1024 * 1024;

const keptPages = processWide('keptPages', () =>
  createKeptPages({ mostBytes, onRead: cacheCounter('page') }),
);

/** Whose request it is, and whether a page that nobody is rendering yet may be rendered to be kept. */
type Means = { server: Server; mayBegin: boolean };

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
  const nonce = newNonce();
  const headers = headersOf(page, asked, nonce);
  sendDocument(request, response, { status: 200, headers, text: page.text, nonce });
}

/**
 * Answers a request with a page that is kept, or its data, before Next sees it; false where there is none,
 * and Next is to render it. None while a theme is tried out, whose pages are made anew each time.
 */
export function answerKept(
  request: IncomingMessage,
  response: ServerResponse,
  { server, mayBegin }: Means,
): boolean | Promise<boolean> {
  const shared = settings().THEME_PREVIEW ? null : sharedRequest(request, shop().embed.origins);
  if (shared === null) return false;
  const { key, pathname } = shared;
  const sent = (page: KeptPage | null) => {
    if (page !== null) send(page, { request, response, pathname });
    return page !== null;
  };
  const render = () => renderForAll(shared, server);
  const page = keptPages().get(key, render, { mayBegin });
  return page instanceof Promise ? page.then(sent) : sent(page);
}
