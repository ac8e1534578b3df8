import 'server-only';

/** The supplier's endpoints as its reference names them, without what varies in their paths. */
const endpoints = [
  '/v2/brands',
  '/v2/homepage',
  '/v2/search/{CC}',
  '/v3/currencies',
  '/v3/payment_vias',
  '/v4/products/price',
  '/v5/products/country/{CC}',
  '/v5/orders',
  '/v5/orders/validations',
  '/v5/orders/{id}/subscribe',
  '/v5/orders/{id}',
] as const;

const places = endpoints.map((endpoint) => ({
  endpoint,
  path: new RegExp(`^${endpoint.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/**
 * Which endpoint an address is of, such as `/v5/orders/{id}`; `other` for one that is not known, so
 * that no id is ever taken for a name.
 */
export function endpointOf(address: string): string {
  const { pathname } = new URL(address, 'http://supplier.invalid');
  return places.find(({ path }) => path.test(pathname))?.endpoint ?? 'other';
}
