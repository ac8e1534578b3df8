import type { Draws } from './chaos-draws';
import type { Fault } from './supplier-process';

type Where = { path: string; method?: string; chance: number; seed: number };

const orders: Pick<Where, 'path' | 'method'> = { path: '/v5/orders', method: 'POST' };
const validations = { path: '/v5/orders/validations', method: 'POST' };
const orderReads = { path: '/v5/orders/*', method: 'GET' };
const streams = { path: '/v5/orders/*/subscribe' };

/** The whole wire of the supplier; what decides over money most often. */
const endpoints: Pick<Where, 'path' | 'method'>[] = [
  ...[orders, orders, orders, orders, validations, validations, orderReads, orderReads, streams],
  { path: '/v5/products/country/*' },
  { path: '/v5/products/country/*' },
  { path: '/v4/products/price' },
  { path: '/v2/brands' },
  { path: '/v3/payment_vias' },
  { path: '/v3/currencies' },
  { path: '/v2/homepage' },
  { path: '/v2/search/*' },
  { path: '/*' },
];

const page = '<!DOCTYPE html><title>Sorry</title><h1>We will be back</h1>';
const elsewhere = { supported: [{ coin: 'USDC', network: 'Polygon (Matic)' }] };

/** What is answered instead; 4xx with and without codes, and successes that are none. */
const statuses: Omit<Extract<Fault, { kind: 'status' }>, 'kind' | 'path'>[] = [
  { status: 500 },
  { status: 502, body: page },
  { status: 503, headers: { 'retry-after': '1' }, body: page },
  { status: 429 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 403, body: page },
  { status: 403, body: { status: 403, detail: 'LOGIN_REQUIRED' } },
  { status: 401, body: page },
  { status: 400, body: { status: 400, detail: 'INVALID_PRODUCT_VALUE' } },
  { status: 404, body: { status: 404, detail: 'NOT_FOUND' } },
  { status: 408 },
  { status: 422, body: { status: 422, detail: 'OUT_OF_STOCK' } },
  { status: 422, body: { status: 422, detail: 'BRAND_NEW_TROUBLE' } },
  {
    status: 422,
    body: { detail: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION', moreDetails: elsewhere },
  },
  { status: 302, headers: { location: '/elsewhere' }, body: page },
  { status: 200, body: page },
  { status: 200, body: { problems: [{ problem: 'KYC_PENDING' }, { problem: 'BRAND_NEW_RULE' }] } },
  { status: 200, body: {} },
];

const transforms = [
  'empty',
  'numeric-times',
  'iso-times',
  'money-objects',
  'no-network',
  'outer-code',
  'unknown-values',
  'bad-rows',
] as const;

const anyAnswer: ((where: Where, draws: Draws) => Fault)[] = [
  (where, draws) => ({ ...where, kind: 'delay', ms: draws.whole(10, 300) }),
  (where) => ({ ...where, kind: 'reset' }),
  (where, draws) => ({ ...where, kind: 'status', ...draws.pick(statuses) }),
  (where, draws) => ({ ...where, kind: 'status', ...draws.pick(statuses) }),
  (where, draws) => ({ ...where, kind: 'status', ...draws.pick(statuses) }),
  (where) => ({ ...where, kind: 'drop-answer' }),
  (where) => ({ ...where, kind: 'truncate' }),
  (where, draws) => ({ ...where, kind: 'slow-body', ms: draws.whole(10, 300) }),
  (where) => ({ ...where, kind: 'burst-block', calls: 4, windowMs: 300, blockMs: 300 }),
  (where, draws) => ({ ...where, kind: draws.pick(transforms) }),
  (where, draws) => ({ ...where, kind: draws.pick(transforms) }),
];

const anyStream: ((where: Where, draws: Draws) => Fault)[] = [
  (where) => ({ ...where, kind: 'stream-silent' }),
  (where, draws) => ({ ...where, kind: 'stream-drop', frames: draws.whole(0, 2) }),
  (where, draws) => ({ ...where, kind: 'stream-end', frames: draws.whole(0, 2) }),
  (where, draws) => ({ ...where, kind: 'stream-early-stop', frames: draws.whole(0, 2) }),
  (where) => ({ ...where, kind: 'stream-oversize', bytes: 200_000 }),
  (where) => ({ ...where, kind: 'stream-malformed' }),
  (where) => ({ ...where, kind: 'stream-duplicate' }),
  (where) => ({ ...where, kind: 'stream-stale' }),
  (where) => ({ ...where, kind: 'stream-bom-crlf' }),
];

function anyFault(draws: Draws): Fault {
  const place = draws.pick(endpoints);
  // What meets every call at once would leave nothing of the others.
  const chance = place.path === '/*' ? 0.2 : draws.pick([0.2, 0.5, 0.8, 1]);
  const where = { ...place, chance, seed: draws.whole(1, 1_000_000) };
  return draws.pick(place === streams ? anyStream : anyAnswer)(where, draws);
}

/** A read that hangs costs ten seconds, which is why there are few. */
const rareHang: Fault = { ...orderReads, kind: 'hang', times: 1 };

/** One to four faults that stand at the same time. */
export function someFaults(draws: Draws): Fault[] {
  const faults = Array.from({ length: draws.whole(1, 4) }, () => anyFault(draws));
  return draws.happens(0.03) ? [rareHang, ...faults] : faults;
}

/** The next creation is never answered; its buyer waits for thirty seconds. */
export const hangingCreation: Fault = { ...orders, kind: 'hang', times: 1 };

/** Every creation takes a second, so that some are under way whenever one looks. */
export const slowCreations: Fault = { ...orders, kind: 'delay', ms: 1000 };
