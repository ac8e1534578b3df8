import { expect, test } from './private-shop';
import { orderValue } from './purchases';
import { say } from './words';

test('money that comes after the deadline is found, and said not to be lost', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  await sandbox.changeSettings({ latePayment: 'review' });
  const price = await orderValue({ product, checkout }, '90');
  await sandbox.expire(price, 'USDC');
  await order.expectState('expired');
  await sandbox.pay(price, 'USDC');
  await page.reload();
  await order.expectSituation('late');
  await order.press(order.fold(say('order.history.title')));
  const past = order.main.getByRole('listitem');
  await expect(past.filter({ hasText: say('order.history.states.expired') })).toBeVisible();
  await expect(past.filter({ hasText: say('order.history.states.in-review') })).toBeVisible();
  await sandbox.resetSettings();
});
