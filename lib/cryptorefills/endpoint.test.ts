import { expect, it } from 'vitest';
import { endpointOf } from './endpoint';

it.each([
  ['https://api.example/v2/brands?country=US', '/v2/brands'],
  ['https://api.example/v2/search/BR?q=x', '/v2/search/{CC}'],
  ['https://api.example/v5/products/country/DE?family_name=Steam', '/v5/products/country/{CC}'],
  ['https://api.example/v5/orders', '/v5/orders'],
  ['https://api.example/v5/orders/validations', '/v5/orders/validations'],
  ['/v5/orders/0b6f5a4e-1111-4222-8333-444455556666', '/v5/orders/{id}'],
  ['/v5/orders/0b6f5a4e-1111-4222-8333-444455556666/subscribe', '/v5/orders/{id}/subscribe'],
  ['/v5/orders/0b6f5a4e/refunds', 'other'],
  ['https://elsewhere.example/api/available-countries', 'other'],
])('%s is of %s', (address, endpoint) => {
  expect(endpointOf(address)).toBe(endpoint);
});
