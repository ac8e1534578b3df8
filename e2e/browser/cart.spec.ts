import { expect, test } from './fixtures';
import { addCard, goneLine, storeLines } from './purchases';
import { say } from './words';

test('the cart outlives a reload, is the same in two tabs, and gives back what was taken out', async ({
  page,
  context,
  product,
  cart,
}) => {
  await addCard(product, 'steam', '$50');
  await addCard(product, 'steam', '$50');
  await addCard(product, 'uber', '$25');
  await cart.open();
  await expect(cart.line('Steam $50')).toContainText('106.40 USDC');
  const other = await context.newPage();
  await other.goto('/en/cart');
  await expect(other.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await cart.press(cart.remove('Steam $50'));
  await expect(other.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expect(cart.main.getByText(say('cart.removed', { name: 'Steam $50' }))).toBeVisible();
  await cart.press(cart.main.getByRole('button', { name: say('cart.undo') }));
  await expect(other.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await expect(cart.lines).toHaveCount(2);
  await expect(cart.total).toHaveText('132.28 USDC');
});

test('a cart takes ten, and says so from eight', async ({ product, cart }) => {
  await addCard(product, 'steam', '$50');
  await cart.open();
  for (let units = 1; units < 10; units += 1) await cart.press(cart.more('Steam $50'));
  await expect(cart.more('Steam $50')).toBeDisabled();
  await expect(cart.main.getByText(say('cart.units', { units: 10, max: 10 }))).toBeVisible();
  await product.open('us', 'gift-cards', 'uber');
  await product.ready();
  await product.choose('$25');
  await product.press(product.addButton);
  await expect(product.main.getByText(say('cart.full', { max: 10 }))).toBeVisible();
  await expect(cart.headerLink(10)).toBeVisible();
});

test('an old or broken cart keeps what can be read', async ({ page, cart }) => {
  await cart.open();
  await storeLines(page, [goneLine, { id: 'b' }, null]);
  await page.reload();
  await expect(cart.line('Uber $7')).toContainText(say('cart.gone'));
  await expect(cart.lines).toHaveCount(1);
});
