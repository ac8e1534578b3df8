import { readFile } from 'node:fs/promises';
import german from '@/messages/de.json' with { type: 'json' };
import { expect, test } from './fixtures';
import { cartCheckout, email, orderValue } from './purchases';
import { like, say } from './words';

test('a code can be kept: as a file made by the browser, and on paper', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '221');
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  await order.reveal();
  const code = order.main.getByText(/^SIMULATED-/);
  const shown = (await code.textContent()) ?? '';

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const saved = page.waitForEvent('download');
  await order.press(order.main.getByRole('button', { name: say('order.delivery.save') }));
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Airbnb-221.txt');
  const text = await readFile(await file.path(), 'utf8');
  const country = say('product.worksIn', { country: 'United States' });
  expect(text).toBe(`Airbnb $221\n${country}\n${say('order.delivery.code')}: ${shown}\n`);
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await expect(code).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(order.main.getByRole('button')).toHaveCount(0);
});

test('the country of use is told from the list to the code', async ({
  list,
  product,
  cart,
  checkout,
  order,
}) => {
  await list.open('us', 'gift-cards');
  expect(await list.cards.count()).toBeGreaterThan(20);
  const onCard = say('card.worksIn', { country: 'United States' });
  await expect(list.cards.filter({ hasNotText: onCard })).toHaveCount(0);
  const country = say('product.worksIn', { country: 'United States' });
  await list.choose('Uber');
  await expect(product.main.getByText(country)).toBeVisible();
  await product.ready();
  await product.choose('$25');
  await product.addToCart();
  await cart.open();
  await expect(cart.line('Uber $25')).toContainText(country);
  await cartCheckout({ cart, checkout });
  await expect(checkout.line('Uber $25')).toContainText(country);
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectState('awaiting-payment');
  await order.payAndAwaitDelivery();
  const card = order.main.getByRole('article').filter({ hasText: 'Uber $25' });
  await expect(card.getByText(country)).toBeVisible();
  await order.reveal();
  await expect(card.getByText(/^SIMULATED-|Open /).first()).toBeVisible();
  await expect(card.getByText(country)).toBeVisible();
  // Of the other kinds, the list says it for all.
  for (const kind of ['top-ups', 'esims'] as const) {
    await list.open('us', kind);
    await expect(list.main.getByText(country)).toBeVisible();
  }
});

test('a code is shown for the first time only after a second press', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '222');
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  const reveals: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') reveals.push(request.url());
  });

  await order.press(order.revealButton);
  await expect(order.revealQuestion).toBeFocused();
  await expect(order.revealQuestion).toContainText(say('order.delivery.revealWarning'));
  const notNow = order.revealQuestion.getByRole('button', { name: say('order.delivery.notNow') });
  await order.press(notNow);
  await expect(order.revealQuestion).toHaveCount(0);
  await expect(order.revealButton).toBeFocused();
  expect(reveals).toEqual([]);

  await page.route('**/deliveries/*', (route) => route.abort());
  await order.reveal();
  await expect(order.revealQuestion.getByRole('alert')).toHaveText(
    say('order.delivery.revealFailed'),
  );
  await page.unroute('**/deliveries/*');
  const showNow = order.revealQuestion.getByRole('button', {
    name: say('order.delivery.revealNow'),
  });
  await order.press(showNow);
  const code = order.main.getByText(/^SIMULATED-/);
  await expect(code).toBeVisible();

  // Known by now: seen again at one press, also after a reload.
  await order.press(order.main.getByRole('button', { name: say('order.delivery.hide') }));
  await expect(code).toHaveCount(0);
  await order.press(order.revealButton);
  await expect(code).toBeVisible();
  await page.reload();
  await expect(order.main.getByText(like('order.delivery.revealedAt'))).toBeVisible();
  await order.press(order.revealButton);
  await expect(code).toBeVisible();
});

test('steps in another language than the page are marked as such', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '223');
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  await order.reveal();
  const steps = order.main.getByText('Enter the code.');
  await expect(steps).toBeVisible();
  await expect(order.main.locator('[lang]')).toHaveCount(0);

  await page.goto(page.url().replace('/en/', '/de/'));
  await page.getByRole('button', { name: german.order.delivery.reveal }).click();
  await expect(order.main.locator('[lang="en"]')).toContainText('Enter the code.');
  await expect(order.main.getByText('Sprache: Englisch')).toBeVisible();
});
