import { isPayable } from '@/lib/order/state';
import { expect, test } from './fixtures';
import { OrderPage } from './pages/order-page';
import { orderCard, orderValue } from './purchases';
import { like, say } from './words';

test('a payment in two parts', async ({ product, checkout, order }) => {
  // 51.00 USD cost 52.79 USDC: an odd number of cents, which no half divides.
  expect(await orderValue({ product, checkout }, '51')).toBe('52.79');
  await order.expectState('awaiting-payment');
  const address = await order.address();
  await order.watchHeadlines();

  await order.simulate('pay-part');
  await order.expectState('partly-paid', { due: '26.40', sent: '26.39', coin: 'USDC' });
  await expect(order.main.getByText(say('order.pay.due'), { exact: true })).toBeVisible();
  await expect(order.main.getByText(say('order.pay.amount'), { exact: true })).toHaveCount(0);
  await order.expectAmount('26.40', 'USDC');
  expect(await order.address()).toBe(address);
  expect(await order.scanQr()).toBe(address);

  await order.simulate('pay');
  await order.expectState('delivered');
  await order.expectNothingToPay(address);
  expect((await order.headlines())[0]).toBe(say('order.states.awaiting-payment.headline'));
});

test('an order that expires', async ({ product, checkout, order }) => {
  await orderCard({ product, checkout });
  const address = await order.address();
  await order.simulate('expire');
  await order.expectState('expired');
  await order.expectNothingToPay(address);
  await expect(order.main.getByText(like('order.pay.timeLeft'))).toHaveCount(0);
  await expect(order.main.getByRole('button', { name: say('order.notify.ask') })).toHaveCount(0);
  await order.press(order.main.getByRole('link', { name: say('order.another') }));
  await expect(order.heading).toHaveText(say('countries.title'));
});

test('an order that expires half paid does not deny the payment', async ({
  product,
  checkout,
  order,
}) => {
  await orderValue({ product, checkout }, '52');
  const address = await order.address();
  await order.simulate('pay-part');
  await order.expectState('partly-paid', { due: '26.91', sent: '26.91', coin: 'USDC' });
  await order.simulate('expire');
  await expect(order.heading).not.toHaveText(like('order.states.partly-paid.headline'));
  await order.expectNothingToPay(address);
  await expect(order.statement).toContainText('26.91 USDC');
  await expect(order.main).not.toContainText(say('order.states.expired.body'));
});

for (const { action, state } of [
  { action: 'fail', state: 'failed' },
  { action: 'review', state: 'in-review' },
] as const) {
  test(`an order that is ${state}`, async ({ product, checkout, order }) => {
    expect(isPayable(state)).toBe(false);
    await orderCard({ product, checkout });
    const address = await order.address();
    await order.simulate(action);
    await order.expectState(state);
    await order.expectNothingToPay(address);
    await expect(order.main.getByText(like('order.reference'))).toBeVisible();
    await order.page.reload();
    await order.expectState(state);
    await order.expectNothingToPay(address);
    if (action === 'review') {
      await order.simulate('resume');
      await order.expectState('delivered');
    }
  });
}

test('the amount and the address can be copied and scanned', async ({
  context,
  product,
  checkout,
  order,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => order.page.evaluate(() => navigator.clipboard.readText());
  await orderCard({ product, checkout });
  await order.press(order.copyAmountButton);
  await expect(order.main.getByText(say('order.pay.copied'), { exact: true })).toBeVisible();
  expect(await copied()).toBe('53.20');

  const address = await order.address();
  expect(address).toMatch(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/);
  await order.press(order.copyAddressButton);
  const [head, tail] = [address.slice(0, 6), address.slice(-6)];
  await expect(
    order.main.getByText(say('order.pay.copiedCheck', { head, tail }), { exact: true }),
  ).toBeVisible();
  expect(await copied()).toBe(address);
  expect(await order.scanQr()).toBe(address);
});

test('a reload, the back button and the list keep the order', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await orderCard({ product, checkout });
  const url = page.url();
  const address = await order.address();
  await page.reload();
  await order.expectState('awaiting-payment');
  expect(page.url()).toBe(url);
  expect(await order.address()).toBe(address);

  await page.goBack();
  await expect(product.heading).toHaveText('Steam');
  await page.goForward();
  await order.expectState('awaiting-payment');
  expect(page.url()).toBe(url);

  await order.press(page.getByRole('banner').getByRole('link', { name: say('shell.orders') }));
  await expect(order.heading).toHaveText(say('orders.title'));
  const entry = order.main.getByRole('link');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(say('orderStates.awaiting-payment'));
  await order.press(entry);
  await order.expectState('awaiting-payment');
  expect(page.url()).toBe(url);
});

test('another browser sees nothing of it', async ({ browser, page, product, checkout, order }) => {
  await orderCard({ product, checkout });
  await order.expectState('awaiting-payment');
  const stranger = await browser.newContext();
  const theirs = new OrderPage(await stranger.newPage(), false);
  const answer = await theirs.page.goto(page.url());
  expect(answer?.status()).toBe(404);
  await theirs.expectNotFound();
  await expect(theirs.page.locator('body')).not.toContainText('USDC');
  await theirs.page.goto(new URL('/en/orders', page.url()).href);
  await expect(theirs.main.getByText(say('orders.empty'))).toBeVisible();
});

test('without the stream, polling still brings the news', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await page.route('**/subscribe', (route) => route.abort());
  await orderCard({ product, checkout });
  const polls = [Date.now()];
  const api = new URL(page.url()).pathname.replace('/en/', '/api/');
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === api) polls.push(Date.now());
  });
  await expect(order.main.getByText(like('order.link.polling'))).toBeVisible({ timeout: 15_000 });
  await order.simulate('pay');
  await order.expectState('delivered');
  await expect(order.main.getByText(say('order.link.ended'), { exact: true })).toBeVisible();
  const pauses = polls.slice(1).map((at, index) => at - (polls[index] ?? at));
  expect(Math.max(...pauses)).toBeLessThan(8_000);
});

test('cut off, the page says so and goes on counting', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await page.clock.install();
  await orderCard({ product, checkout });
  await order.expectLive();
  const timeLeft = order.main.getByText(like('order.pay.timeLeft'));
  await expect(timeLeft).toHaveText(/^(30:00|29:5\d) left, until \d/);
  await page.route('**/api/orders/**', (route) => route.abort());
  await page.clock.fastForward('27:00');
  await expect(timeLeft).toHaveText(/^(3:00|2:[345]\d) /);
  await expect(order.main.getByText(like('order.link.stale'))).toBeVisible();
  await order.expectState('awaiting-payment');
  await page.clock.fastForward('03:00');
  await order.expectSituation('overdue');
  await expect(timeLeft).toHaveCount(0);
  await page.unroute('**/api/orders/**');
  await page.clock.fastForward('00:30');
  await order.expectLive();
});

test('back from being offline, the page catches up', async ({
  context,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '87');
  await order.expectLive();
  await order.watchHeadlines();
  await context.setOffline(true);
  await sandbox.pay(price, 'USDC');
  await expect
    .poll(async () => (await sandbox.ordersOf(price, 'USDC')).at(-1)?.state, { timeout: 15_000 })
    .toBe('Done');
  await context.setOffline(false);
  await order.expectState('delivered');
  // Never a state of the payment that only the connection was in.
  const known = (['awaiting-payment', 'seen', 'paid', 'delivering', 'delivered'] as const).map(
    (state) => say(`order.states.${state}.headline`),
  );
  for (const headline of await order.headlines()) expect(known).toContain(headline);
});

test('a page that wakes up reads the order anew', async ({ page, product, checkout, order }) => {
  await orderCard({ product, checkout });
  await order.expectLive();
  const api = new URL(page.url()).pathname.replace('/en/', '/api/');
  let reads = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === api) reads += 1;
  });
  // Beside a live stream the next poll is half a minute away: a read now is the waking's.
  for (const wake of [
    () => document.dispatchEvent(new Event('visibilitychange')),
    () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    () => window.dispatchEvent(new Event('online')),
  ]) {
    const before = reads;
    await page.evaluate(wake);
    await expect.poll(() => reads).toBeGreaterThan(before);
  }
  await order.expectLive();
  await order.simulate('pay');
  await order.expectState('delivered');
});
