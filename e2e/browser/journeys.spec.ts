import type { Kind } from '@/schemas/catalogue';
import { expect, test } from './fixtures';
import type { CountriesPage, HomePage, ListPage } from './pages/catalogue-pages';
import { email } from './purchases';
import { like, say } from './words';

const maskedEmail = 'ma••@example.com';

type Shelves = { countries: CountriesPage; home: HomePage; list: ListPage };

/** From the first question to a brand's page, as somebody who has never been here. */
async function findBrand({ countries, home, list }: Shelves, kind: Kind, brand: string) {
  await countries.open();
  await countries.expectSandboxBanner();
  await countries.find('united st', 'United States');
  await home.enter(kind);
  await list.choose(brand);
}

test('a fixed gift card, paid in USDC on Base @desktop @phone', async ({
  countries,
  home,
  list,
  product,
  checkout,
  order,
}) => {
  await findBrand({ countries, home, list }, 'gift-cards', 'Steam');
  await expect(product.main).toContainText(say('product.worksIn', { country: 'United States' }));
  await product.choose('$50');
  await product.expectPrice('53.20 USDC');
  await product.continue();

  await expect(
    checkout.main.getByRole('region', { name: say('checkout.yourOrder') }),
  ).toContainText('Steam $50');
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  await expect(checkout.total).toHaveText('53.20 USDC');
  await checkout.place();

  await order.expectState('awaiting-payment');
  // The long form before it was scrolled down to its button.
  await expect(order.heading).toBeInViewport();
  await order.expectAmount('53.20', 'USDC');
  await expect(order.main).toContainText(
    say('order.pay.networkWarning', { coin: 'USDC', network: 'Base' }),
  );
  const address = await order.address();
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/);
  expect(await order.scanQr()).toBe(address);
  await expect(order.main.getByText(say('order.pay.simulated'))).toBeVisible();
  await expect(order.revealButton).toHaveCount(0);

  await order.payAndAwaitDelivery();
  await order.expectNothingToPay(address);
  await expect(order.main).toContainText(say('order.delivery.for', { beneficiary: maskedEmail }));
  await expect(order.main.getByText('SIMULATED-')).toHaveCount(0);
  await order.reveal();
  await expect(order.main.getByText(/^SIMULATED-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  await order.press(order.main.getByRole('button', { name: say('order.delivery.hide') }));
  await expect(order.main.getByText('SIMULATED-')).toHaveCount(0);
  await expect(order.main.getByText(like('order.delivery.revealedAt'))).toBeVisible();
});

test('a gift card of one’s own value, paid over Lightning', async ({
  countries,
  home,
  list,
  product,
  checkout,
  order,
}) => {
  await findBrand({ countries, home, list }, 'gift-cards', 'Airbnb');
  await expect(product.main.getByRole('radio')).toHaveCount(0);
  await product.ownValue.fill('49');
  await product.press(product.continueButton);
  await expect(product.ownValue).toBeFocused();
  await expect(product.ownValue).toHaveAccessibleDescription(
    say('product.outOfRange', { min: '$50', max: '$500' }),
  );
  await product.ownValue.fill('75');
  await product.expectPrice('77.63 USDC');
  await product.press(product.coins.getByText(say('product.moreCoins'), { exact: true }));
  await product.press(product.coins.getByRole('link', { name: 'ETH', exact: true }));
  await expect(product.price).toContainText('ETH');
  await product.ownValue.fill('75');
  await product.press(product.coins.getByRole('link', { name: 'BTC', exact: true }));
  await expect(product.price).toHaveText(/0\.\d{8} BTC$/);
  const price = /0\.\d{8} BTC/.exec((await product.price.textContent()) ?? '')?.[0] ?? '';
  await product.continue();

  await expect(checkout.coin('BTC')).toBeChecked();
  await expect(checkout.network('Lightning')).toBeChecked();
  await expect(checkout.total).toHaveText(price);
  await checkout.email.fill(email);
  await checkout.place();

  await order.expectState('awaiting-payment');
  const shown = await order.address(say('order.pay.invoice'));
  expect(shown).toMatch(/^lnbc[0-9a-z]{100,}$/);
  expect((await order.scanQr()).toLowerCase()).toBe(`lightning:${shown}`);
  await order.payAndAwaitDelivery();
  await order.reveal();
  await expect(order.main.getByText(/^SIMULATED-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
});

test('a top-up, credited to a phone', async ({
  countries,
  home,
  list,
  product,
  checkout,
  order,
}) => {
  await findBrand({ countries, home, list }, 'top-ups', 'Lycamobile Credits');
  await product.choose('$10');
  await product.continue();

  await checkout.phone.fill('555');
  await checkout.email.fill(email);
  const invalid = say('checkout.phoneInvalid', { example: '+1 201 555 0123' });
  await expect(checkout.phone).toHaveAccessibleDescription(invalid);
  await checkout.press(checkout.placeButton);
  await expect(checkout.phone).toBeFocused();
  await checkout.phone.fill('+49 1512 3456789');
  await checkout.email.focus();
  const advice = say('checkout.phoneElsewhere', { country: 'Germany', place: 'United States' });
  await expect(checkout.main.getByText(advice)).toBeVisible();
  await expect(checkout.phone).toHaveAccessibleDescription(
    `${say('checkout.phoneReadBack', { phone: '+49 1512 3456789', country: 'Germany' })} ${advice}`,
  );
  await expect(checkout.phone).toHaveAttribute('aria-invalid', 'false');
  await checkout.phone.fill('(415) 555-0132');
  await checkout.email.focus();
  await expect(checkout.phone).toHaveAccessibleDescription(
    say('checkout.phoneReadBack', { phone: '+1 415 555 0132', country: 'United States' }),
  );
  await checkout.place();

  await order.expectState('awaiting-payment');
  await order.payAndAwaitDelivery();
  await expect(order.main).toContainText(
    say('order.delivery.credited', { beneficiary: '+1••••0132' }),
  );
  await expect(order.revealButton).toHaveCount(0);
  await expect(order.page.locator('body')).not.toContainText('5550132');
});

test('an eSIM @phone', async ({ countries, home, list, product, checkout, order }) => {
  await findBrand({ countries, home, list }, 'esims', 'eSIM');
  await expect(product.main.getByRole('heading', { name: say('product.esimCheck') })).toBeVisible();
  await expect(product.main.getByText(say('product.esimOnce'))).toBeVisible();
  await product.choose('5 GB 30 days');
  await product.expectPrice('14.42 USDC');
  await product.press(product.phoneChecked);
  await product.continue();
  await checkout.email.fill(email);
  await checkout.place();

  await order.payAndAwaitDelivery();
  await order.reveal();
  await expect(order.main.getByText(/^LPA:1\$smdp\.example\.com\$SIMULATED-\w+$/)).toBeVisible();
  await expect(order.main.getByText(say('order.delivery.install'))).toBeVisible();
});
