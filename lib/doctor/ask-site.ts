import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressClass, Diagnosis } from '@/schemas/doctor';
import type { Result } from '@/schemas/result';
import { addressClass } from './address-class';
import { askDiagnosis, askHealth, type DiagnosisFault } from './ask-shop';
import { wayTo } from './ask-supplier';
import { forgedChains } from './judge-forwarded';
import type { SiteFacts } from './judge-site';
import { addressesOf, ask } from './probe';

/** Asks at SITE_URL who answers there, and what becomes of plain http. */
export async function askSite(origin: string | undefined, isRunning: boolean): Promise<SiteFacts> {
  if (origin === undefined) return { kind: 'unset' };
  const way = await wayTo(origin);
  if (!way.ok) return { kind: 'not-reached', fault: way.error };
  const health = await askHealth(origin);
  if (!health.ok) return { kind: 'not-reached', fault: health.error };
  const { protocol, port, hostname } = new URL(origin);
  const isUsual = protocol === 'https:' && port === '';
  const plain = isUsual ? await ask({ url: new URL(`http://${hostname}/`) }) : null;
  return { kind: 'reached', origin, isRunning, tls: way.data, health: health.data, plain };
}

/** Where a host lies: inside, if any of its addresses does. */
export async function placeOf(origin: string): Promise<AddressClass | null> {
  const found = await addressesOf(new URL(origin).hostname);
  if (!found.ok) return null;
  const places = found.data.map(addressClass);
  return places.find((place) => place !== 'public') ?? places[0] ?? null;
}

/** Asks the shop twice how it sees a request through SITE_URL, with chains of different lengths. */
export async function lookTwice(
  origin: string,
  secret: string,
): Promise<Result<[Diagnosis, Diagnosis], DiagnosisFault>> {
  const one = await askDiagnosis(origin, secret, forgedChains[0]);
  if (!one.ok) return one;
  const two = await askDiagnosis(origin, secret, forgedChains[1]);
  return two.ok ? { ok: true, data: [one.data, two.data] } : two;
}

/** The headers of the shop's first page, behind the redirect that chooses a language. */
export async function pageHeaders(origin: string): Promise<IncomingHttpHeaders | null> {
  const headers = { 'Accept-Encoding': 'gzip, br', 'Accept-Language': 'en', Accept: 'text/html' };
  const first = await ask({ url: new URL('/', origin), headers });
  if (!first.ok) return null;
  const { location } = first.data.headers;
  if (location === undefined || !URL.canParse(location, origin)) return first.data.headers;
  const { pathname, search } = new URL(location, origin);
  const page = await ask({ url: new URL(pathname + search, origin), headers });
  return page.ok ? page.data.headers : null;
}
