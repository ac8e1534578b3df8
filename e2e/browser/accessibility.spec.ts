import { expectAccessibleInLightAndDark } from './accessible';
import { expect, test } from './fixtures';
import { tabTo } from './keyboard';
import { checkoutCard, email, orderCard } from './purchases';
import { like, say } from './words';

test.describe.configure({ mode: 'parallel', timeout: 60_000 });

// Reading whole pages again and again takes its time, above all on a busy machine.
test.slow();

const browsed = {
  'where browsing begins': ['/en', '/en/us', '/en/orders', '/en/no/such/page/here'],
  'in lists': [
    '/en/us/gift-cards',
    '/en/us/gift-cards?budget=20&in=card&stock=in&category=games',
    '/en/us/gift-cards?q=nothing-of-the-kind',
    '/en/us/top-ups',
    '/en/us/esims',
    '/en/aq',
  ],
  'in what was searched for': [
    '/en/us/search',
    '/en/us/search?q=e',
    '/en/us/search?q=nothing-of-the-kind',
  ],
  'in a search that names another country': [
    '/en/us/search?q=steam+brazil',
    '/en/us/search?q=nothing-of-the-kind+brazil',
    '/en/us/search?q=brazil',
  ],
  'on products': [
    '/en/us/gift-cards/steam',
    '/en/us/gift-cards/airbnb',
    '/en/us/gift-cards/uber',
    '/en/us/esims/esim',
    '/en/us/gift-cards/fortnite',
    '/en/us/gift-cards/fandango',
  ],
};

test.describe('axe finds nothing', () => {
  for (const [where, paths] of Object.entries(browsed)) {
    test(where, async ({ page }) => {
      for (const path of paths) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessibleInLightAndDark(page, path);
      }
    });
  }

  test('while searching', async ({ page, search }) => {
    await search.open();
    await search.type('e');
    await page.keyboard.press('ArrowDown');
    await search.expectActive('');
    await expectAccessibleInLightAndDark(page, 'suggestions');
    await search.type('nothing-of-the-kind');
    await expectAccessibleInLightAndDark(page, 'no suggestion');
    await search.type('steam brazil');
    // Below what this country has.
    await page.keyboard.press('ArrowUp');
    await search.expectActive('Brazil');
    await expectAccessibleInLightAndDark(page, 'the way to another country');
  });

  test('at the checkout', async ({ page, product, checkout }) => {
    await checkoutCard({ product, checkout });
    await expectAccessibleInLightAndDark(page, 'clean');
    await checkout.press(checkout.placeButton);
    await expect(checkout.email).toHaveAccessibleDescription(say('checkout.emailInvalid'));
    await expectAccessibleInLightAndDark(page, 'with an error');
    await page.context().setOffline(true);
    await checkout.email.fill(email);
    await checkout.press(checkout.placeButton);
    await checkout.expectProblem(say('checkout.offline'));
    await expectAccessibleInLightAndDark(page, 'with a problem');
    await page.context().setOffline(false);
    await product.open('us', 'top-ups', 'lycamobile-credits');
    await product.ready();
    await product.choose('$10');
    await product.continue();
    await checkout.phone.fill('555');
    await checkout.email.fill('nobody');
    await checkout.press(checkout.placeButton);
    await expect(checkout.phone).toHaveAttribute('aria-invalid', 'true');
    await expectAccessibleInLightAndDark(page, 'a top-up with errors');
  });

  test('on the order page', async ({ page, product, checkout, order }) => {
    await orderCard({ product, checkout });
    await expectAccessibleInLightAndDark(page, 'waiting');
    await order.simulate('pay-part');
    await order.expectState('partly-paid');
    await expectAccessibleInLightAndDark(page, 'partly paid');
    await order.simulate('pay');
    await order.expectState('delivered');
    await expectAccessibleInLightAndDark(page, 'delivered');
    await order.reveal();
    await expect(order.main.getByText(/^SIMULATED-/)).toBeVisible();
    await expectAccessibleInLightAndDark(page, 'revealed');
    await orderCard({ product, checkout });
    await order.simulate('expire');
    await order.expectState('expired');
    await expectAccessibleInLightAndDark(page, 'expired');
    await page.goto('/en/orders');
    await expect(order.main.getByRole('link')).toHaveCount(2);
    await expectAccessibleInLightAndDark(page, 'orders');
  });
});

test('a purchase with the keyboard alone', async ({ page, list, product, checkout, order }) => {
  await list.open('us', 'gift-cards');
  const skip = page.getByRole('link', { name: say('shell.skipToContent') });
  await tabTo(page, skip);
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(list.main).toBeFocused();
  await tabTo(page, list.brand('Steam'));
  await page.keyboard.press('Enter');
  await expect(product.heading).toHaveText('Steam');
  await product.ready();

  await tabTo(page, product.option('$10'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(product.option('$50')).toBeChecked();
  await product.expectPrice('53.20 USDC');
  await tabTo(page, product.continueButton);
  await page.keyboard.press('Enter');
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await checkout.untilAlive(checkout.placeButton);

  await tabTo(page, checkout.email);
  await page.keyboard.type(email);
  await tabTo(page, checkout.coin('USDC'));
  await page.keyboard.press('ArrowRight');
  await expect(checkout.coin('USDT')).toBeChecked();
  await tabTo(page, checkout.network('Solana'));
  await expect(checkout.total).toHaveText('53.20 USDT');
  await tabTo(page, checkout.placeButton);
  await page.keyboard.press('Enter');
  await order.expectState('awaiting-payment');
  await expect(order.main).toContainText(
    say('order.pay.networkWarning', { coin: 'USDT', network: 'Solana' }),
  );

  await tabTo(
    page,
    order.simulatePanel.getByRole('button', { name: say('order.simulate.pay'), exact: true }),
  );
  await page.keyboard.press('Enter');
  await order.expectState('delivered');
  await tabTo(page, order.revealButton);
  await page.keyboard.press('Enter');
  await expect(order.revealQuestion).toBeFocused();
  await tabTo(
    page,
    order.revealQuestion.getByRole('button', { name: say('order.delivery.revealNow') }),
  );
  await page.keyboard.press('Enter');
  await expect(order.main.getByText(/^SIMULATED-/)).toBeVisible();
});

test('what happens to an order is read out', async ({ page, product, checkout, order }) => {
  await orderCard({ product, checkout });
  const [polite, assertive] = [order.announced('polite'), order.announced('assertive')];
  await expect(polite).toBeEmpty();
  await expect(assertive).toBeEmpty();
  const region = await polite.elementHandle();
  await order.simulate('pay-part');
  await order.expectState('partly-paid');
  // What asks for something is said at once, and only once.
  await expect(assertive).toContainText(like('order.states.partly-paid.headline'));
  await expect(polite).toBeEmpty();
  await order.simulate('pay');
  await order.expectState('delivered');
  await expect(assertive).toBeEmpty();
  // The same element all along: a region that comes with its text is not read out.
  expect(await region?.evaluate((node) => node.isConnected && node.textContent)).toContain(
    say('order.states.delivered.headline'),
  );
  await expect(order.main.getByText(like('order.link.ended'))).toBeVisible();
  await order.reveal();
  const copy = order.main.getByRole('button', { name: /^Copy: / });
  await page.context().grantPermissions(['clipboard-write']);
  await order.press(copy);
  await expect(
    order.main.getByRole('status').filter({ hasText: say('order.delivery.copied') }),
  ).toBeVisible();
});
