import type { Browser, Page } from '@playwright/test';
import { locales, nameOfLanguage } from '@/lib/i18n/locales';
import { expect, test } from './fixtures';
import { overflow } from './layout';
import type { CheckoutPage } from './pages/checkout-page';
import type { ProductPage } from './pages/product-page';
import { orderCard } from './purchases';
import { say } from './words';

type Shop = { browser: Browser; page: Page; product: ProductPage; checkout: CheckoutPage };

test.describe('a country', () => {
  test('is found by its name in another language, its code and its dialling code', async ({
    page,
    countries,
  }) => {
    await countries.open();
    const found = () => countries.main.getByRole('link').filter({ visible: true });
    await countries.search.fill('Brésil');
    await expect(found()).toHaveText(['Brazil']);
    await expect(countries.main.getByRole('status')).toHaveText(
      say('countries.found', { count: 1 }),
    );
    await countries.search.fill('+55');
    await expect(found().first()).toHaveText('Brazil');
    await countries.search.fill('qqqq');
    await expect(countries.main.getByRole('status')).toHaveText(say('countries.noMatch'));
    await countries.search.fill('巴西');
    await expect(found().first()).toHaveText('Brazil');
    await countries.search.press('Enter');
    await expect(page).toHaveURL('/en/br');
  });

  for (const [typed, name, path] of [
    ['DE', 'Germany', '/en/de'],
    ['UK', 'United Kingdom', '/en/gb'],
    ['Holland', 'Netherlands', '/en/nl'],
  ] as const) {
    test(`stands first and is opened by Enter for ${typed} @desktop @phone`, async ({
      page,
      countries,
    }) => {
      await countries.open();
      const found = countries.main.getByRole('link').filter({ visible: true });
      const before = await found.allTextContents();
      await countries.search.fill(typed);
      await expect(found.first()).toHaveText(name);
      await countries.search.fill('');
      await expect(found).toHaveText(before);
      await countries.search.fill(typed);
      await countries.search.press('Enter');
      await expect(page).toHaveURL(path);
    });
  }

  test('is offered first on the next visit', async ({ page, countries, home }) => {
    await page.goto('/en/vn');
    await expect(home.heading).toHaveText(say('home.heading'));
    await countries.open();
    const suggested = countries.main
      .getByRole('heading', { name: say('countries.suggested') })
      .locator('..');
    await expect(suggested.getByRole('link').first()).toHaveText('Vietnam');
    await expect(page).toHaveURL('/en');
  });

  test('can be found where its names in other languages cannot be had', async ({
    page,
    countries,
  }) => {
    await page.route('**/api/country-names', (route) => route.abort());
    await countries.open();
    await countries.search.fill('germ');
    await expect(countries.main.getByRole('link').filter({ visible: true }).first()).toHaveText(
      'Germany',
    );
  });
});

test('a language is changed where one stands, and kept', async ({ page, list }) => {
  await list.open('us', 'gift-cards', '?category=games');
  await page.getByRole('link', { name: nameOfLanguage('pt'), exact: true }).click();
  await expect(page).toHaveURL('/pt/us/gift-cards?category=games');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
  await page.goto('/');
  await expect(page).toHaveURL('/pt');
});

/** An order waiting for its payment, and a page without scripts, which is as the server laid it out. */
async function orderOnPaper({ browser, page, product, checkout }: Shop, width: number) {
  await orderCard({ product, checkout });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: { width, height: 800 },
  });
  return { order: new URL(page.url()).pathname.replace('/en', ''), paper: await context.newPage() };
}

test('every page fits a small phone in every language', async ({
  browser,
  page,
  product,
  checkout,
}) => {
  test.slow();
  const { order, paper } = await orderOnPaper({ browser, page, product, checkout }, 320);
  const paths = ['/us', '/us/top-ups', '/us/gift-cards/airbnb', '/us/esims/esim', order];
  for (const locale of locales) {
    for (const path of paths) {
      await paper.goto(`/${locale}${path}`);
      expect.soft(await overflow(paper), `${locale}${path}`).toEqual([]);
    }
  }
});

/** Turns the page into a language that does not exist: longer, and read from right to left. */
async function pseudoLocalise(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (node.parentElement?.closest('bdi, script, style, [dir=ltr]')) continue;
      if (/\p{L}{3}/u.test(text)) node.textContent = `${text} ${text.slice(0, text.length * 0.4)}`;
    }
  });
}

test('the layout is ready for a language written from right to left', async ({
  browser,
  page,
  product,
  checkout,
}) => {
  const { order, paper } = await orderOnPaper({ browser, page, product, checkout }, 390);
  const shelves = ['', '/us', '/us/gift-cards', '/us/top-ups', '/us/esims', '/us/search?q=steam'];
  for (const path of [...shelves, '/us/gift-cards/steam', '/cart', '/orders', order]) {
    await paper.goto(`/en${path}`);
    await pseudoLocalise(paper);
    expect.soft(await overflow(paper), path).toEqual([]);
    const links = paper.getByRole('banner').getByRole('link');
    const [name, orders] = [await links.first().boundingBox(), await links.last().boundingBox()];
    expect(name?.x, path).toBeGreaterThan(orders?.x ?? 0);
  }
  const directions = await paper
    .locator('main :is(bdi, .code)')
    .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
  expect(directions.length).toBeGreaterThan(1);
  expect(new Set(directions)).toEqual(new Set(['ltr']));
});
