import { test as base, expect } from '@playwright/test';
import { CartPage } from './pages/cart-page';
import { CountriesPage, HomePage, ListPage } from './pages/catalogue-pages';
import { CheckoutPage } from './pages/checkout-page';
import { OrderPage } from './pages/order-page';
import { ProductPage } from './pages/product-page';
import { SearchPage } from './pages/search-page';
import { Sandbox } from './sandbox';

type Shop = {
  countries: CountriesPage;
  home: HomePage;
  list: ListPage;
  search: SearchPage;
  product: ProductPage;
  cart: CartPage;
  checkout: CheckoutPage;
  order: OrderPage;
};

type Fixtures = Shop & {
  /** The simulated supplier behind the shop. */
  sandbox: Sandbox;
  /** Hosts that may be asked for something; the shop's alone, but where it is shown by others. */
  hosts: readonly string[];
  /** Watches every test: no script fails, and nothing is asked of anybody but the shop. */
  calm: undefined;
  /** Leaves no other browser behind: its pages would go on following their orders in later tests. */
  alone: undefined;
};

export const test = base.extend<Fixtures>({
  sandbox: async ({ baseURL: _ }, use, testInfo) => {
    const port = testInfo.config.webServer?.env?.SANDBOX_PORT;
    if (port === undefined) throw new Error('The web server has no SANDBOX_PORT.');
    await use(new Sandbox(`http://127.0.0.1:${port}`));
  },
  hosts: [['localhost'], { option: true }],
  calm: [
    async ({ context, hosts }, use) => {
      const upsets: string[] = [];
      context.on('weberror', (error) => upsets.push(String(error.error())));
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (/^https?:$/.test(protocol) && !hosts.includes(hostname)) upsets.push(request.url());
      });
      await use(undefined);
      expect(upsets).toEqual([]);
    },
    { auto: true },
  ],
  alone: [
    async ({ browser, context }, use) => {
      await use(undefined);
      const others = browser.contexts().filter((other) => other !== context);
      for (const other of others) await other.close();
    },
    { auto: true },
  ],
  countries: ({ page, hasTouch }, use) => use(new CountriesPage(page, hasTouch)),
  home: ({ page, hasTouch }, use) => use(new HomePage(page, hasTouch)),
  list: ({ page, hasTouch }, use) => use(new ListPage(page, hasTouch)),
  search: ({ page, hasTouch }, use) => use(new SearchPage(page, hasTouch)),
  product: ({ page, hasTouch }, use) => use(new ProductPage(page, hasTouch)),
  cart: ({ page, hasTouch }, use) => use(new CartPage(page, hasTouch)),
  checkout: ({ page, hasTouch }, use) => use(new CheckoutPage(page, hasTouch)),
  order: ({ page, hasTouch }, use) => use(new OrderPage(page, hasTouch)),
});

export { expect };
