import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { orderValue } from './purchases';
import { say } from './words';

/**
 * A newer shop replaces this one, and with it the files of pages that are open: what they have not
 * fetched yet is gone, until a page is read anew.
 */
async function replaceShop(page: Page): Promise<void> {
  let isReplaced = true;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isReplaced = false;
  });
  await page.route('**/_next/static/**', (route) =>
    isReplaced ? route.fulfill({ status: 404, body: 'Not Found' }) : route.fallback(),
  );
}

test('a code is revealed though its page is of the shop before', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '231');
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  await replaceShop(page);
  await order.press(order.revealButton);
  await expect(order.main.getByText(say('order.delivery.revealFailed'))).toBeVisible();
  const readAnew = page.waitForEvent('load');
  await order.press(order.revealButton);
  await readAnew;
  await order.expectState('delivered');
  await order.reveal();
  await expect(order.main.getByText(/^SIMULATED-/)).toBeVisible();
});

test('a cart is filled though the product’s page is of the shop before', async ({
  page,
  product,
}) => {
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  await replaceShop(page);
  const add = product.main.getByRole('button', { name: say('cart.add') });
  await product.press(add);
  // Beside the way to the cart: prices that are asked for at that moment may say the same of themselves.
  const seeCart = page.getByRole('link', { name: say('cart.see') });
  const said = product.main.getByText(say('product.quoteFailed')).filter({ has: seeCart });
  await expect(said).toBeVisible();
  const readAnew = page.waitForEvent('load');
  await product.press(add);
  await readAnew;
  await product.ready();
  await product.choose('$50');
  await product.press(add);
  await expect(product.main.getByText(say('cart.added'))).toBeVisible();
});

test('from an order’s page of the shop before one comes to the shop of today', async ({
  page,
  product,
  checkout,
  order,
  countries,
}) => {
  await orderValue({ product, checkout }, '232');
  await order.expectState('awaiting-payment');
  await replaceShop(page);
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en$/);
  await expect(countries.heading).toBeVisible();
});
