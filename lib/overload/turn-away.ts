import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from '../csp';
import { frameAncestors, isBrowsingPage } from '../embed/framing';
import { siteOrigin } from '../env';
import { isLocale, type Locale } from '../i18n/locales';
import { isOffered } from '../i18n/offered';
import { visitIn } from '../i18n/visit';
import { type Gapped, leaveOpen } from '../kept-pages/gapped';
import { renderingHeader } from '../kept-pages/renderings';
import { sendDocument } from '../kept-pages/send';
import { log } from '../log';
import { nowAndThen } from '../log/now-and-then';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { countBusyPage } from '../telemetry/meters';
import { busyPage } from './busy-page';
import { createLoad, type Visitor } from './load';

function utilizationSinceLast(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

const load = processWide('load', () => createLoad({ utilization: utilizationSinceLast() }));

const sometimes = processWide('turnedAway', () => nowAndThen(60_000));

/** After how many seconds a browser tries again: not all of them at once, and no crowd of them sooner. */
const tryAgain = { soonest: 5, spread: 6 };

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?')[0] ?? '';

/**
 * The language of the page to look around on that a request is for; null for everything else. A cart is
 * somebody's purchase, as is all that comes after it.
 */
function browsedIn(request: IncomingMessage): Locale | null {
  const { method } = request;
  const pathname = pathOf(request);
  const [, locale = ''] = pathname.split('/');
  if ((method !== 'GET' && method !== 'HEAD') || !isLocale(locale) || !isOffered(locale))
    return null;
  return isBrowsingPage(pathname) && pathname !== `/${locale}/cart` ? locale : null;
}

const isForAll = ({ headers }: IncomingMessage) => headers[renderingHeader] !== undefined;

/** Whose place a page takes. What is rendered for all takes a newcomer's, or there would be no end of those. */
function visitorOf(request: IncomingMessage): Visitor {
  return visitIn(request.headers.cookie) === undefined ? 'newcomers' : 'known';
}

/**
 * Whether there is time to render the page that a request is for. There always is for others than those to
 * look around on, and for one that the shop asks itself for, on behalf of many.
 */
export function hasRoomFor(request: IncomingMessage): boolean {
  return browsedIn(request) === null || isForAll(request) || load().hasRoom(visitorOf(request));
}

type Text = Promise<Gapped | null>;

// For a configuration, by language and whether in a frame: compressed once, however many come.
const made = new WeakMap<object, Map<string, Text>>();

async function writeBusyText(locale: Locale, isFramed: boolean): Text {
  const nonce = newNonce();
  return leaveOpen(await busyPage(locale, { nonce, isFramed }), nonce);
}

/** The page with its nonce left open; null where it cannot be made, whyever. */
function busyText(locale: Locale, isFramed: boolean): Text {
  const config = shop();
  const texts = made.get(config) ?? new Map<string, Text>();
  made.set(config, texts);
  const key = `${locale} ${isFramed}`;
  const text = texts.get(key) ?? writeBusyText(locale, isFramed).catch(() => null);
  texts.set(key, text);
  return text;
}

function ancestorsOf(request: IncomingMessage): readonly string[] {
  const destination = String(request.headers['sec-fetch-dest'] ?? '');
  const { origins } = shop().embed;
  return frameAncestors({ pathname: pathOf(request), destination, origins });
}

/** To be tried again at the same address, but for the part of it that browsers keep to themselves: with it some would not ask. */
function refreshOf({ url = '' }: IncomingMessage): string {
  const seconds = tryAgain.soonest + Math.floor(Math.random() * (tryAgain.spread + 1));
  return `${seconds}; url=${url}`;
}

function headersOf(request: IncomingMessage, nonce: string) {
  const https = siteOrigin().startsWith('https:');
  const ancestors = ancestorsOf(request);
  const policy = contentSecurityPolicy({ nonce, development: false, https, ancestors });
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(tryAgain.soonest),
    refresh: refreshOf(request),
    'content-security-policy': policy,
    ...securityHeaders({ ancestors, pathname: pathOf(request) }),
    ...transportSecurity(https),
  };
}

function sendBusy(request: IncomingMessage, response: ServerResponse, page: Gapped): void {
  countBusyPage();
  sometimes()((more) => log({ event: 'visitors-turned-away', more }));
  const nonce = newNonce();
  const headers = headersOf(request, nonce);
  sendDocument(request, response, { status: 503, headers, text: page, nonce });
}

/**
 * Turns away, with 503 and a page that tries again, who asks for a page to look around on when there is no
 * room for it, so that those who are let in are served, and those who are buying are hardly held up. False
 * for whoever may go on, whose page is counted as under way.
 */
export function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
): boolean | Promise<boolean> {
  const locale = browsedIn(request);
  // Who has left while a page was rendered for all, for which they waited, is neither counted nor answered.
  if (locale === null || response.destroyed) return false;
  if (!hasRoomFor(request)) {
    return busyText(locale, ancestorsOf(request).length > 0).then((page) => {
      if (page !== null) sendBusy(request, response, page);
      return page !== null;
    });
  }
  const end = load().begin(visitorOf(request));
  response.once('finish', end).once('close', end);
  return false;
}
