import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { addCard, cartCheckout, email, goneLine, storeLines } from './purchases';
import { say } from './words';

test('a range card, a top-up and an eSIM of two countries become one order', async ({
  page,
  product,
  cart,
  checkout,
  order,
  sandbox,
}) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('181');
  await expect(product.price).toHaveText(/ USDC$/);
  await product.addToCart();
  await product.open('us', 'top-ups', 'lycamobile-credits');
  await product.ready();
  await product.choose('$10');
  await product.addToCart();
  await product.open('de', 'esims', 'esim');
  await product.ready();
  await product.choose('1 GB 7 days');
  await product.press(product.phoneChecked);
  await product.addToCart();
  await expect(cart.headerLink(3)).toBeVisible();

  await cart.open();
  await cart.press(cart.more('Airbnb $181'));
  await expect(cart.headerLink(4)).toBeVisible();
  await expectAccessible(page);
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.phone.fill('(201) 555-0123');
  await expectAccessible(page);
  const total = ((await checkout.total.textContent()) ?? '').replace(' USDC', '');
  const before = await sandbox.ordersOf(total, 'USDC');
  await checkout.place();
  await order.expectState('awaiting-payment');
  await order.expectAmount(total, 'USDC');
  expect(await sandbox.ordersOf(total, 'USDC')).toHaveLength(before.length + 1);
  await expect(cart.headerLink(0)).toBeVisible();
  await sandbox.pay(total, 'USDC');
  await order.expectState('delivered');
  await expect(order.main.getByRole('heading', { name: 'Airbnb' })).toHaveCount(2);
});

test('one of several goes to somebody else', async ({ product, cart, checkout, order }) => {
  await addCard(product, 'steam', '$50');
  await cart.open();
  await cart.press(cart.more('Steam $50'));
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.press(
    checkout.main.getByRole('button', { name: say('checkout.sendOneElsewhere') }),
  );
  const theirs = checkout.main.getByRole('textbox', { name: say('checkout.recipientEmail') });
  await expect(theirs).toHaveAccessibleDescription(say('checkout.recipientEmailHint'));
  await checkout.press(checkout.placeButton);
  await expect(theirs).toBeFocused();
  await expect(theirs).toHaveAccessibleDescription(say('checkout.emailInvalid'));
  await theirs.fill('friend@example.com');
  await checkout.place();
  await order.expectAmount('106.40', 'USDC');
});

test('what one order may not hold together is split, and the rest waits in the cart', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'razer-gold', '$20');
  await cart.open();
  await cart.press(cart.more('Razer Gold $20'));
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.MULTIPLE_LIMITED_PRODUCT_SAME_ORDER'));
  await checkout.press(checkout.repairButton(say('checkout.repairSplit', { count: 1 })));
  await expect(checkout.problems).toHaveCount(0);
  await expect(checkout.main.getByText(say('cart.later'))).toBeVisible();
  await checkout.place();
  await order.expectState('awaiting-payment');
  await expect(cart.headerLink(1)).toBeVisible();
  await cartCheckout({ cart, checkout });
  await expect(checkout.email).toHaveValue(email);
  await checkout.place();
  await expect(cart.headerLink(0)).toBeVisible();
});

test('an order above the limit is split at the most that goes', async ({
  product,
  cart,
  checkout,
}) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('400');
  await product.addToCart();
  await cart.open();
  for (let units = 1; units < 4; units += 1) await cart.press(cart.more('Airbnb $400'));
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED'));
  await checkout.press(checkout.repairButton(say('checkout.repairSplit', { count: 2 })));
  await checkout.place();
  await expect(cart.headerLink(2)).toBeVisible();
});

test('a coupon saves, is refused in words, and goes without the cart', async ({
  page,
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'steam', '$50');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.press(checkout.main.getByText(say('checkout.couponFold')));
  const coupon = checkout.main.getByRole('textbox', { name: say('checkout.coupon') });
  const apply = checkout.main.getByRole('button', { name: say('checkout.couponApply') });
  for (const [typed, code] of [
    ['EXPIRED', 'COUPON_EXPIRED'],
    ['NO-SUCH', 'COUPON_NOT_FOUND'],
    ['MIN-100', 'COUPON_BELOW_MIN_AMOUNT'],
    ['LOGIN', 'COUPON_REQUIRES_LOGIN'],
  ] as const) {
    await coupon.fill(typed);
    await checkout.press(apply);
    await expect(checkout.main.getByText(say(`problems.${code}`))).toBeVisible();
  }
  await expectAccessible(page);
  await checkout.press(checkout.main.getByRole('button', { name: say('checkout.repairCoupon') }));
  await expect(coupon).toHaveValue('');
  await coupon.fill('save10');
  await checkout.press(apply);
  await expect(
    checkout.main.getByText(say('checkout.couponSaves', { amount: '5.32', coin: 'USDC' })),
  ).toBeVisible();
  await expect(checkout.total).toHaveText('53.2047.88 USDC');
  // It stays while something is written that no price depends on.
  await checkout.press(checkout.main.getByText(say('checkout.refundFold')));
  const refund = checkout.main.getByRole('textbox', { name: say('checkout.refund') });
  await refund.fill('unfinished');
  await expect(checkout.total).toHaveText('53.2047.88 USDC');
  await refund.fill('');
  await checkout.place();
  await order.expectAmount('47.88', 'USDC');
});

test('the line at fault is named, and taken out at a press', async ({
  page,
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'steam', '$50');
  await storeLines(page, [goneLine]);
  await page.goto('/en/checkout');
  await expect(checkout.line('Uber $7')).toContainText(say('cart.gone'));
  await checkout.untilAlive(checkout.placeButton);
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.NOT_AVAILABLE_PRODUCT'));
  await expect(checkout.problems).toContainText(say('checkout.about', { name: 'Uber $7' }));
  await expectAccessible(page);
  await checkout.press(checkout.repairButton(say('checkout.repairRemove', { name: 'Uber $7' })));
  await expect(checkout.line('Uber $7')).toHaveCount(0);
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('problems show as soon as the form is left, without taking the focus', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  await addCard(product, 'steam', '$50');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill('marta+kyc-missing@example.com');
  await page.keyboard.press('Tab');
  await expect(checkout.main.getByText(say('problems.KYC_MISSING'))).toBeVisible();
  await expect(checkout.coin('USDC')).toBeFocused();
});

test('advice about an e-mail is taken with a press and blocks nothing', async ({
  product,
  cart,
  checkout,
}) => {
  await addCard(product, 'steam', '$50');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill('marta@gmial.com');
  await checkout.email.blur();
  await checkout.press(
    checkout.main.getByRole('button', {
      name: say('checkout.emailAdvice', { email: 'marta@gmail.com' }),
    }),
  );
  await expect(checkout.email).toHaveValue('marta@gmail.com');
});

test('a refund address is held against the network', async ({ product, cart, checkout, order }) => {
  await addCard(product, 'steam', '$50');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  await checkout.press(checkout.main.getByText(say('checkout.refundFold')));
  const refund = checkout.main.getByRole('textbox', { name: say('checkout.refund') });
  await refund.fill('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t');
  await checkout.press(checkout.placeButton);
  await expect(refund).toBeFocused();
  await expect(refund).toHaveAccessibleDescription(
    say('checkout.refundOther', { network: 'Base' }),
  );
  await refund.fill('0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913');
  await checkout.place();
  await order.expectState('awaiting-payment');
});

test('two tabs ordering the same cart at once make one order', async ({
  context,
  page,
  product,
  cart,
  checkout,
  sandbox,
}) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('187');
  await product.addToCart();
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  const other = await context.newPage();
  await other.goto('/en/checkout');
  const otherMain = other.getByRole('main');
  await otherMain.getByRole('textbox', { name: say('checkout.email') }).fill(email);
  const total = ((await checkout.total.textContent()) ?? '').replace(' USDC', '');
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

test('the cart and the coin are remembered, and an empty cart says so', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  await cart.open();
  await expect(cart.main.getByText(say('cart.empty'))).toBeVisible();
  await expectAccessible(page);
  await addCard(product, 'steam', '$50');
  await cartCheckout({ cart, checkout });
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDT', 'Tron');
  await checkout.chooseCoin('USDT', 'Polygon (Matic)');
  await checkout.place();
  await addCard(product, 'steam', '$50');
  await page.goto('/en/checkout');
  await expect(checkout.coin('USDT')).toBeChecked();
  await expect(checkout.network('Polygon (Matic)')).toBeChecked();
});

test('a number begun with is not put beside the lines of a cart, which may be for others', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  await product.open('us', 'top-ups', 'lycamobile-credits');
  await product.ready();
  await page.evaluate(() => sessionStorage.setItem('top-up-phone:US', '+1 201 555 0123'));
  await product.choose('$10');
  await product.addToCart();
  await product.addToCart();
  await cartCheckout({ cart, checkout });
  await expect(checkout.phone).toHaveValue('');
  await checkout.press(
    checkout.main.getByRole('button', { name: say('checkout.sendOneElsewhere') }),
  );
  await expect(checkout.phone).toHaveCount(2);
});
