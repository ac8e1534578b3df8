import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectAccessibleInLightAndDark } from './accessible';
import { overflow } from './layout';
import { OpenPage } from './pages/open-page';
import { OrderPage } from './pages/order-page';
import { expect, test } from './private-shop';
import { orderCard } from './purchases';
import { like, say } from './words';

const message = 'Alles Gute, <b>Ada</b>!\nDeine M.';

/** Whatever went over the wire, and where a page stood, in words to search for secrets. */
type Trail = { html: string[]; addresses: string[]; referrers: string[] };

function follow(context: BrowserContext, trail: Trail): void {
  context.on('request', (request) => {
    trail.addresses.push(request.url());
    trail.referrers.push(request.headers().referer ?? '');
  });
  context.on('response', async (response) => {
    if (response.request().resourceType() !== 'document') return;
    trail.html.push(await response.text().catch(() => ''));
  });
}

/** Another person's browser, or another device. */
async function another(browser: Browser, baseURL: string | undefined, trail?: Trail) {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  if (trail !== undefined) follow(context, trail);
  const page = await context.newPage();
  return { page, open: new OpenPage(page, false), order: new OrderPage(page, false) };
}

/** Unfolds the ways to have an order elsewhere. */
async function unfold(order: OrderPage): Promise<void> {
  await order.press(order.fold(say('order.links.title')));
  await expect(order.button(say('order.links.showCode'))).toBeVisible();
}

/** Gives the order's one item away; the link. */
async function give(order: OrderPage, text: string): Promise<string> {
  await order.press(order.button(say('order.gift.give')));
  await order.main.getByRole('textbox', { name: say('order.gift.message') }).fill(text);
  await order.press(order.button(say('order.gift.make')));
  await expect(order.main.getByText(say('order.gift.ready'))).toBeFocused();
  return await order.madeLink();
}

/** What a browser keeps of a page. */
function kept(page: Page) {
  return page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]),
  );
}

test('an unpaid order moves to a phone by a code, once, and can be taken away from it', async ({
  page,
  product,
  checkout,
  order,
  browser,
  baseURL,
}) => {
  await orderCard({ product, checkout });
  await order.expectState('awaiting-payment');
  await unfold(order);
  await order.press(order.button(say('order.links.showCode')));
  const link = await order.scanQr(order.deviceQr);
  expect(link).toMatch(new RegExp(`^${baseURL}/open#[\\w-]{43}$`));
  await expect(order.main.getByText(say('order.links.minutesLeft', { minutes: 15 }))).toBeVisible();

  const phone = await another(browser, baseURL);
  await phone.page.goto(page.url());
  await phone.order.expectNotFound();
  await phone.open.follow(link);
  await expect(phone.open.heading).toHaveText(say('open.order'));
  await phone.open.press(phone.open.openOrder);
  await expect(phone.page).toHaveURL(page.url());
  await phone.order.expectState('awaiting-payment');
  await phone.order.expectAmount('53.20', 'USDC');
  // The page that opened it has given way: a step back leads before it.
  await phone.page.goBack();
  expect(phone.page.url()).not.toContain('/open');

  const thief = await another(browser, baseURL);
  await thief.open.follow(link);
  await thief.open.expectGone('opened');

  await page.reload();
  await unfold(order);
  await expect(order.main.getByText(say('order.links.devices', { count: 1 }))).toBeVisible();
  await order.press(order.button(say('order.links.revoke')));
  await expect(order.main.getByText(like('order.links.devices'))).toHaveCount(0);
  await phone.page.goto(page.url());
  await phone.order.expectNotFound();
  await phone.open.follow(link);
  await phone.open.expectGone('revoked');
  await order.simulate('pay');
  await order.expectState('delivered');
});

test('a link is kept, and opens on any device until a newer one is made', async ({
  page,
  product,
  checkout,
  order,
  browser,
  baseURL,
}) => {
  await orderCard({ product, checkout });
  await unfold(order);
  await expect(order.main.getByText(say('order.links.keepWarning'))).toBeVisible();
  await order.press(order.button(say('order.links.makeKeep')));
  await expect(order.button(say('order.links.makeAnother'))).toBeVisible();
  const link = await order.madeLink();
  const mail = order.main.getByRole('link', { name: say('order.links.mail') });
  const href = new URL((await mail.getAttribute('href')) ?? '');
  expect([href.protocol, href.searchParams.get('body')]).toEqual(['mailto:', link]);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await order.press(order.button(say('order.links.copy')));
  await expect(order.main.getByText(say('order.links.copied'), { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await expectAccessibleInLightAndDark(page, 'the fold of links');

  for (const device of [await another(browser, baseURL), await another(browser, baseURL)]) {
    await device.open.follow(link);
    await device.open.press(device.open.openOrder);
    await device.order.expectState('awaiting-payment');
    await unfold(device.order);
    await expect(device.order.main.getByText(like('order.links.keptOpened'))).toBeVisible();
    await expect(device.order.button(say('order.links.revoke'))).toHaveCount(0);
  }
  await order.press(order.button(say('order.links.makeAnother')));
  await expect.poll(() => order.madeLink()).not.toBe(link);
  const late = await another(browser, baseURL);
  await late.open.follow(link);
  await late.open.expectGone('revoked');
});

test('a gift can be taken back and made anew, and is not used up by its giver', async ({
  page,
  product,
  checkout,
  order,
  browser,
  baseURL,
}) => {
  await orderCard({ product, checkout });
  await order.payAndAwaitDelivery();
  const first = await give(order, message);
  await order.press(order.button(say('order.gift.takeBack')));
  await expect(order.button(say('order.gift.give'))).toBeVisible();
  const friend = await another(browser, baseURL);
  await friend.open.follow(first);
  await friend.open.expectGone('revoked');

  const link = await give(order, message);
  await expectAccessibleInLightAndDark(page, 'the gift that is ready');
  await new OpenPage(page, false).follow(link);
  await new OpenPage(page, false).expectGone('own');
  await page.goBack();
  await expect(order.main.getByText(like('order.gift.made'))).toBeVisible();
  await friend.open.follow(link);
  await expect(friend.open.openGift).toBeVisible();
});

test('one item is given away, opened once, and its giver sees that it was', async ({
  page,
  product,
  checkout,
  order,
  browser,
  baseURL,
}) => {
  await orderCard({ product, checkout });
  await order.payAndAwaitDelivery();
  const friend = await another(browser, baseURL);
  await friend.open.follow(await give(order, message));
  await expect(friend.open.heading).toHaveText('Steam $50');
  await expect(friend.open.main).toContainText('United States');
  await expect(friend.open.message).toHaveText(message);
  await expectAccessibleInLightAndDark(friend.page, 'the gift');
  await friend.open.press(friend.open.openGift);
  await expect(friend.order.heading).toHaveText(say('gifts.title'));
  await expect(friend.order.main).not.toContainText('@example.com');
  await expect(friend.order.main.getByText(/SIMULATED/)).toHaveCount(0);
  await friend.order.reveal();
  await expect(friend.order.main.getByText(/^SIMULATED-/)).toBeVisible();
  await expectAccessibleInLightAndDark(friend.page, 'the opened gift');

  await page.reload();
  await expect(order.main.getByText(like('order.gift.opened'))).toBeVisible();
  await expect(order.button(say('order.gift.takeBack'))).toHaveCount(0);
  await expect(order.button(say('order.gift.give'))).toHaveCount(0);

  await friend.page.goto('/en/orders');
  await friend.open.press(friend.open.main.getByRole('link', { name: like('gifts.open') }));
  await expect(friend.order.heading).toHaveText(say('gifts.title'));
  const stranger = await another(browser, baseURL);
  await stranger.page.goto(friend.page.url());
  await stranger.order.expectNotFound();
});

test('a gift whose answer is lost on the way is not lost', async ({
  product,
  checkout,
  order,
  browser,
  baseURL,
}) => {
  await orderCard({ product, checkout });
  await order.payAndAwaitDelivery();
  const link = await give(order, '');
  const friend = await another(browser, baseURL);
  await friend.page.route('**/api/links/open', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await friend.open.follow(link);
  await friend.open.press(friend.open.openGift);
  await expect(friend.open.heading).toHaveText(say('open.failed.title'));
  await friend.open.expectNoTokenInAddress();
  await friend.page.unroute('**/api/links/open');
  await friend.open.press(friend.open.main.getByRole('button', { name: say('open.retry') }));
  await friend.open.press(friend.open.openGift);
  await expect(friend.order.heading).toHaveText(say('gifts.title'));
});

test('no secret of a link stands anywhere but in its address', async ({
  page,
  product,
  checkout,
  order,
  browser,
  baseURL,
  privateShop,
}) => {
  const trail: Trail = { html: [], addresses: [], referrers: [] };
  follow(page.context(), trail);
  await orderCard({ product, checkout });
  await order.payAndAwaitDelivery();
  await unfold(order);
  await order.press(order.button(say('order.links.makeKeep')));
  await expect(order.button(say('order.links.makeAnother'))).toBeVisible();
  const keep = await order.madeLink();
  await order.press(order.fold(say('order.links.title')));
  await page.reload();
  const gift = await give(order, message);

  const friend = await another(browser, baseURL, trail);
  await friend.open.follow(gift);
  await friend.open.press(friend.open.openGift);
  await friend.order.reveal();
  const code = (await friend.order.main.getByText(/^SIMULATED-/).textContent()) ?? '';
  await friend.page.reload();
  await expect(friend.order.revealButton).toBeVisible();
  await friend.open.follow(keep);
  await friend.open.press(friend.open.openOrder);
  await friend.order.expectState('delivered');

  const secrets = [keep, gift].map((link) => link.split('#')[1] ?? '').concat(code, 'Alles Gute');
  const everything = [
    ...trail.html,
    ...trail.referrers,
    // A page is asked for with its fragment by Playwright's own account, and without it on the wire.
    ...trail.addresses.map((address) => address.replace(/(\/open)#.*$/, '$1')),
    await kept(page),
    await kept(friend.page),
    privateShop.log(),
  ];
  expect(trail.html.length).toBeGreaterThan(5);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    for (const text of everything) expect(text).not.toContain(secret);
  }
  for (let step = 0; step < 6; step += 1) {
    const { page: other } = friend;
    expect(other.url()).not.toContain('#');
    if ((await other.goBack()) === null) break;
  }
});

test('what opens no order says so, and what to do', async ({ page }) => {
  const open = new OpenPage(page, false);
  await page.goto('/en/open');
  await expect(open.heading).toHaveText(say('open.incomplete.title'));
  await page.goto('/en/open#too-short');
  await expect(open.heading).toHaveText(say('open.incomplete.title'));
  await page.goto(`/open#${'A'.repeat(43)}`);
  await open.expectGone('unknown');
  await open.expectNoTokenInAddress();
  await expectAccessibleInLightAndDark(page, 'a link that is gone');

  await page.route('**/api/links/look', (route) => route.abort());
  // Into the same tab: only the fragment changes, so no page is loaded.
  await page.evaluate(() => location.assign(`#${'B'.repeat(43)}`));
  await expect(open.heading).toHaveText(say('open.failed.title'));
  await open.expectNoTokenInAddress();
  await page.unroute('**/api/links/look');
  await open.press(open.main.getByRole('button', { name: say('open.retry') }));
  await open.expectGone('unknown');
});

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('links and gifts fit', async ({ page, product, checkout, order }) => {
    await orderCard({ product, checkout });
    await order.payAndAwaitDelivery();
    await unfold(order);
    await order.press(order.button(say('order.links.showCode')));
    await expect(order.deviceQr).toBeVisible();
    await order.press(order.button(say('order.links.makeKeep')));
    await expect(order.button(say('order.links.makeAnother'))).toBeVisible();
    expect(await overflow(page)).toEqual([]);
    await page.reload();
    const link = await give(order, 'W'.repeat(300));
    expect(await overflow(page)).toEqual([]);
    await page.context().clearCookies();
    await new OpenPage(page, false).follow(link);
    await expect(new OpenPage(page, false).message).toBeVisible();
    expect(await overflow(page)).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a link says what it needs', async ({ page }) => {
    await page.goto(`/open#${'A'.repeat(43)}`);
    await expect(page.locator('main noscript p')).toHaveText(say('open.noScript'));
  });
});
