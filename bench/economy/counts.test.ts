import { expect, it } from 'vitest';
import { budgetOf, burstNeeded, endpointOf, mostWithin, tally } from './counts.mjs';

it.each([
  ['GET', '/v2/brands', 'GET /v2/brands', 'catalogue'],
  ['GET', '/v2/search/US', 'GET /v2/search/{CC}', 'catalogue'],
  ['GET', '/v5/products/country/BR', 'GET /v5/products/country/{CC}', 'catalogue'],
  ['GET', '/v5/orders/3f2a', 'GET /v5/orders/{id}', 'orders'],
  ['GET', '/v5/orders/3f2a/subscribe', 'GET /v5/orders/{id}/subscribe', 'orders'],
  ['POST', '/v5/orders/validations', 'POST /v5/orders/validations', 'checks'],
  ['POST', '/v5/orders', 'POST /v5/orders', 'creations'],
])('counts %s %s as %s, out of %s', (method, path, endpoint, budget) => {
  expect(endpointOf(method, path)).toBe(endpoint);
  expect(budgetOf(endpoint)).toBe(budget);
});

it('tallies names, the commonest first', () => {
  expect([...tally(['a', 'b', 'b'])]).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});

it.each([
  [[], 0],
  [[0, 999, 1000], 2],
  [[0, 10, 20, 2000], 3],
])('finds the most of %j within a second: %i', (times, most) => {
  expect(mostWithin(times, 1000)).toBe(most);
});

it.each([
  [[0, 1000, 2000, 3000], 1],
  [[0, 0, 0, 0, 0, 1000], 5],
  // Half a token has come back between them.
  [[0, 500], 1.5],
  // A long rest fills no more than the bucket.
  [[0, 60_000, 60_000], 2],
])('finds the burst that %j needs at one a second: %d', (times, burst) => {
  expect(burstNeeded(times, 1)).toBe(burst);
});
