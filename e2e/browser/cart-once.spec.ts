import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures';
import { CartPage } from './pages/cart-page';
import { ProductPage } from './pages/product-page';
import { addCard, cartCheckout, checkoutAirbnb, email } from './purchases';
import { say } from './words';

const orders = /\/api\/orders$/;

test('two tabs ordering the same cart at once make one order', async ({
  context,
  page,
  product,
  cart,
  checkout,
  sandbox,
}) => {
  const total = await checkoutAirbnb({ product, cart, checkout }, '187');
  const other = await context.newPage();
  await other.goto('/en/checkout');
  const otherMain = other.getByRole('main');
  await otherMain.getByRole('textbox', { name: say('checkout.email') }).fill(email);
  await expect(otherMain.getByRole('status')).toHaveText(`${total} USDC`);
  const before = await sandbox.ordersOf(total, 'USDC');
  // The first order waits until the second tab has sent its own as well.
  let release = () => {};
  const bothSent = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/orders$/, async (route) => {
    await bothSent;
    await route.continue();
  });
  await checkout.press(checkout.placeButton);
  const second = other.waitForRequest(/\/api\/orders$/);
  await otherMain.getByRole('button', { name: say('checkout.place') }).click();
  await second;
  release();
  await expect(page).toHaveURL(/\/orders\/[\w-]+$/);
  await expect(other).toHaveURL(/\/orders\/[\w-]+$/);
  expect(other.url()).toBe(page.url());
  expect(await sandbox.ordersOf(total, 'USDC')).toHaveLength(before.length + 1);
});

/** Lets the shop do what it is asked for but loses its first answer; `meanwhile` happens then. */
async function loseFirstAnswer(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  const lose = async (route: Route) => {
    await route.fetch();
    await meanwhile();
    await route.abort();
  };
  await page.route(orders, lose, { times: 1 });
}

test('an answer that is lost is asked for again, and takes out of the cart what was sent', async ({
  context,
  page,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  const total = await checkoutAirbnb({ product, cart, checkout }, '191');
  const before = (await sandbox.ordersOf(total, 'USDC')).length;
  const otherPage = await context.newPage();
  const other = new CartPage(otherPage, false);
  await loseFirstAnswer(page, async () => {
    await addCard(new ProductPage(otherPage, false), 'uber', '$25');
    await other.open();
    await other.press(other.more('Airbnb $191'));
    await expect(other.headerLink(3)).toBeVisible();
  });
  await checkout.press(checkout.placeButton);
  await checkout.expectOrdered();
  await order.expectAmount(total, 'USDC');
  expect(await sandbox.ordersOf(total, 'USDC')).toHaveLength(before + 1);
  await expect(other.headerLink(2)).toBeVisible();
  await expect(other.lines).toHaveCount(2);

  // What is left of the line that was ordered is an order of its own, however alike the two are.
  await other.press(other.remove('Uber $25'));
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.place();
  await expect(cart.headerLink(0)).toBeVisible();
  expect(await sandbox.ordersOf(total, 'USDC')).toHaveLength(before + 2);
});

test('an order that nobody could confirm is found by asking again', async ({
  context,
  page,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  const total = await checkoutAirbnb({ product, cart, checkout }, '192');
  const before = (await sandbox.ordersOf(total, 'USDC')).length;
  const other = new CartPage(await context.newPage(), false);
  await loseFirstAnswer(page, async () => {
    const turnAway = { status: 429, json: { error: { code: 'too-many-requests' } } };
    await page.route(orders, (route) => route.fulfill(turnAway), { times: 1 });
  });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  await other.open();
  await expect(other.headerLink(1)).toBeVisible();
  await other.press(other.more('Airbnb $192'));
  await checkout.press(checkout.askAgainButton);
  await checkout.expectOrdered();
  await order.expectAmount(total, 'USDC');
  await expect(other.headerLink(1)).toBeVisible();
  expect(await sandbox.ordersOf(total, 'USDC')).toHaveLength(before + 1);
});
