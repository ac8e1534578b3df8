import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import {
  addCard,
  cartCheckout,
  checkoutSteam,
  email,
  goneLine,
  storeLines,
  tagged,
} from './purchases';
import { like, say } from './words';

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

test('a network that asks for a name or takes no less is left at a press', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await addCard(product, 'steam', '$10');
  await cartCheckout({ cart, checkout });
  await checkout.chooseCoin('USDC', 'Tron');
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.FULLNAME_MISSING'));
  const onBase = { coin: 'USDC', network: 'Base' };
  await checkout.press(checkout.repairButton(say('checkout.repairPayment', onBase)));
  await expect(checkout.network('Base')).toBeChecked();

  await checkout.chooseCoin('USDC', 'ETH Mainnet');
  // Ten percent less is less than 10 USDC, which that network takes at least.
  await (await checkout.openCoupon()).fill('SAVE10');
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.AMOUNT_LESS_THEN_MINIMUM_ALLOWED'));
  await checkout.press(checkout.repairButton(say('checkout.repairPayment', onBase)));
  await checkout.place();
  await order.expectAmount('9.58', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('every refusal is told in words, with what helps, and costs nothing that was typed', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await checkoutSteam({ product, cart, checkout });
  const another = say('checkout.repairAnother', { name: 'Steam $50' });
  for (const [code, offers] of [
    ['DAILY_SPENDING_LIMIT_EXCEEDED', [another]],
    ['MONTHLY_SPENDING_LIMIT_EXCEEDED', [another]],
    // Who asks has a page of their own, but this shop knows of none.
    ['KYC_MISSING', []],
    ['KYC_PENDING', []],
    ['VERIFICATION_REQUIRED', []],
    ['INVALID_BENEFICIARY_ACCOUNT', [say('checkout.repairRecipient')]],
    ['INVALID_EMAIL_DOMAIN', [say('checkout.repairEmail')]],
  ] as const) {
    await checkout.email.fill(tagged(code));
    await checkout.email.press('Enter');
    await checkout.expectProblem(say(`problems.${code}`));
    await expect(checkout.offers).toHaveText([...offers]);
    await expect(checkout.email).toHaveValue(tagged(code));
    if (/KYC|VERIFICATION/.test(code)) {
      await expect(checkout.problems).toContainText('Cryptorefills, not this shop');
      await expect(checkout.problems).toContainText(/20 minutes, at most 48 hours/);
    }
  }
  await checkout.press(checkout.repairLink(say('checkout.repairEmail')));
  await expect(checkout.email).toBeFocused();
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
  await expect(cart.headerLink(0)).toBeVisible();
});

test('a reason that nobody knows is told by its name, with a reference to quote', async ({
  product,
  cart,
  checkout,
  order,
}) => {
  await checkoutSteam({ product, cart, checkout });
  await checkout.email.fill(tagged('BRAND_NEW_RULE'));
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.unknown', { code: 'BRAND_NEW_RULE' }));
  await expect(checkout.problems).toHaveText(like('checkout.reference'));
  await expect(checkout.problems).toContainText(/[0-9A-F]{8}/);
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
});

test('a long press on the button is not lost to a problem that shows meanwhile', async ({
  product,
  cart,
  checkout,
}) => {
  await checkoutSteam({ product, cart, checkout });
  await checkout.email.fill(tagged('KYC_MISSING'));
  await checkout.placeButton.click({ delay: 1_500 });
  await checkout.expectProblem(say('problems.KYC_MISSING'));
});
