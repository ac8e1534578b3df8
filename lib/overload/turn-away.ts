import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from '../csp';
import { frameAncestors, isBrowsingPage } from '../embed/framing';
import { siteOrigin } from '../env';
import { isLocale, type Locale } from '../i18n/locales';
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
import { createLoad } from './load';

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
  if ((method !== 'GET' && method !== 'HEAD') || !isLocale(locale)) return null;
  return isBrowsingPage(pathname) && pathname !== `/${locale}/cart` ? locale : null;
}

/**
 * Whether there is time to render the page that a request is for. There always is for others than those to
 * look around on, and for one that the shop asks itself for, on behalf of many.
 */
export function hasRoomFor(request: IncomingMessage): boolean {
  if (browsedIn(request) === null || request.headers[renderingHeader] !== undefined) return true;
  const isKnown = visitIn(request.headers.cookie) !== undefined;
  return load().hasRoom(isKnown ? 'known' : 'newcomers');
}

// By language, for a configuration: compressed once, however many come.
const made = new WeakMap<object, Map<Locale, Promise<Gapped | null>>>();

function busyText(locale: Locale): Promise<Gapped | null> {
  const config = shop();
  const known = made.get(config) ?? new Map<Locale, Promise<Gapped | null>>();
  made.set(config, known);
  const text = known.get(locale) ?? writeBusyText(locale);
  known.set(locale, text);
  return text;
}

async function writeBusyText(locale: Locale): Promise<Gapped | null> {
  const nonce = newNonce();
  return leaveOpen(await busyPage(locale, nonce), nonce);
}

function headersOf(request: IncomingMessage, nonce: string) {
  const https = siteOrigin().startsWith('https:');
  const pathname = pathOf(request);
  const destination = String(request.headers['sec-fetch-dest'] ?? '');
  const ancestors = frameAncestors({ pathname, destination, origins: shop().embed.origins });
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(tryAgain.soonest),
    refresh: String(tryAgain.soonest + Math.floor(Math.random() * (tryAgain.spread + 1))),
    'content-security-policy': contentSecurityPolicy({
      nonce,
      development: false,
      https,
      ancestors,
    }),
    ...securityHeaders({ ancestors, pathname }),
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
  if (locale === null) return false;
  if (!hasRoomFor(request)) {
    return busyText(locale).then((page) => {
      if (page !== null) sendBusy(request, response, page);
      return page !== null;
    });
  }
  const end = load().begin();
  // Who reads slowly takes none of the process' time.
  response.once('finish', end).once('close', end);
  return false;
}
