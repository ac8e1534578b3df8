import { expect, test } from './fixtures';
import { checkoutCard, email } from './purchases';
import { say } from './words';

test('what is delivered by mail alone is said to be in the mail', async ({
  product,
  checkout,
  order,
}) => {
  await product.open('us', 'gift-cards', 'audible');
  await product.ready();
  await product.choose('1 month');
  await product.continue();
  await checkout.email.fill(email);
  await checkout.place();
  await order.payAndAwaitDelivery();
  const mailed = say('order.delivery.byEmail', { beneficiary: 'ma••@example.com' });
  await expect(order.main.getByText(mailed, { exact: true })).toBeVisible();
  await expect(order.revealButton).toHaveCount(0);
  await order.page.reload();
  await expect(order.main.getByText(mailed, { exact: true })).toBeVisible();
});

test('an address that takes its time arrives with its QR code', async ({
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email.replace('@', '+slow-address@'));
  await checkout.chooseCoin('USDC', 'Base');
  await checkout.place();
  await order.expectState('awaiting-payment');
  await order.expectAmount('53.20', 'USDC');
  const address = await order.address();
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/);
  await expect(order.qr).toBeVisible();
  expect(await order.scanQr()).toBe(address);
});

test('a network that asks for a name is left with one press @desktop @phone', async ({
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDT', 'Tron');
  await expect(checkout.total).toHaveText(/ USDT$/);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.FULLNAME_MISSING'));
  const payment = { coin: 'USDT', network: 'Solana' };
  const other = checkout.repairButton(say('checkout.repairPayment', payment));
  await checkout.press(other);
  await expect(checkout.problems).toHaveCount(0);
  await expect(checkout.network('Solana')).toBeChecked();
  await expect(checkout.email).toHaveValue(email);
  await checkout.place();
  await order.expectState('awaiting-payment');
  await order.expectAmount('53.20', 'USDT');
  await expect(order.main).toContainText(say('order.pay.networkWarning', payment));
});
