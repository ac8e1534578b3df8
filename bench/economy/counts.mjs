/** The supplier's endpoints as its reference names them, without what varies in their paths. */
const endpoints = [
  [/^\/v2\/search\/[^/]+$/, '/v2/search/{CC}'],
  [/^\/v5\/products\/country\/[^/]+$/, '/v5/products/country/{CC}'],
  [/^\/v5\/orders\/validations$/, '/v5/orders/validations'],
  [/^\/v5\/orders\/[^/]+\/subscribe$/, '/v5/orders/{id}/subscribe'],
  [/^\/v5\/orders\/[^/]+$/, '/v5/orders/{id}'],
];

/** Which endpoint a call was of, such as `GET /v5/orders/{id}`. */
export function endpointOf(method, path) {
  const found = endpoints.find(([pattern]) => pattern.test(path));
  return `${method} ${found?.[1] ?? path}`;
}

/**
 * The budget that a call comes out of, see docs/supplier.md; creations come out of none.
 * @returns {'catalogue' | 'orders' | 'checks' | 'creations'}
 */
export function budgetOf(endpoint) {
  if (endpoint === 'POST /v5/orders') return 'creations';
  if (endpoint.startsWith('POST')) return 'checks';
  return endpoint.startsWith('GET /v5/orders') ? 'orders' : 'catalogue';
}

/** How many there are of each name, the most first. */
export function tally(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

/**
 * The most calls within any span of a length.
 * @param {number[]} times in milliseconds, the earliest first
 */
export function mostWithin(times, spanMs) {
  let most = 0;
  let first = 0;
  for (const [at, time] of times.entries()) {
    while (time - times[first] >= spanMs) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

/**
 * The smallest burst of a token bucket that would have let all calls through at once: none of all the
 * spans between two calls has more than this many calls above the rate.
 * @param {number[]} times in milliseconds, the earliest first
 * @param {number} rate tokens a second
 */
export function burstNeeded(times, rate) {
  let level = 0;
  let most = 0;
  for (const [at, time] of times.entries()) {
    const since = at === 0 ? 0 : time - times[at - 1];
    level = Math.max(0, level - (since * rate) / 1000) + 1;
    most = Math.max(most, level);
  }
  return most;
}
