import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { OrderPage } from './pages/order-page';
import { orderValue } from './purchases';
import { like, say } from './words';

/** Every control in sight does something by itself: a link, a fold, or part of a form with a goal. */
async function expectNoDeadControl(page: Page): Promise<void> {
  const controls = page.locator('button, input, select, textarea, [role=button]');
  for (const control of await controls.filter({ visible: true }).all()) {
    const lives = await control.evaluate((node) => {
      const form = node.closest('form');
      const submits = form?.querySelector('[type=submit]') != null;
      // A popover opens by itself.
      if (node.hasAttribute('popovertarget')) return true;
      const ownButton = node.localName === 'button' && node.getAttribute('type') !== 'submit';
      return form?.hasAttribute('action') === true && submits && !ownButton;
    });
    expect(lives, await control.evaluate((node) => node.outerHTML)).toBe(true);
  }
}

/** What stands in <noscript>, where neither text nor role is looked for. */
const notice = (page: Page) => page.locator('main noscript p');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a country can be chosen', async ({ page, countries, home }) => {
    await page.goto('/');
    await expect(countries.heading).toHaveText(say('countries.title'));
    await expect(countries.search).toHaveCount(0);
    await expectNoDeadControl(page);
    await countries.main.getByRole('link', { name: 'Germany', exact: true }).first().click();
    await expect(home.heading).toHaveText(say('home.heading'));
    await expect(page).toHaveURL('/en/de');
    await expect(home.main.getByRole('link').filter({ hasText: 'Steam' })).toBeVisible();
    await expectNoDeadControl(page);
    await home.enter('gift-cards');
  });

  test('an eSIM is found by where the trip goes', async ({ page, countries, list }) => {
    await list.open('us', 'esims');
    await expect(list.main.getByText(say('destination.title'))).toBeVisible();
    const here = say('destination.here', { country: 'United States' });
    await expect(list.main.getByText(here)).toBeVisible();
    await list.main.getByRole('link', { name: say('destination.change') }).click();
    await expect(page).toHaveURL('/en?for=esims');
    await expect(countries.heading).toHaveText(say('destination.title'));
    await expectNoDeadControl(page);
    await countries.main.getByRole('link', { name: 'Brazil', exact: true }).first().click();
    await expect(page).toHaveURL('/en/br/esims');
    await expect(list.heading).toHaveText(say('kinds.esims'));
  });

  test('a list can be narrowed', async ({ page, list }) => {
    await list.open('us', 'gift-cards');
    await expect(list.brand('Steam')).toBeVisible();
    await expectNoDeadControl(page);
    await list.open('us', 'gift-cards', '?q=steam');
    await list.expectCount(1);
    await expect(list.brand('Steam')).toBeVisible();
    await list.open('us', 'gift-cards', '?q=nothing+of+the+kind');
    await list.expectCount(0);
    await list.main.getByRole('link', { name: say('list.showAll') }).click();
    await list.categories.getByRole('link', { name: 'Games', exact: true }).click();
    await expect(list.categories.locator('[aria-current=page]')).toHaveText('Games');
    await expect(list.brand('Steam')).toBeVisible();
    await expect(list.brand('Airbnb')).toHaveCount(0);
  });

  test('top-ups can be narrowed by how they arrive', async ({ page, list }) => {
    await list.open('us', 'top-ups');
    await list.delivery.selectOption(say('list.ways.by_email'));
    await list.searchButton.click();
    await expect(page).toHaveURL(/[?&]delivery=email(?:&|$)/);
    await expect(list.delivery).toHaveValue('email');
    await expect(list.brand('Lycamobile Credits')).toBeVisible();
    await expect(list.brand('T-Mobile')).toHaveCount(0);
    await list.chip(say('list.ways.by_email')).click();
    await expect(list.brand('T-Mobile')).toBeVisible();
  });

  test('an amount in the marks of a language is read in it', async ({ page }) => {
    await page.goto('/de/de/gift-cards');
    await page.locator('input[name=budget]').fill('1.000,50');
    await page.locator('select[name=in]').selectOption('card');
    await page.locator('input[name=budget]').press('Enter');
    await expect(page).toHaveURL('/de/de/gift-cards?budget=1000.50&in=card');
    await expect(page.locator('input[name=budget]')).toHaveValue('1000,50');
  });

  test('a product can be read and taken to the checkout', async ({ page, product, checkout }) => {
    await product.open('us', 'gift-cards', 'steam');
    await expect(product.option('$50')).toHaveAccessibleName('$50 53.20 USDC');
    await expectNoDeadControl(page);
    await product.coins.getByRole('link', { name: 'USDT', exact: true }).click();
    await expect(product.option('$50')).toHaveAccessibleName('$50 53.20 USDT');
    await product.option('$50').check();
    await product.continueButton.click();
    await expect(checkout.heading).toHaveText(say('checkout.title'));
    await expect(checkout.main).toContainText('Steam $50');
    await expect(notice(page)).toHaveText(say('checkout.noScript'));
    await expect(notice(page)).toBeVisible();
    await expect(checkout.email).toHaveCount(0);
    await expectNoDeadControl(page);
  });

  test('a cart says what it needs, and offers nothing that does not work', async ({
    page,
    cart,
    checkout,
  }) => {
    for (const [path, heading] of [
      ['/en/cart', say('cart.title')],
      ['/en/checkout', say('checkout.title')],
    ] as const) {
      await page.goto(path);
      await expect(cart.heading).toHaveText(heading);
      await expect(notice(page)).toHaveText(say('cart.noScript'));
      await expect(notice(page)).toBeVisible();
      await expect(cart.main.getByText(say('cart.reading'))).toBeHidden();
      await expect(checkout.email).toHaveCount(0);
      await expectNoDeadControl(page);
    }
  });

  test('a value of one’s own reaches the checkout', async ({ page, product, checkout }) => {
    await product.open('us', 'gift-cards', 'airbnb');
    await expect(
      product.main.getByText(say('product.ownValueHint', { min: '$50', max: '$500' })),
    ).toBeVisible();
    await expectNoDeadControl(page);
    await product.ownValue.fill('75');
    await product.continueButton.click();
    await expect(checkout.main).toContainText('Airbnb $75');
  });
});

test('an order can be followed without JavaScript', async ({
  browser,
  page,
  sandbox,
  product,
  checkout,
}) => {
  const price = await orderValue({ product, checkout }, '81');
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const order = new OrderPage(await plain.newPage(), false);
  await order.page.goto(page.url());
  await order.expectState('awaiting-payment');
  await expect(order.main.getByText(`${price} USDC`, { exact: true })).toBeVisible();
  expect(await order.scanQr()).toBe(await order.address());
  await expect(notice(order.page)).toContainText(say('order.noScript', { seconds: 15 }));
  await expect(notice(order.page)).toBeVisible();
  await expect(order.simulatePanel).toHaveCount(0);
  await expectNoDeadControl(order.page);
  await sandbox.pay(price, 'USDC');
  const ready = say('order.states.delivered.headline');
  // Nobody reloads it.
  await expect(order.heading).toHaveText(ready, { timeout: 40_000 });
  await order.page.goto(new URL('/en/orders', page.url()).href);
  await expect(order.main.getByRole('link', { name: like('orders.open') })).toBeVisible();
});
