import type { Route } from '@playwright/test';
import { expect, test } from './private-shop';
import { addCard, cartCheckout, checkoutSteam, email, tagged } from './purchases';
import { say } from './words';

const identityCheck = 'https://id.example.com/check';

test.use({ shopConfig: { identityCheck, categories: { deny: [] } } });

/** How the supplier refuses the next order it is asked about, and no further one. */
const refusal = (code: string) => ({
  method: 'POST',
  path: '/v5/orders/validations',
  times: 1,
  kind: 'status' as const,
  status: 200,
  body: { problems: [{ problem: code }] },
});

test('a network and a coin that have been paused meanwhile are left at a press', async ({
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await checkoutSteam({ product, cart, checkout });
  await expect(checkout.network('Solana')).toBeChecked();
  await sandbox.changeSettings({ suspendedNetworks: ['Solana'] });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.SUSPENDED_NETWORK'));
  const onBase = { coin: 'USDC', network: 'Base' };
  await checkout.press(checkout.repairButton(say('checkout.repairPayment', onBase)));
  await checkout.place();
  await expect(order.main).toContainText(say('order.pay.networkWarning', onBase));

  await checkoutSteam({ product, cart, checkout });
  await sandbox.changeSettings({ suspendedNetworks: [], suspendedCoins: ['USDC'] });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.SUSPENDED_COIN'));
  const inOther = { coin: 'USDT', network: 'Solana' };
  await checkout.press(checkout.repairButton(say('checkout.repairPayment', inOther)));
  await expect(checkout.total).toHaveText('53.20 USDT');
  await checkout.place();
  await expect(order.main).toContainText(say('order.pay.networkWarning', inOther));
  await expect(cart.headerLink(0)).toBeVisible();
});

test('a cart that has become dearer at the checkout is ordered at the new price when pressed again', async ({
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await addCard(product, 'uber', '$25');
  await checkoutSteam({ product, cart, checkout });
  await expect(checkout.total).toHaveText('79.08 USDC');
  await checkout.settle();
  const before = await sandbox.calls('POST', '/v5/orders');
  await sandbox.changeSettings({ pricePercent: 110 });
  await checkout.press(checkout.placeButton);
  const dearer = { amount: '86.99', coin: 'USDC' };
  await checkout.expectProblem(say('checkout.changed', dearer));
  await expect(checkout.total).toHaveText('86.99 USDC');
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before);
  await expect(cart.headerLink(2)).toBeVisible();
  await checkout.place();
  await order.expectAmount(dearer.amount, dearer.coin);
  await expect(cart.headerLink(0)).toBeVisible();
});

test('an answer that comes late takes back nothing that was told since', async ({
  page,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await checkoutSteam({ product, cart, checkout });
  const checkAndDelay = async (route: Route) => {
    const response = await route.fetch();
    await sandbox.changeSettings({ pricePercent: 110 });
    await checkout.press(checkout.placeButton);
    await checkout.expectProblem(say('checkout.changed', { amount: '58.52', coin: 'USDC' }));
    await route.fulfill({ response });
  };
  await page.route('/api/orders/validations', checkAndDelay, { times: 1 });
  const check = page.waitForRequest(/\/validations$/);
  await checkout.email.blur();
  await (await (await check).response())?.finished();
  await checkout.place();
  await order.expectAmount('58.52', 'USDC');
});

test('a cart that nobody can say was ordered keeps its lines, and is not ordered twice', async ({
  page,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await checkoutSteam({ product, cart, checkout });
  const before = await sandbox.calls('POST', '/v5/orders');
  await sandbox.addFault({ method: 'POST', path: '/v5/orders', kind: 'drop-answer', times: 1 });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  await expect(cart.headerLink(1)).toBeVisible();

  const asked = page.waitForResponse(/\/api\/orders$/);
  await checkout.press(checkout.askAgainButton);
  expect((await asked).status()).toBe(409);
  await expect(checkout.askAgainButton).toBeVisible();
  await expect(checkout.problems).toBeFocused();
  await expect(checkout.problems).toContainText(say('checkout.unconfirmed'));
  await cart.open();
  await expect(cart.line('Steam $50')).toBeVisible();
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);

  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);
  await checkout.press(
    checkout.main.getByRole('button', { name: say('checkout.unconfirmedAgain') }),
  );
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 2);
});

test('what is above a daily limit waits in the cart', async ({
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await addCard(product, 'steam', '$50');
  await addCard(product, 'steam', '$50');
  await checkoutSteam({ product, cart, checkout });
  await checkout.settle();
  await sandbox.addFault(refusal('DAILY_SPENDING_LIMIT_EXCEEDED'));
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.DAILY_SPENDING_LIMIT_EXCEEDED'));
  await expect(checkout.repairLink(say('checkout.repairIdentity'))).toBeVisible();
  await checkout.press(checkout.repairButton(say('checkout.repairSplit', { count: 2 })));
  await checkout.place();
  await order.expectAmount('106.40', 'USDC');
  await expect(cart.headerLink(1)).toBeVisible();
});

test('what has sold out is taken in another value at a press', async ({
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await checkoutSteam({ product, cart, checkout });
  await checkout.settle();
  await sandbox.addFault(refusal('OUT_OF_STOCK'));
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.OUT_OF_STOCK'));
  await checkout.press(checkout.repairButton(say('checkout.repairTake', { value: '$20' })));
  await expect(checkout.total).toHaveText('21.28 USDC');
  await checkout.place();
  await order.expectAmount('21.28', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('a recipient that cannot be reached is mended in its field', async ({
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await product.open('us', 'top-ups', 'lycamobile-credits');
  await product.ready();
  await product.choose('$10');
  await product.addToCart();
  await cartCheckout({ cart, checkout });
  await checkout.settle(async () => {
    await checkout.email.fill(email);
    await checkout.phone.fill('(201) 555-0123');
  });
  await sandbox.addFault(refusal('INVALID_BENEFICIARY_ACCOUNT'));
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.INVALID_BENEFICIARY_ACCOUNT'));
  await checkout.press(checkout.repairLink(say('checkout.repairRecipient')));
  await expect(checkout.phone).toBeFocused();
  await checkout.phone.fill('(201) 555-0124');
  await checkout.place();
  await order.expectState('awaiting-payment');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('a line that takes an account is named and left out, and the rest is ordered', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'rewarble-visa-usd', '30 USD');
  await checkoutSteam({ product, cart, checkout });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.LOGIN_REQUIRED'));
  const name = 'Rewarble VISA USD 30 USD';
  await expect(checkout.problems).toContainText(say('checkout.about', { name }));
  await checkout.press(checkout.repairButton(say('checkout.repairRemove', { name })));
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('an identity check has a page of its own, and the order waits', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await checkoutSteam({ product, cart, checkout });
  for (const code of ['KYC_PENDING', 'VERIFICATION_REQUIRED', 'KYC_MISSING'] as const) {
    await checkout.email.fill(tagged(code));
    await checkout.email.press('Enter');
    await checkout.expectProblem(say(`problems.${code}`));
    await expect(checkout.offers).toHaveText([say('checkout.repairIdentity')]);
  }
  const link = checkout.repairLink(say('checkout.repairIdentity'));
  await expect(link).toHaveAttribute('href', identityCheck);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noopener/);
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
});
