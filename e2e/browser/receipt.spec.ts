import { readFile } from 'node:fs/promises';
import type { Route } from '@playwright/test';
import { maxReceiptText } from '@/schemas/verification';
import { expectAccessibleInLightAndDark } from './accessible';
import { test as base, expect } from './fixtures';
import { tabTo } from './keyboard';
import { overflow } from './layout';
import { OrderPage } from './pages/order-page';
import { ReceiptCheckPage, ReceiptPage } from './pages/receipt-pages';
import { orderValue } from './purchases';
import { like, say } from './words';

const test = base.extend<{ receipt: ReceiptPage; receiptCheck: ReceiptCheckPage }>({
  receipt: ({ page, hasTouch }, use) => use(new ReceiptPage(page, hasTouch)),
  receiptCheck: ({ page, hasTouch }, use) => use(new ReceiptCheckPage(page, hasTouch)),
});

/** Saves the receipt as its link does, and reads the file. */
async function saved(receipt: ReceiptPage): Promise<{ text: string; path: string; name: string }> {
  const saving = receipt.page.waitForEvent('download');
  await receipt.press(receipt.downloadLink);
  const file = await saving;
  const path = await file.path();
  return { path, text: await readFile(path, 'utf8'), name: file.suggestedFilename() };
}

/** The signed part of a receipt with its last letter changed for another. */
function forged(text: string): string {
  const { signed } = JSON.parse(text);
  return signed.replace(/.$/, (last: string) => (last === 'A' ? 'Q' : 'A'));
}

test('a paid order has a receipt that whoever is handed it can check @desktop @phone', async ({
  page,
  hasTouch,
  product,
  checkout,
  order,
  sandbox,
  receipt,
  receiptCheck,
}) => {
  const value = hasTouch ? '246' : '247';
  const price = await orderValue({ product, checkout }, value);
  await expect(order.main.getByRole('link', { name: say('order.receipt') })).toHaveCount(0);
  await page.goto(`${page.url()}/receipt`);
  await expect(receipt.heading).toHaveText(say('receipt.noneTitle'));
  await receipt.press(receipt.backLink);
  await order.expectLive();
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  await order.reveal();
  const code = (await order.main.getByText(/^SIMULATED-/).textContent()) ?? '';

  await receipt.openFromOrder();
  await expect(receipt.fact(say('receipt.price'))).toHaveText(`${price} USDC`);
  await expect(receipt.fact(say('receipt.received'))).toHaveText(`${price} USDC`);
  await expect(receipt.fact(say('receipt.network'))).toHaveText('Solana');
  await expect(receipt.fact(say('receipt.state'))).toHaveText(say('orderStates.delivered'));
  await expect(receipt.fact(say('receipt.paidAt'))).toHaveText(/\d{4}.* UTC$/);
  await expect(receipt.table.getByRole('row').last()).toHaveText(`Airbnb $${value}United States`);
  expect(await page.content()).not.toContain(code);
  expect(await overflow(page)).toEqual([]);

  const { text, path, name } = await saved(receipt);
  expect(name).toMatch(/^receipt-\d{4}-\d\d-\d\d\.json$/);
  expect(text).not.toContain(code);

  await receipt.press(receipt.checkLink);
  await receiptCheck.ready();
  await receiptCheck.file.setInputFiles(path);
  await expect(receiptCheck.text).toHaveValue(text);
  await receiptCheck.press(receiptCheck.button);
  await receiptCheck.expectOutcome('valid');
  await expect(receipt.fact(say('receipt.received'))).toHaveText(`${price} USDC`);
  await expect(receipt.table.getByRole('row').last()).toHaveText(`Airbnb $${value}US`);
  expect(await overflow(page)).toEqual([]);

  await receiptCheck.check(text.replace(`$${value}`, '$500'));
  await receiptCheck.expectOutcome('changed');
  await expect(receipt.table.getByRole('row').last()).toHaveText(`Airbnb $${value}US`);
  await receiptCheck.check(forged(text));
  await receiptCheck.expectOutcome('forged');
  await expect(receipt.table).toHaveCount(0);
  await receiptCheck.check(JSON.stringify({ receipt: JSON.parse(text).receipt }));
  await receiptCheck.expectOutcome('unsigned');
  await receiptCheck.check('{}');
  await receiptCheck.expectOutcome('unreadable');
  expect(await overflow(page)).toEqual([]);
});

test('a receipt is read, printed and checked by everybody', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
  receipt,
  receiptCheck,
}) => {
  test.slow();
  const price = await orderValue({ product, checkout }, '248');
  await page.goto(`${page.url()}/receipt`);
  await expectAccessibleInLightAndDark(page, 'no receipt yet');
  await receipt.press(receipt.backLink);
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  await receipt.openFromOrder();
  await expectAccessibleInLightAndDark(page, 'receipt');

  await test.step('on paper', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(receipt.table).toBeVisible();
    await expect(receipt.main.getByText(say('receipt.safe'))).toBeVisible();
    await expect(receipt.checkLink).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    for (const control of [receipt.downloadLink, receipt.printButton, receipt.backLink]) {
      await expect(control).toBeHidden();
    }
    const colours = await receipt.heading.evaluate((heading) => ({
      ink: getComputedStyle(heading).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect(colours).toEqual({ ink: 'rgb(25, 25, 23)', paper: 'rgb(255, 255, 255)' });
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await receipt.press(receipt.printButton);
    await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  });

  const { text } = await saved(receipt);

  await test.step('with the keyboard alone', async () => {
    await tabTo(page, receipt.checkLink);
    await page.keyboard.press('Enter');
    await receiptCheck.ready();
    await expectAccessibleInLightAndDark(page, 'check');
    await tabTo(page, receiptCheck.button);
    await page.keyboard.press('Enter');
    await expect(receiptCheck.text).toBeFocused();
    await expect(receiptCheck.text).toHaveAccessibleDescription(say('receiptCheck.empty'));
    await expect(receiptCheck.text).toHaveAttribute('aria-invalid', 'true');
    await expectAccessibleInLightAndDark(page, 'check, nothing given');
    await page.keyboard.insertText(text);
    await expect(receiptCheck.text).toHaveAccessibleDescription(say('receiptCheck.textHint'));
    await tabTo(page, receiptCheck.button);
    await page.keyboard.press('Enter');
    await receiptCheck.expectOutcome('valid');
  });

  await expectAccessibleInLightAndDark(page, 'valid');
  await receiptCheck.check(text.replace('"Airbnb"', '"Airbus"'));
  await receiptCheck.expectOutcome('changed');
  await expectAccessibleInLightAndDark(page, 'changed');
  await receiptCheck.check('x');
  await receiptCheck.expectOutcome('unreadable');
  await expectAccessibleInLightAndDark(page, 'unreadable');
});

test('a check that cannot be made says so, and an old answer is not shown', async ({
  page,
  receiptCheck,
}) => {
  await receiptCheck.open();
  const described = async (words: string) => {
    await expect(receiptCheck.text).toHaveAccessibleDescription(words);
    await expect(receiptCheck.text).toBeFocused();
  };
  await page.context().setOffline(true);
  await receiptCheck.check('{}');
  await described(say('receiptCheck.failed'));
  await expect(receiptCheck.text).toHaveValue('{}');
  await page.context().setOffline(false);
  await receiptCheck.press(receiptCheck.button);
  await receiptCheck.expectOutcome('unreadable');

  await receiptCheck.text.evaluate((node, length) => {
    if (node instanceof HTMLTextAreaElement) node.maxLength = length;
  }, maxReceiptText + 1);
  await receiptCheck.check('x'.repeat(maxReceiptText + 1));
  await described(say('receiptCheck.tooLong'));
  const large = Buffer.alloc(3 * maxReceiptText + 1, 'x');
  await receiptCheck.text.fill('');
  await receiptCheck.file.setInputFiles({
    name: 'film.json',
    mimeType: 'application/json',
    buffer: large,
  });
  await expect(receiptCheck.text).toHaveAccessibleDescription(say('receiptCheck.tooLong'));
  await expect(receiptCheck.text).toHaveValue('');

  await page.route('**/api/receipts/verifications', (route) =>
    route.fulfill({ status: 429, json: { error: { code: 'too-many-requests' } } }),
  );
  await receiptCheck.check('{}');
  await described(say('receiptCheck.busy'));
  await page.unroute('**/api/receipts/verifications');

  const held: Route[] = [];
  await page.route('**/api/receipts/verifications', async (route) => {
    if (held.length > 0) await route.continue();
    else held.push(route);
  });
  await receiptCheck.check('an old one');
  await expect(
    receiptCheck.main.getByRole('button', { name: say('receiptCheck.checking') }),
  ).toBeVisible();
  await expect.poll(() => held.length).toBe(1);
  await receiptCheck.check('another');
  await receiptCheck.expectOutcome('unreadable');
  const answered = page.waitForResponse('**/api/receipts/verifications');
  await held[0]?.fulfill({ json: { outcome: 'forged' } });
  await (await answered).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))));
  await receiptCheck.expectOutcome('unreadable');
});

test('a receipt needs no JavaScript, and only its check says that it does', async ({
  browser,
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '249');
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plainPage = await plain.newPage();
  await plainPage.goto(page.url());
  await new OrderPage(plainPage, false).expectState('delivered');
  // What stands in <noscript> has no role.
  await plainPage.locator('main noscript a', { hasText: say('order.receipt') }).click();
  const receipt = new ReceiptPage(plainPage, false);
  await expect(receipt.heading).toHaveText(say('receipt.title'));
  await expect(receipt.fact(say('receipt.received'))).toHaveText(`${price} USDC`);
  await expect(receipt.printButton).toBeHidden();
  expect(JSON.parse((await saved(receipt)).text).receipt.payment.sent).toBe(price);
  await receipt.checkLink.click();
  const check = new ReceiptCheckPage(plainPage, false);
  await expect(check.heading).toHaveText(say('receiptCheck.title'));
  await expect(check.button).toBeHidden();
  const notice = plainPage.locator('main noscript p');
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(like('receiptCheck.noScript'));
  await expect(notice).toContainText('/api/receipts/keys');
});
