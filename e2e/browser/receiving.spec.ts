import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { orderValue } from './purchases';
import { say } from './words';

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
  await order.press(order.revealButton);
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
