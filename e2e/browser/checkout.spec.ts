import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { checkoutCard, checkoutValue, email } from './purchases';
import { say } from './words';

test('a double click makes one order', async ({ page, sandbox, product, checkout, order }) => {
  const price = await checkoutValue({ product, checkout }, '173');
  await checkout.email.fill(email);
  const before = await sandbox.ordersOf(price, 'USDC');
  await checkout.placeButton.dblclick();
  await order.expectState('awaiting-payment');
  expect(await sandbox.ordersOf(price, 'USDC')).toHaveLength(before.length + 1);
  await page.goto('/en/orders');
  await expect(order.main.getByRole('link')).toHaveCount(1);
});

test('a click while the order’s page is still on its way makes no second order', async ({
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await checkoutValue({ product, checkout }, '174');
  await checkout.email.fill(email);
  const before = await sandbox.ordersOf(price, 'USDC');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/en\/orders\/[^/]+\?_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  await checkout.press(checkout.placeButton);
  await expect
    .poll(async () => (await sandbox.ordersOf(price, 'USDC')).length)
    .toBe(before.length + 1);
  // Both ways to send the form again, while it still stands there.
  await checkout.main.getByRole('button', { name: say('checkout.placing') }).click({ force: true });
  await checkout.email.press('Enter');
  release();
  await order.expectState('awaiting-payment');
  expect(await sandbox.ordersOf(price, 'USDC')).toHaveLength(before.length + 1);
  await page.goto('/en/orders');
  await expect(order.main.getByRole('link')).toHaveCount(1);
});

test('an e-mail that is none', async ({ page, product, checkout }) => {
  await checkoutCard({ product, checkout });
  const url = page.url();
  for (const typed of ['', 'margarethe', 'margarethe@example']) {
    await checkout.email.fill(typed);
    await checkout.press(checkout.placeButton);
    await expect(checkout.email).toBeFocused();
    await expect(checkout.email).toHaveAttribute('aria-invalid', 'true');
    await expect(checkout.email).toHaveAccessibleDescription(say('checkout.emailInvalid'));
  }
  await checkout.email.fill(email);
  await expect(checkout.email).toHaveAttribute('aria-invalid', 'false');
  await expect(checkout.email).toHaveAccessibleDescription(say('checkout.emailHint'));
  expect(page.url()).toBe(url);
  await checkout.place();
});

test('a wrong phone number is caught when Enter is pressed in its field', async ({
  product,
  checkout,
}) => {
  await product.open('us', 'top-ups', 'lycamobile-credits');
  await product.ready();
  await product.choose('$10');
  await product.continue();
  await checkout.email.fill(email);
  await checkout.phone.fill('555');
  await checkout.phone.press('Enter');
  await expect(checkout.phone).toHaveAttribute('aria-invalid', 'true');
  await expect(checkout.phone).toHaveAccessibleDescription(
    say('checkout.phoneInvalid', { example: '+1 201 555 0123' }),
  );
  await expect(checkout.phone).toBeFocused();
});

test('what cannot be paid with says why', async ({ product, checkout }) => {
  await product.open('us', 'esims', 'esim');
  await product.ready();
  await product.choose('1 GB 7 days');
  await product.expectPrice('4.64 USDC');
  await product.press(product.phoneChecked);
  await product.continue();
  await expect(checkout.coin('DOGE')).toBeDisabled();
  await expect(checkout.coin('DOGE')).toHaveAccessibleName(`DOGE ${say('checkout.suspended')}`);
  await expect(checkout.network('ETH Mainnet')).toBeDisabled();
  await expect(checkout.network('ETH Mainnet')).toHaveAccessibleName(
    `ETH Mainnet ${say('checkout.minimum', { amount: '10', coin: 'USDC' })}`,
  );
  await expect(checkout.network('Solana')).toBeChecked();
  await checkout.chooseCoin('BTC');
  await expect(checkout.network('Lightning')).toBeChecked();
  await expect(checkout.network('Mainnet')).toBeDisabled();
});

test('offline, nothing typed is lost', async ({ context, product, checkout, order }) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Arbitrum');
  await context.setOffline(true);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.offline'));
  await context.setOffline(false);
  await expect(checkout.email).toHaveValue(email);
  await expect(checkout.network('Arbitrum')).toBeChecked();
  await checkout.place();
  await expect(order.main).toContainText(
    say('order.pay.networkWarning', { coin: 'USDC', network: 'Arbitrum' }),
  );
});

/** Holds the scripts of the pages to come back, as a slow connection does, until released. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const arrival = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrival;
    await route.fallback();
  });
  return release;
}

test('what is chosen before the script arrives is what is ordered', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  const release = await holdScripts(page);
  await product.press(product.continueButton);
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  release();
  await checkout.untilAlive(checkout.placeButton);
  await expect(checkout.email).toHaveValue(email);
  await expect(checkout.network('Base')).toBeChecked();
  await checkout.place();
  await expect(order.main).toContainText(
    say('order.pay.networkWarning', { coin: 'USDC', network: 'Base' }),
  );
});

test('a coin chosen before the script arrives brings its own network', async ({
  page,
  product,
  checkout,
}) => {
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  const release = await holdScripts(page);
  await product.press(product.continueButton);
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await checkout.coin('BTC').check();
  release();
  await checkout.untilAlive(checkout.placeButton);
  await expect(checkout.coin('BTC')).toBeChecked();
  await expect(checkout.network('Lightning')).toBeChecked();
});

test('a checkout sent before the script arrives is still there', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  const release = await holdScripts(page);
  await product.press(product.continueButton);
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await checkout.email.fill(email);
  await checkout.email.press('Enter');
  release();
  await checkout.untilAlive(checkout.placeButton);
  await expect(checkout.main).toContainText('Steam $50');
  expect(page.url()).not.toContain(encodeURIComponent(email));
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
});

test('a choice made before the script arrives is priced', async ({ page, product }) => {
  const release = await holdScripts(page);
  await page.goto('/en/us/gift-cards/uber', { waitUntil: 'commit' });
  await product.option('$25').check();
  release();
  await product.ready();
  await expect(product.option('$25')).toBeChecked();
  await product.expectPrice('25.88 USDC');
});

test('back to the product and to another coin', async ({ page, product, checkout }) => {
  await checkoutCard({ product, checkout });
  await checkout.press(checkout.main.getByRole('link', { name: 'Steam $50' }));
  await expect(product.heading).toHaveText('Steam');
  await product.ready();
  await product.press(product.coins.getByRole('link', { name: 'USDT', exact: true }));
  await expect(page).toHaveURL(/coin=USDT/);
  await product.choose('$20');
  await product.expectPrice('21.28 USDT');
  await product.continue();
  await expect(checkout.coin('USDT')).toBeChecked();
  await expect(checkout.total).toHaveText('21.28 USDT');
});
