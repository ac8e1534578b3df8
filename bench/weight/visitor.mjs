import { randomUUID } from 'node:crypto';
import { Problem } from '../../scripts/lib/problem.mjs';
import { fieldValue } from '../page-weight.mjs';

const line = { country: 'US', kind: 'gift-cards', brand: 'steam' };

/** A country that nothing else is read of, so that its catalogue may be made as large as wanted. */
const large = { country: 'GB', brands: 1000 };

/**
 * A browser as far as a weighing needs one: it keeps cookies and names where it comes from.
 * @returns {(path: string, init?: RequestInit) => Promise<Buffer>} what gives the body behind a path,
 * and throws a Problem for every answer but a good one
 */
export function createVisitor(origin) {
  const cookies = new Map();
  return async (path, init = {}) => {
    const response = await fetch(new URL(path, origin), {
      ...init,
      headers: {
        ...init.headers,
        Origin: origin,
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined) cookies.set(name, value);
    }
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Problem(`${path} answered ${response.status}.`);
    return body;
  };
}

/** The checkout of the first product a brand's page offers. */
async function checkoutPath(visit) {
  const html = String(await visit(`/en/us/${line.kind}/${line.brand}`));
  const product = fieldValue(html, 'product');
  if (product === undefined) throw new Problem(`The page of ${line.brand} offers no product.`);
  return `/en/checkout?${new URLSearchParams({ ...line, product })}`;
}

/** Places an order as the checkout page would, and gives its page. */
async function orderPath(visit, checkout) {
  const html = String(await visit(checkout));
  const email = 'buyer@example.com';
  const body = JSON.stringify({
    email,
    lines: [
      {
        ...line,
        product: new URLSearchParams(checkout.split('?')[1]).get('product'),
        beneficiary: email,
      },
    ],
    payment: { coin: fieldValue(html, 'coin'), network: fieldValue(html, 'network') },
    locale: 'en',
  });
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
  await visit('/api/orders/validations', init);
  const headers = { ...init.headers, 'Idempotency-Key': randomUUID() };
  const { orderId } = JSON.parse(String(await visit('/api/orders', { ...init, headers })));
  return `/en/orders/${orderId}`;
}

/** Where each page of a shop is that has a weight to keep, by its name; an order is placed for it. */
export async function shopPages(visit) {
  const checkout = await checkoutPath(visit);
  return {
    home: '/en/us',
    list: `/en/us/${line.kind}`,
    search: `/en/us/search?q=${line.brand}`,
    product: `/en/us/${line.kind}/${line.brand}`,
    cart: '/en/cart',
    checkout,
    order: await orderPath(visit, checkout),
  };
}

/**
 * The document of a list of a thousand brands, but for the few of other kinds.
 * @param {string} sandbox the origin of the shop's simulator, which is told to have so many
 */
export async function largeList(visit, sandbox) {
  const response = await fetch(new URL('/control/catalogue', sandbox), {
    method: 'POST',
    body: JSON.stringify(large),
  });
  if (!response.ok) throw new Problem(`The simulator answered ${response.status}.`);
  const html = await visit(`/en/${large.country.toLowerCase()}/${line.kind}`);
  const cards = String(html).match(/<a href="\/en\/gb\/gift-cards\/[^"?]+"/g)?.length ?? 0;
  if (cards < 900) throw new Problem(`The large list has ${cards} brands.`);
  return html;
}
