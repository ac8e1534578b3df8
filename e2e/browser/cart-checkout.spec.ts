import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { overflow } from './layout';
import { addCard, cartCheckout, checkoutSteam, email } from './purchases';
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
  const theirs = await checkout.sendOneElsewhere();
  await expect(theirs).toHaveAccessibleDescription(say('checkout.recipientEmailHint'));
  await checkout.press(checkout.placeButton);
  await expect(theirs).toBeFocused();
  await expect(theirs).toHaveAccessibleDescription(say('checkout.emailInvalid'));
  await theirs.fill('friend@example.com');
  await checkout.place();
  await order.expectAmount('106.40', 'USDC');
});

test('a coupon saves, is refused in words, and goes without the cart', async ({
  page,
  product,
  cart,
  checkout,
  order,
}) => {
  await checkoutSteam({ product, cart, checkout });
  const coupon = await checkout.openCoupon();
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
  await checkoutSteam({ product, cart, checkout });
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

test('the cart and the coin are remembered, and an empty cart says so', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  await cart.open();
  await expect(cart.main.getByText(say('cart.empty'))).toBeVisible();
  await expectAccessible(page);
  await checkoutSteam({ product, cart, checkout });
  await checkout.chooseCoin('USDT', 'Tron');
  await checkout.chooseCoin('USDT', 'Polygon (Matic)');
  await expect(checkout.total).toHaveText(/ USDT$/);
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

test('a cart on the phone, from the shelf to the order @phone', async ({
  page,
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'steam', '$50');
  expect(await overflow(page)).toEqual([]);
  await product.press(product.main.getByRole('link', { name: say('cart.see') }));
  await expect(cart.heading).toHaveText(say('cart.title'));
  await cart.press(cart.more('Steam $50'));
  await expect(cart.total).toHaveText('106.40 USDC');
  expect(await overflow(page)).toEqual([]);
  await cart.press(cart.checkoutLink);
  await expect(checkout.total).toHaveText('106.40 USDC');
  await checkout.email.fill(email);
  const theirs = await checkout.sendOneElsewhere();
  await theirs.fill('friend-with-a-rather-long-name@example.com');
  await checkout.openCoupon();
  await checkout.press(checkout.main.getByText(say('checkout.refundFold')));
  await checkout.chooseCoin('USDT', 'Tron');
  await expect(checkout.total).toHaveText(/ USDT$/);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.FULLNAME_MISSING'));
  expect(await overflow(page)).toEqual([]);
  const payment = { coin: 'USDT', network: 'Solana' };
  await checkout.press(checkout.repairButton(say('checkout.repairPayment', payment)));
  await checkout.place();
  await order.expectAmount('106.40', 'USDT');
  await expect(cart.headerLink(0)).toBeVisible();
  expect(await overflow(page)).toEqual([]);
});
