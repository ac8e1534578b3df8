import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { brandBody, productsCall } from './brand-answers';
import { expect, test } from './private-shop';
import { like, say } from './words';

/** The questions for a price that the page has asked. */
function countQuotes(page: Page): () => number {
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/quotes')) asked += 1;
  });
  return () => asked;
}

/** Puts the page into the background, or back; no window is really covered in a test. */
async function show(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('a wrong value is put right with one press @desktop @phone', async ({ page, product }) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('1.234,50');
  await product.continueButton.focus();
  await expect(product.ownValue).toHaveAccessibleDescription(
    say('product.outOfRange', { min: '$50', max: '$500' }),
  );
  await expectAccessible(page);
  await product.press(
    product.main.getByRole('button', { name: say('product.takeValue', { value: '$500' }) }),
  );
  await expect(product.ownValue).toHaveValue('500');
  await expect(product.ownValue).toBeFocused();
  await expect(product.ownValue).toHaveAttribute('aria-invalid', 'false');
  await product.expectPrice('517.50 USDC');

  await product.ownValue.fill('75,5 USD');
  await product.press(product.continueButton);
  await expect(product.ownValue).toHaveAccessibleDescription(
    say('product.offStep', { lower: '$75', upper: '$76' }),
  );
  await product.press(
    product.main.getByRole('button', { name: say('product.takeValue', { value: '$76' }) }),
  );
  await product.expectPrice('78.66 USDC');
});

test('an amount pasted in other digits goes to the checkout as it was meant', async ({
  page,
  product,
  checkout,
}) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('＄７５．００');
  await product.expectPrice('77.63 USDC');
  await product.continue();
  await expect(checkout.main).toContainText('Airbnb $75');
  expect(new URL(page.url()).searchParams.get('value')).toBe('75.00');
});

test('set values and a value of one’s own stand side by side, by keyboard alone', async ({
  page,
  product,
}) => {
  await product.open('us', 'gift-cards', 'uber');
  await product.ready();
  await page.keyboard.press('Tab');
  const own = product.option(say('product.ownValue'));
  await own.focus();
  await page.keyboard.press('ArrowUp');
  await expect(own).not.toBeChecked();
  await expect(product.ownValue).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(own).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(product.ownValue).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(product.ownValue).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(product.ownValue).toBeFocused();
  await expect(product.price).toContainText('USDC');
});

test('a price says its age, and is renewed while it is looked at', async ({ page, product }) => {
  const asked = countQuotes(page);
  await page.clock.install();
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill('82');
  await page.clock.runFor(400);
  await product.expectPrice('84.87 USDC');
  const age = product.main.getByText(like('product.checkedAgo'));
  await expect(product.main.getByText(say('product.checkedNow'))).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(age).toHaveText(say('product.checkedAgo', { ago: '10 seconds ago' }));
  expect(asked()).toBe(1);
  await page.clock.runFor(50_000);
  await expect.poll(asked).toBe(2);

  await show(page, 'hidden');
  await page.clock.runFor(600_000);
  expect(asked()).toBe(2);
  await show(page, 'visible');
  await expect.poll(asked).toBe(3);
  await expect(product.price).not.toContainText(say('product.quoting'));
  await product.expectPrice('84.87 USDC');
});

test('the price of a set value is renewed as well', async ({ page, product }) => {
  await page.clock.install();
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  await product.expectPrice('53.20 USDC');
  const asked = page.waitForResponse(/\/api\/quotes/);
  await page.clock.runFor(61_000);
  expect(await (await asked).json()).toMatchObject({ amount: '53.20', coin: 'USDC' });
  await product.expectPrice('53.20 USDC');
});

test('without a price there is a way to try again, and nothing jumps', async ({
  page,
  product,
}) => {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  const top = async () => Math.round((await product.continueButton.boundingBox())?.y ?? -1);
  const before = await top();
  await page.route('**/api/quotes*', (route) => route.abort());
  await product.ownValue.fill('90');
  await expect(product.price).toContainText(say('product.noPrice'));
  await expect(product.main.getByText(say('product.quoteFailed'))).toBeVisible();
  expect(await top()).toBe(before);
  await page.unroute('**/api/quotes*');
  await product.press(product.main.getByRole('button', { name: say('trouble.retry') }));
  await product.expectPrice('93.15 USDC');
  expect(await top()).toBe(before);

  await page.context().setOffline(true);
  await product.ownValue.fill('91');
  await expect(product.main.getByText(say('product.quoteOffline'))).toBeVisible();
  expect(await top()).toBe(before);
  await expectAccessible(page);
  await page.context().setOffline(false);
  await product.expectPrice('94.19 USDC');
});

test('eSIM plans are compared, and paid for once the phone is checked @desktop @phone', async ({
  page,
  product,
  checkout,
}) => {
  await product.open('us', 'esims', 'esim');
  await product.ready();
  const names = await product.main
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.innerText ?? ''));
  expect(names.map((name) => name.split('\n')[0])).toEqual([
    'Unlimited 3 days',
    '1 GB 7 days',
    'Unlimited 10 days',
    '3 GB 30 days',
    '5 GB 30 days',
    '10 GB 30 days',
    '20 GB 30 days',
    '50 GB 90 days',
  ]);
  await expect(product.main.getByText(say('product.bestByGb'))).toHaveCount(1);
  expect(names.filter((name) => name.includes(say('product.bestByGb')))).toEqual([
    expect.stringMatching(/^50 GB 90 days/),
  ]);
  await expect(product.option('5 GB 30 days')).toHaveAccessibleName(
    /14\.42 USDC 2\.88 USDC per GB 0\.48 USDC per day$/,
  );
  await product.choose('5 GB 30 days');
  await product.press(product.continueButton);
  await expect(product.phoneChecked).toBeFocused();
  await expect(product.heading).toHaveText('eSIM');
  await product.press(product.phoneChecked);
  await product.continue();
  await expect(checkout.main).toContainText('5 GB 30 days');
  const query = [...new URL(page.url()).searchParams.keys()];
  expect(query.toSorted()).toEqual(['brand', 'coin', 'country', 'kind', 'product']);
});

test('an eSIM of a region says where it is for', async ({ product }) => {
  await product.open('us', 'esims', 'esim-europe');
  await expect(product.main).toContainText(say('product.destination', { place: 'Europe' }));
});

test('a top-up says what its receiver gets, up to the checkout', async ({
  page,
  product,
  cart,
  checkout,
}) => {
  const receives = (what: string) => say('product.receives.line', { what });
  const credit = (amount: string) =>
    say('product.receives.upTo', { what: say('product.receives.credit', { amount }) });
  await product.open('br', 'top-ups', 'claro');
  await product.ready();
  await product.choose('R$20');
  await expect(product.main.getByText(credit('R$20'))).toBeVisible();
  await product.choose('R$50');
  await expect(product.main.getByText(credit('R$50'))).toBeVisible();
  await product.continue();
  await expect(checkout.line('Claro R$50')).toContainText(credit('R$50'));

  await product.open('us', 'top-ups', 'at-and-t');
  await product.ready();
  await product.ownValue.fill('25');
  await expect(product.main.getByText(credit('$25'))).toBeVisible();
  await product.ownValue.fill('7');
  await expect(product.main.getByText(/^They receive/)).toHaveCount(0);

  await product.open('us', 'top-ups', 'lycamobile-bundle');
  await product.ready();
  await product.choose('5 GB 30 days');
  const data = receives(say('product.receives.lasts', { what: '5 GB', span: '30 days' }));
  await expect(product.main.getByText(data)).toBeVisible();
  await expectAccessible(page);
  await product.addToCart();
  await cart.open();
  await expect(cart.line('Lycamobile Bundle 5 GB 30 days')).toContainText(data);
});

test('where nobody knows what arrives, a top-up says that taxes may lessen it', async ({
  product,
  checkout,
  sandbox,
}) => {
  const row = { product_id: 'pack', is_dynamic: false, denomination: 'Weekly pack' };
  const body = brandBody('Viettel', {}, [
    { ...row, coin: 'USDC', coin_amount: '3.00', delivery_type: 'by_phone' },
  ]);
  await sandbox.addFault({ ...productsCall, body });
  await product.open('vn', 'top-ups', 'viettel');
  await product.ready();
  const taxes = product.main.getByText(say('product.receives.taxes'));
  // What comes by e-mail is whole.
  await product.choose('25 USD');
  await expect(taxes).toHaveCount(0);
  await product.choose('Weekly pack');
  await expect(taxes).toBeVisible();
  await product.continue();
  await expect(checkout.line('Viettel Weekly pack')).toContainText(say('product.receives.taxes'));
});

test('what is sold out or empty leads on', async ({ page, product, list }) => {
  await product.open('us', 'gift-cards', 'fortnite');
  await expect(product.main.getByRole('heading', { name: say('product.soldOut') })).toBeVisible();
  const similar = product.main.getByRole('region', { name: say('product.similar') });
  const count = await similar.getByRole('link').count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(6);
  await product.open('us', 'gift-cards', 'fandango');
  await expect(
    product.main.getByRole('heading', { name: say('product.noProducts') }),
  ).toBeVisible();
  await product.press(product.main.getByRole('link', { name: say('product.seeAll.gift-cards') }));
  await expect(list.heading).toBeVisible();
  await expect(page).toHaveURL('/en/us/gift-cards');
});
