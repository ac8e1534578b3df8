import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { withShop } from '../scripts/lib/shop-process.mjs';
import { fieldValue, gzipBytes, kilobytes, pageAssets, styleFonts } from './page-weight.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What an empty page of the framework weighs: below it nobody gets. */
const floor = 135_000;
const line = { country: 'US', kind: 'gift-cards', brand: 'steam' };

/** A browser as far as this needs one: it keeps cookies and names where it comes from. */
function createVisitor(origin) {
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

/** The pages with a budget, in bytes of gzipped scripts. */
async function budgetedPages(visit) {
  const checkout = await checkoutPath(visit);
  return [
    { name: 'home', path: '/en/us', budget: 150_000 },
    { name: 'list', path: '/en/us/gift-cards', budget: 150_000 },
    { name: 'product', path: `/en/us/gift-cards/${line.brand}`, budget: 155_000 },
    { name: 'checkout', path: checkout, budget: 170_000 },
    { name: 'order', path: await orderPath(visit, checkout), budget: 170_000 },
  ];
}

const add = (numbers) => numbers.reduce((total, number) => total + number, 0);

async function weigh(visit, page) {
  const html = await visit(page.path);
  const assets = pageAssets(String(html));
  if (assets.scripts.length === 0) throw new Problem(`${page.path} references no script.`);
  const fetchAll = (urls) => Promise.all(urls.map((url) => visit(url)));
  const styles = await fetchAll(assets.styles);
  const fonts = assets.styles.flatMap((url, index) =>
    styleFonts(String(styles[index])).map(
      (font) => new URL(font, new URL(url, 'http://shop')).pathname,
    ),
  );
  return {
    ...page,
    js: add((await fetchAll(assets.scripts)).map(gzipBytes)),
    css: add(styles.map(gzipBytes)),
    // Web fonts are compressed already.
    fonts: add(
      (await fetchAll([...new Set([...assets.fonts, ...fonts])])).map((body) => body.length),
    ),
    html: gzipBytes(html),
  };
}

function printTable(pages) {
  const columns = ['page', 'JS', 'budget', 'CSS', 'fonts', 'HTML'];
  const rows = pages.map(({ name, js, budget, css, fonts, html }) => [
    name,
    ...[js, budget, css, fonts, html].map(kilobytes),
    js > budget ? `  over by ${kilobytes(js - budget)}` : '',
  ]);
  say(`kB, gzip -9; an empty page has ${kilobytes(floor)} of JS`);
  for (const [first, ...cells] of [columns, ...rows]) {
    say(
      first.padEnd(10) +
        cells
          .map((cell) => cell.padStart(9))
          .join('')
          .trimEnd(),
    );
  }
}

await command(async () => {
  await ensureInstalled(root);
  await ensureBuilt(root);
  return withShop(root, async (origin) => {
    const visit = createVisitor(origin);
    const pages = [];
    for (const page of await budgetedPages(visit)) pages.push(await weigh(visit, page));
    printTable(pages);
    return pages.some(({ js, budget }) => js > budget) ? 1 : 0;
  });
});
