import type { Page } from '@playwright/test';
import type * as z from 'zod';
import { cartAnswerSchema } from '@/schemas/cart-answer';
import { expectAccessibleInLightAndDark } from './accessible';
import { expect, test } from './fixtures';
import { tabTo } from './keyboard';
import { addCard, checkoutSteam, email, goneLine, storeLines, tagged } from './purchases';
import { say } from './words';

// Reading whole pages again and again takes its time, above all on a busy machine.
test.slow();

/** Makes everything in the cart dearer from the next question on. */
async function makeDearer(page: Page): Promise<void> {
  const dearer = ({ price, ...item }: z.infer<typeof cartAnswerSchema>['items'][number]) => ({
    ...item,
    price: price === null ? null : `1${price}`,
  });
  await page.route('/api/cart', async (route) => {
    const response = await route.fetch();
    const answer = cartAnswerSchema.parse(await response.json());
    await route.fulfill({ response, json: { ...answer, items: answer.items.map(dearer) } });
  });
}

test('axe finds nothing in the cart', async ({ page, product, cart, sandbox }) => {
  await addCard(product, 'steam', '$50');
  await addCard(product, 'uber', '$25');
  const soldOut = { name: 'Fortnite', label: '1000 V-Bucks', brand: 'fortnite' };
  const id = await sandbox.productOf('US', 'Fortnite');
  await storeLines(page, [goneLine, { ...goneLine, ...soldOut, id: 'sold-out', product: id }]);
  await cart.open();
  await expect(cart.line('Uber $7')).toContainText(say('cart.gone'));
  await expect(cart.main.getByText(say('cart.soldOut'))).toBeVisible();
  await makeDearer(page);
  await cart.press(cart.remove('Uber $25'));
  await expect(cart.main.getByText(say('cart.removed', { name: 'Uber $25' }))).toBeVisible();
  const changed = say('cart.wasPrice', { price: '53.20 USDC' });
  await expect(cart.line('Steam $50')).toContainText(changed);
  await expectAccessibleInLightAndDark(page, 'a cart with all that can be wrong');
});

test('axe finds nothing at the checkout of the cart', async ({ page, product, cart, checkout }) => {
  await addCard(product, 'uber', '$25');
  await checkoutSteam({ product, cart, checkout });
  await checkout.press(
    checkout.line('Steam $50').getByRole('button', { name: say('checkout.sendElsewhere') }),
  );
  await checkout.openCoupon();
  await expectAccessibleInLightAndDark(page, 'clean');
  await checkout.email.fill('nobody');
  await checkout.press(checkout.placeButton);
  const theirs = checkout.main.getByRole('textbox', { name: say('checkout.recipientEmail') });
  await expect(theirs).toBeFocused();
  await expectAccessibleInLightAndDark(page, 'with faults');
  await theirs.fill('friend@example.com');
  await checkout.email.fill(tagged('OUT_OF_STOCK').replace('@', '+invalid-email-domain@'));
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.OUT_OF_STOCK'));
  await expectAccessibleInLightAndDark(page, 'with problems');
  await page.route('/api/orders', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'unconfirmed' } } }),
  );
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  await expectAccessibleInLightAndDark(page, 'unconfirmed');
});

test('problems are read out: at once when they were waited for, else when there is a pause', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  await checkoutSteam({ product, cart, checkout });
  const region = await checkout.politeRegion.elementHandle();
  const live = () => region?.evaluate((node) => node.isConnected && node.getAttribute('aria-live'));
  await expect(checkout.politeRegion).toBeEmpty();
  expect(await live()).toBe('polite');
  await checkout.email.fill(tagged('KYC_MISSING'));
  await page.keyboard.press('Tab');
  await expect(checkout.politeRegion).toContainText(say('problems.KYC_MISSING'));
  // The same element all along: a region that comes with its text is not read out.
  expect(await live()).toBe('polite');
  await expect(checkout.problems).toHaveCount(0);
  await expect(checkout.coin('USDC')).toBeFocused();
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.KYC_MISSING'));
  // An alert within a polite region would be read out twice.
  expect(await live()).toBe('off');
});

test('a cart is filled, changed and ordered with the keyboard alone', async ({
  page,
  product,
  cart,
  checkout,
  order,
}) => {
  const press = async (target: Parameters<typeof tabTo>[1]) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  };
  await addCard(product, 'uber', '$25');
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await tabTo(page, product.option('$10'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await press(product.addButton);
  await press(product.main.getByRole('link', { name: say('cart.see') }));

  await expect(cart.heading).toHaveText(say('cart.title'));
  await press(cart.more('Steam $50'));
  await expect(cart.total).toHaveText('132.28 USDC');
  await press(cart.remove('Uber $25'));
  await expect(cart.lines).toHaveCount(1);
  const undo = cart.main.getByRole('button', { name: say('cart.undo') });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cart.lines).toHaveCount(2);
  await press(cart.checkoutLink);

  await expect(checkout.total).toHaveText('132.28 USDC');
  const remove = say('cart.remove', { name: 'Uber $25' });
  await press(checkout.line('Uber $25').getByRole('button', { name: remove }));
  await expect(checkout.total).toHaveText('106.40 USDC');
  await expect(
    checkout.main.getByRole('heading', { name: say('checkout.yourOrder') }),
  ).toBeFocused();
  await press(checkout.main.getByRole('button', { name: say('checkout.sendOneElsewhere') }));
  await tabTo(page, checkout.main.getByRole('textbox', { name: say('checkout.recipientEmail') }));
  await page.keyboard.type('friend@example.com');
  await tabTo(page, checkout.email);
  await page.keyboard.type(email);
  await tabTo(page, checkout.coin('USDC'));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, checkout.network('Solana'));
  const tron = checkout.network('Tron');
  for (let presses = 0; presses < 8 && !(await tron.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(tron).toBeChecked();
  await press(checkout.placeButton);
  await checkout.expectProblem(say('problems.FULLNAME_MISSING'));
  const payment = { coin: 'USDT', network: 'Solana' };
  await press(checkout.repairButton(say('checkout.repairPayment', payment)));
  await expect(checkout.placeButton).toBeFocused();
  await page.keyboard.press('Enter');
  await order.expectAmount('106.40', 'USDT');
  await expect(cart.headerLink(0)).toBeVisible();
});
