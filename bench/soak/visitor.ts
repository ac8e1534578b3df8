import type { Browser } from '@/e2e/support/api-client';
import type { Draws } from '@/e2e/support/chaos-draws';
import type { Good } from '@/e2e/support/chaos-goods';
import type { SoakWorld } from './world';

const languages = ['en', 'en', 'de', 'pt', 'zh', 'hi', 'fil'];
const coins = ['USDC', 'BTC', 'ETH'];

/** What is asked for besides pages. */
const files = [
  '/robots.txt',
  '/sitemap.xml',
  '/manifest.webmanifest',
  '/favicon.ico',
  '/api/health',
  '/api/search-index/us',
  '/api/country-names?locale=de',
  '/api/receipts/keys',
];

function pagePath({ brand }: Good, draws: Draws): string {
  const language = draws.pick(languages);
  const country = `/${language}/${brand.country.toLowerCase()}`;
  return draws.pick([
    country,
    `${country}/${brand.kind}`,
    `${country}/${brand.kind}?max=20`,
    `${country}/${brand.kind}/${brand.slug}`,
    `${country}/${brand.kind}/${brand.slug}?coin=${draws.pick(coins)}`,
    `${country}/${brand.kind}/no-such-brand`,
    `${country}/search?q=${encodeURIComponent(brand.name.slice(0, draws.whole(1, 8)))}`,
    `/${language}/cart`,
    `/${language}/orders`,
    `/${language}/open`,
    `/pictures${country}/${brand.kind}/${brand.slug}`,
  ]);
}

async function fillCart(world: SoakWorld, browser: Browser, good: Good, draws: Draws) {
  const others = Array.from({ length: draws.whole(0, 4) }, () =>
    draws.pick(draws.pick(world.goods.sorts)),
  );
  const goods = [good, ...others].map(({ brand, product }) => ({
    country: brand.country,
    kind: brand.kind,
    brand: brand.slug,
    product: product.id,
    ...(product.type === 'range' && { value: product.min }),
  }));
  const body = { goods, locale: draws.pick(languages), coin: draws.pick(coins) };
  await world.call('POST /api/cart', () => browser.post('/api/cart', body));
  world.count('carts');
}

/** Somebody closes the tab before the answer is whole, or has come at all. */
async function hangUp(world: SoakWorld, browser: Browser, path: string, draws: Draws) {
  const signal = AbortSignal.timeout(draws.whole(1, 80));
  await browser.get(path, { signal }).catch(() => {});
  world.count('hang-ups');
}

/** A visitor who looks at one to five pages, and may price a cart. */
export async function visit(world: SoakWorld, browser: Browser, draws: Draws): Promise<void> {
  for (let look = draws.whole(1, 5); look > 0; look -= 1) {
    const good = draws.pick(draws.pick(world.goods.sorts));
    const path = pagePath(good, draws);
    if (draws.happens(0.1)) await hangUp(world, browser, path, draws);
    else if (path.startsWith('/pictures')) await world.call(path, () => browser.get(path));
    else await world.page(browser, path);
    if (draws.happens(0.1)) await fillCart(world, browser, good, draws);
    if (!draws.happens(0.15)) continue;
    const file = draws.pick(files);
    await world.call(file, () => browser.get(file));
  }
}
