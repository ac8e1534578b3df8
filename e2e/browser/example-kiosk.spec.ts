import { expectAccessibleInLightAndDark } from './accessible';
import { exampleFile, expectWellMade } from './example-shops';
import { expect, test } from './private-shop';
import { email } from './purchases';
import { say } from './words';

test.use({ shopSettings: { SHOP_CONFIG: exampleFile('kiosk-42') } });
test.slow();

test('a yellow, square shop can be read everywhere', async ({ page }) => {
  await expectWellMade(page, [
    '/en',
    '/de/de',
    '/en/de/gift-cards',
    '/es/de/gift-cards/steam',
    '/en/de/search?q=steam',
    '/en/cart',
  ]);
});

test('its checkout and its orders: the partner’s terms and networks, and no newsletter', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await product.open('de', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('€10');
  await product.continue();
  await expect(checkout.email).toBeVisible();
  const terms = page.getByRole('main').getByRole('link', { name: say('shell.legal.terms') });
  await expect(terms).toHaveAttribute('href', 'https://kiosk42.example/terms');
  await expect(page.getByText(say('checkout.newsletter'))).toHaveCount(0);
  await expect(checkout.coin('BTC')).toBeChecked();
  await expect(checkout.coin('DOGE')).toHaveCount(0);
  await expect(checkout.network('Lightning')).toHaveAccessibleName(
    new RegExp(say('checkout.recommended')),
  );
  await expectAccessibleInLightAndDark(page, 'checkout');
  await checkout.chooseCoin('USDC', 'Base');
  await expect(checkout.total).toHaveText(/ USDC$/);
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectState('awaiting-payment');
  await expectAccessibleInLightAndDark(page, 'waiting');
  await order.payAndAwaitDelivery();
  await expectAccessibleInLightAndDark(page, 'delivered');
});
