import { type Line, openLine } from '../support/line';
import { OrderPage } from './pages/order-page';
import { expect, test as privateTest } from './private-shop';
import { orderValue } from './purchases';
import { like, say } from './words';

const test = privateTest.extend<{ line: Line }>({
  /** What the browser reaches the shop over. */
  line: async ({ privateShop }, use) => {
    const line = await openLine(privateShop.port);
    await use(line);
    await line.close();
  },
  baseURL: ({ line }, use) => use(`http://localhost:${line.port}`),
});

const toDelivery = ['seen', 'paid', 'delivering', 'delivered'] as const;

test('a stream that drops three times during a payment', async ({
  line,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '61');
  await order.expectLive();
  await order.watchHeadlines();
  const address = await order.address();
  expect(line.cutStreams()).toBe(1);
  await order.simulate('pay-part');
  await expect(order.heading).toHaveText(like('order.states.partly-paid.headline'));
  const due = await order.amount();
  expect(due).not.toBe(price);
  expect(await order.address()).toBe(address);

  await order.expectLive();
  expect(line.cutStreams()).toBe(1);
  await order.expectLive();
  expect(await order.amount()).toBe(due);
  await order.simulate('pay');
  await expect(order.heading).not.toHaveText(like('order.states.partly-paid.headline'));
  await order.expectNothingToPay(address);
  expect(line.cutStreams()).toBeLessThanOrEqual(1);

  await order.expectState('delivered');
  const way = ['awaiting-payment', 'partly-paid', ...toDelivery] as const;
  await order.expectWay(way, { due, coin: 'USDC' });
});

test('news that comes twice and news that is old', async ({
  sandbox,
  product,
  checkout,
  order,
}) => {
  for (const kind of ['stream-duplicate', 'stream-stale'] as const) {
    await sandbox.addFault({ method: 'GET', path: '/v5/orders/', kind });
    await orderValue({ product, checkout }, kind === 'stream-stale' ? '62' : '63');
    await order.expectLive();
    await order.payAndAwaitDelivery();
    await sandbox.clearFaults();
  }
});

test('two tabs share one stream and the news', async ({
  context,
  privateShop,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '64');
  await order.expectLive();
  await privateShop.expectStreams(1, 1);
  const second = new OrderPage(await context.newPage(), false);
  await second.page.goto(order.page.url());
  await second.expectLive();
  await order.expectLive();
  await privateShop.expectStreams(1, 1);

  const tabs = [order, second];
  for (const tab of tabs) await tab.watchHeadlines();
  // A tab that is not told by the other would be half a minute late.
  await sandbox.payPart(price, 'USDC');
  for (const tab of tabs) {
    await expect(tab.heading).toHaveText(like('order.states.partly-paid.headline'));
  }
  const due = await order.amount();
  expect(await second.amount()).toBe(due);

  await second.page.close();
  await order.expectLive();
  await privateShop.expectStreams(1, 1);
  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  const way = ['awaiting-payment', 'partly-paid', ...toDelivery] as const;
  await order.expectWay(way, { due, coin: 'USDC' });
  await privateShop.expectStreams(0, 0);
});

test('tabs of two orders: the one that is looked at has the stream', async ({
  context,
  privateShop,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '65');
  await order.expectLive();
  const url = order.page.url();
  await orderValue({ product, checkout }, '66');
  await order.expectLive();
  const first = new OrderPage(await context.newPage(), false);
  await first.page.goto(url);
  await first.expectLive();
  await expect(order.main.getByText(like('order.link.polling'))).toBeVisible();
  await privateShop.expectStreams(1, 1);
  await order.page.bringToFront();
  await order.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await order.expectLive();
  // The one that is not looked at goes on reading.
  await expect(first.main.getByText(like('order.link.polling'))).toBeVisible();
  await sandbox.pay(price, 'USDC');
  await first.expectState('delivered');
  await order.expectState('awaiting-payment');
});

test('a deployment in the middle of an order', async ({
  privateShop,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '67');
  await order.expectLive();
  const address = await order.address();
  await order.watchHeadlines();
  await privateShop.restart();
  await order.expectLive();
  expect(await order.address()).toBe(address);
  await order.expectAmount(price, 'USDC');
  await order.simulate('pay');
  await order.expectState('delivered');
  await order.expectWay(['awaiting-payment', ...toDelivery]);
});

test('the tab tells how the order is, and a message that it is ready', async ({
  context,
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await context.grantPermissions(['notifications']);
  const price = await orderValue({ product, checkout }, '68');
  const icon = () => page.locator('link[rel~="icon"]').first().getAttribute('href');
  const title = (state: 'awaiting-payment' | 'delivered') =>
    `${say(`order.states.${state}.headline`)} · Refillery`;
  await expect(page).toHaveTitle(title('awaiting-payment'));
  await expect.poll(icon).toMatch(/^data:image\/svg/);
  const waiting = await icon();
  await order.press(order.main.getByRole('button', { name: say('order.notify.ask') }));
  await expect(order.main.getByText(say('order.notify.on'))).toBeVisible();

  // Playwright keeps every page in sight.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  });
  await sandbox.pay(price, 'USDC');
  await expect(page).toHaveTitle(title('delivered'));
  await expect.poll(icon).not.toBe(waiting);
  const messages = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return (await worker.getNotifications()).map(({ title, body }) => `${title}: ${body}`);
    });
  const { headline, body } = {
    headline: say('order.states.delivered.headline'),
    body: say('order.states.delivered.body'),
  };
  await expect.poll(messages).toEqual([`${headline}: ${body}`]);
  await expect(order.main.getByText(say('order.notify.on'))).toHaveCount(0);
});
