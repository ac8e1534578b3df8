import { CheckoutPage } from './pages/checkout-page';
import { expect, test } from './private-shop';
import { addCard, cartCheckout, checkoutCard, email } from './purchases';
import { say } from './words';

test('a cart ordered in one tab is not ordered again in another with another coin', async ({
  context,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await addCard(product, 'steam', '$50');
  await addCard(product, 'uber', '$25');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  const theirs = new CheckoutPage(await context.newPage(), false);
  await theirs.page.goto('/en/checkout');
  await theirs.untilAlive(theirs.placeButton);
  await theirs.email.fill(email);
  await theirs.chooseCoin('USDT');
  await expect(theirs.total).toHaveText(/ USDT$/);
  const before = await sandbox.calls('POST', '/v5/orders');
  // The first tab's answer is held back: the cart stays as it is until the second has asked.
  let release = () => {};
  const asked = new Promise<void>((resolve) => {
    release = resolve;
  });
  await checkout.page.route(/\/api\/orders$/, async (route) => {
    const response = await route.fetch();
    await asked;
    await route.fulfill({ response });
  });
  await checkout.press(checkout.placeButton);
  await expect.poll(() => sandbox.calls('POST', '/v5/orders')).toBe(before + 1);
  await theirs.press(theirs.placeButton);
  await theirs.expectProblem(say('checkout.ordered'));
  release();
  await order.expectState('awaiting-payment');
  await theirs.press(theirs.main.getByRole('link', { name: say('checkout.orderedOpen') }));
  await expect(theirs.page).toHaveURL(order.page.url());
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);
  await expect(cart.headerLink(0)).toBeVisible();
});

test('an order nobody can confirm is not made again when it is changed after a reload', async ({
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const before = await sandbox.calls('POST', '/v5/orders');
  await sandbox.addFault({ method: 'POST', path: '/v5/orders', kind: 'drop-answer', times: 1 });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  await page.reload();
  await checkout.untilAlive(checkout.placeButton);
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDT', 'Polygon (Matic)');
  await expect(checkout.total).toHaveText(/ USDT$/);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);
  // Only the buyer can leave the first behind.
  await checkout.press(
    checkout.main.getByRole('button', { name: say('checkout.unconfirmedAgain') }),
  );
  await expect(checkout.network('Polygon (Matic)')).toBeChecked();
  await checkout.place();
  await order.expectState('awaiting-payment');
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 2);
});

test('a good ordered while its answer was lost leads to that order, and can be had once more', async ({
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const before = await sandbox.calls('POST', '/v5/orders');
  await page.route(/\/api\/orders$/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  const lost = page.waitForEvent('requestfailed', (request) =>
    /\/api\/orders$/.test(request.url()),
  );
  await checkout.press(checkout.placeButton);
  await lost;
  await page.unroute(/\/api\/orders$/);
  await page.reload();
  await checkout.untilAlive(checkout.placeButton);
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.ordered'));
  await checkout.press(checkout.main.getByRole('button', { name: say('checkout.orderedAgain') }));
  await checkout.place();
  await order.expectState('awaiting-payment');
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 2);
});
