import type { LaunchOptions, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { overflow } from './layout';
import { CartPage } from './pages/cart-page';
import { CheckoutPage } from './pages/checkout-page';
import { EmbeddedShop } from './pages/embedded-shop';
import { OrderPage } from './pages/order-page';
import { PageObject } from './pages/page-object';
import { PartnerSite } from './partner-page';
import { expect, test as privateTest } from './private-shop';
import { addCard, email } from './purchases';
import { say } from './words';

/**
 * A browser as people have it: it keeps third parties' cookies out and their storage apart, and lets
 * windows be opened at a press alone. The driver's own switches undo the last two.
 */
function strict(options: LaunchOptions): LaunchOptions {
  const own = ['--test-third-party-cookie-phaseout', '--disable-features=HttpsUpgrades'];
  return {
    ...options,
    // Of a flag that is given twice the last one counts.
    args: [...(options.args ?? []), ...own],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  };
}

async function withSite(use: (site: PartnerSite) => Promise<void>): Promise<void> {
  const site = await PartnerSite.start();
  await use(site);
  await site.stop();
}

type Sites = {
  /** A site on the shop's list. */
  partner: PartnerSite;
  /** One that is not. */
  stranger: PartnerSite;
};

const test = privateTest.extend<{ embedded: EmbeddedShop }, Sites>({
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is read out of the pattern.
  partner: [({}, use) => withSite(use), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is read out of the pattern.
  stranger: [({}, use) => withSite(use), { scope: 'worker' }],
  shopConfig: [
    ({ partner }, use) => use({ embed: { origins: [partner.origin] } }),
    { scope: 'worker' },
  ],
  launchOptions: [({ launchOptions }, use) => use(strict(launchOptions)), { scope: 'worker' }],
  hosts: ['localhost', '127.0.0.1'],
  embedded: ({ page }, use) => use(new EmbeddedShop(page, 'Gift cards')),
});

const shopIn = { title: 'Gift cards', language: 'en', country: 'us' };
const steamIn = { ...shopIn, brand: 'gift-cards/steam' };

/** The link that a press on the checkout leads to, as the browser is told of it. */
function handoverLink(page: Page): Promise<string> {
  return page
    .context()
    .waitForEvent('response', (response) => response.url().endsWith('/api/handovers'))
    .then(async (response) => new URL((await response.allHeaders()).location ?? '', response.url()))
    .then(({ href }) => href);
}

async function expectCheckout(tab: Page, total: string): Promise<CheckoutPage> {
  const checkout = new CheckoutPage(tab, false);
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await expect(checkout.total).toHaveText(total);
  return checkout;
}

test('a cart is filled in a partner’s page without cookies, and ordered in a tab of the shop', async ({
  page,
  embedded,
  partner,
  baseURL,
}) => {
  // What the shop’s own tabs keep is not to be seen in the frame.
  await page.goto('/en');
  await page.context().clearCookies();
  await page.evaluate(async () => {
    localStorage.setItem('known', '1');
    // One that a browser without such scruples would send to a frame.
    await cookieStore.set({ name: 'known', value: '1', sameSite: 'none' });
  });
  expect(await page.evaluate(() => document.cookie)).toBe('known=1');

  await page.goto(partner.address(baseURL ?? '', shopIn));
  await embedded.expectHeard('ready');
  expect(await embedded.kept()).toEqual({ cookie: '', known: null });
  await embedded.expectHeard('cart', { units: 0 });
  await embedded.expectFitting();
  await expectAccessible(await embedded.content());
  await embedded.main
    .getByRole('link', { name: say('kinds.gift-cards') })
    .first()
    .click();
  await expect(embedded.heading).toHaveText(say('kinds.gift-cards'));
  await embedded.main
    .getByRole('link', { name: /^Steam/ })
    .first()
    .click();
  await expect(embedded.heading).toHaveText('Steam');
  await embedded.add('$50');
  await embedded.expectHeard('cart', { units: 1 });
  await embedded.expectFitting();
  await embedded.openCart(1);
  await expect(embedded.main.getByRole('status')).toHaveText('53.20 USDC');
  await embedded.expectFitting();
  await embedded.expectHeard('page');
  expect(await page.context().cookies()).toMatchObject([{ name: 'known' }]);

  const tab = await embedded.leaveBy(embedded.checkoutLink);
  const checkout = await expectCheckout(tab, '53.20 USDC');
  expect(tab.url()).toBe(`${baseURL}/en/checkout`);
  await embedded.expectHeard('checkout');
  await checkout.email.fill(email);
  await checkout.place();
  const order = new OrderPage(tab, false);
  await order.expectAmount('53.20', 'USDC');
  await expect(new CartPage(tab, false).headerLink(0)).toBeVisible();
  // Nobody told the partner more than how much is in the cart.
  for (const news of await embedded.heard()) {
    expect(Object.keys(news).filter((key) => !['type', 'height', 'units'].includes(key))).toEqual(
      [],
    );
  }
});

test('a brand in the partner’s page on a phone fits, and is bought at once in a tab of the shop @phone', async ({
  page,
  embedded,
  partner,
  baseURL,
}) => {
  await page.goto(partner.address(baseURL ?? '', steamIn));
  await embedded.expectHeard('ready');
  await embedded.expectFitting();
  expect(await overflow(page)).toEqual([]);
  await expect(embedded.frame.getByRole('link', { name: say('shell.orders') })).toHaveCount(0);
  await embedded.choose('$50');
  const buy = embedded.main.getByRole('button', { name: say('product.continue') });
  const tab = await embedded.leaveBy(buy);
  await expectCheckout(tab, '53.20 USDC');
  await expect(embedded.heading).toHaveText('Steam');
});

test('a cart that no storage takes lives as long as the frame, and is handed over all the same', async ({
  page,
  embedded,
  partner,
  baseURL,
}) => {
  await page.addInitScript(() => {
    if (window === top) return;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('Access is denied', 'SecurityError');
      },
    });
  });
  await page.goto(partner.address(baseURL ?? '', steamIn));
  await embedded.expectHeard('ready');
  await embedded.add('$50');
  await embedded.openCart(1);
  await embedded.main.getByRole('link', { name: /^Steam/ }).click();
  await expect(embedded.heading).toHaveText('Steam');
  await embedded.add('$100');
  await embedded.openCart(2);
  const tab = await embedded.leaveBy(embedded.checkoutLink);
  await expectCheckout(tab, '159.60 USDC');
});

test('a cart comes to what is in the shop’s own already, and loses nothing of it', async ({
  page,
  embedded,
  partner,
  product,
  baseURL,
}) => {
  await addCard(product, 'steam', '$100');
  await page.goto(partner.address(baseURL ?? '', steamIn));
  await embedded.expectHeard('ready');
  await embedded.add('$50');
  await embedded.openCart(1);
  for (const _time of ['first', 'second']) {
    const tab = await embedded.leaveBy(embedded.checkoutLink);
    const there = new PageObject(tab, false);
    await expect(there.heading).toHaveText(say('handover.added.title'));
    await expectAccessible(tab);
    await there.press(there.main.getByRole('link', { name: say('handover.seeCart') }));
    const cart = new CartPage(tab, false);
    await expect(cart.total).toHaveText('159.60 USDC');
    await expect(cart.lines).toHaveCount(2);
    await tab.close();
  }
});

test('a brand that is not sold says so in the frame', async ({
  page,
  embedded,
  partner,
  baseURL,
}) => {
  await page.goto(partner.address(baseURL ?? '', { ...shopIn, brand: 'gift-cards/not-sold' }));
  await embedded.expectHeard('ready');
  await expect(embedded.heading).toHaveText(say('trouble.notFoundTitle'));
  await embedded.expectFitting();
  await embedded.main.getByRole('link', { name: say('checkout.back') }).click();
  await expect(embedded.heading).toHaveText(say('countries.title'));
  await embedded.expectHeard('page');
});

test('what does not fit is said, and a link that was used brings nothing', async ({
  page,
  embedded,
  partner,
  cart,
  product,
  baseURL,
}) => {
  await addCard(product, 'steam', '$100');
  for (let units = 2; units <= 10; units += 1) {
    await product.press(product.addButton);
    await expect(cart.headerLink(units)).toBeVisible();
  }
  await page.goto(partner.address(baseURL ?? '', steamIn));
  await embedded.expectHeard('ready');
  await embedded.add('$50');
  await embedded.openCart(1);
  const link = handoverLink(page);
  const tab = await embedded.leaveBy(embedded.checkoutLink);
  const there = new PageObject(tab, false);
  await expect(there.heading).toHaveText(say('handover.full.title'));
  await expect(there.main).toContainText(say('handover.full.text', { max: 10, units: 1 }));

  await tab.goto('about:blank');
  await tab.goto(await link);
  await expect(there.heading).toHaveText(say('handover.gone.title'));
  await expect(tab).toHaveURL(`${baseURL}/en/handover`);
  expect(await tab.evaluate(() => location.href)).not.toContain('#');
  await tab.goto('/en/handover');
  await expect(there.heading).toHaveText(say('handover.incomplete.title'));
  await expectAccessible(tab);
});

/** The browser shows an error of its own in the frame. */
async function expectRefused(page: Page): Promise<void> {
  const inFrames = () => page.frames().map((frame) => frame.url());
  await expect.poll(inFrames).toEqual([page.url(), 'chrome-error://chromewebdata/']);
}

/** Lets the time go by that the loader waits for an answer. */
async function waitInVain(page: Page, embedded: EmbeddedShop): Promise<void> {
  const isTold = async () => {
    await page.clock.fastForward(10_000);
    return (await embedded.heard()).map(({ type }) => type);
  };
  await expect.poll(isTold).toEqual(['unavailable']);
}

test('a page that is not on the list shows nothing of the shop but a link to it', async ({
  page,
  embedded,
  stranger,
  baseURL,
}) => {
  await page.clock.install();
  await page.goto(stranger.address(baseURL ?? '', { ...shopIn, link: 'To the shop' }));
  await waitInVain(page, embedded);
  await expect(embedded.element).toBeHidden();
  await expectRefused(page);
  const tab = await embedded.leaveBy(page.getByRole('link', { name: 'To the shop' }));
  await expect(tab).toHaveURL(`${baseURL}/en/us`);
  await expect(new PageObject(tab, false).heading).toBeVisible();
});

for (const name of ['checkout', 'orders', 'handover', 'open', 'receipts']) {
  test(`a page on the list cannot show ${name}`, async ({ page, embedded, partner, baseURL }) => {
    await page.clock.install();
    // The loader’s own words for it: a language, and what it takes for a country.
    await page.goto(partner.address(baseURL ?? '', { ...shopIn, country: name }));
    await waitInVain(page, embedded);
    await expectRefused(page);
  });
}

test('what others say is not taken for the shop’s word, nor theirs for the partner’s', async ({
  page,
  embedded,
  partner,
  baseURL,
}) => {
  await page.goto(partner.address(baseURL ?? '', steamIn));
  await embedded.expectHeard('ready');
  await embedded.expectFitting();
  await page.evaluate(() => {
    const head = { app: 'shop-embed', version: 1 };
    window.postMessage({ ...head, type: 'height', height: 9999 }, '*');
    window.postMessage({ ...head, type: 'cart', units: 7 }, '*');
    const shop = document.querySelector('iframe')?.contentWindow;
    shop?.postMessage({ ...head, version: 2, type: 'hello' }, '*');
    shop?.postMessage({ ...head, type: 'checkout' }, '*');
    shop?.postMessage('hello', '*');
  });
  // Messages come in their order: what is heard after these shows that they had no effect.
  await embedded.add('$50');
  await embedded.expectHeard('cart', { units: 1 });
  const heard = await embedded.heard();
  expect(heard.filter(({ height }) => height === 9999)).toEqual([]);
  expect(heard.filter(({ units }) => units === 7)).toEqual([]);
  expect(heard.filter(({ type }) => type === 'ready' || type === 'checkout')).toHaveLength(1);
  await embedded.expectFitting();
});
