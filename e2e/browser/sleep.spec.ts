import type { Page } from '@playwright/test';
import { expect, type PrivateShop, test } from './private-shop';
import { orderValue } from './purchases';
import type { Sandbox } from './sandbox';
import { like, say } from './words';

/**
 * Puts the page to sleep as a phone does with an app in the background, and wakes it up again: it
 * is told, and then none of its code runs and no timer fires. The browser's own freezing does
 * nothing here, because Playwright keeps every page in sight.
 *
 * A page stopped by the debugger right after it was told holds on to its stream: Chromium cancels a
 * closed EventSource in a later task, and the debugger lets no task run. Freezing stops no such task,
 * so the stream is waited for in between.
 */
async function sleeper(page: Page, shop: PrivateShop) {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const tell = (event: 'freeze' | 'resume') =>
    page.evaluate((name) => document.dispatchEvent(new Event(name)), event);
  return {
    async sleep() {
      await tell('freeze');
      await shop.expectStreams(0, 0);
      const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
      await session.send('Debugger.pause');
      await paused;
    },
    /** @param phoneClock by how much the page's own time has moved on meanwhile, `minutes:seconds` */
    async wake(phoneClock?: string) {
      await session.send('Debugger.resume');
      if (phoneClock !== undefined) await page.clock.fastForward(phoneClock);
      await tell('resume');
    },
  };
}

/** Waits until the supplier is done with an order, which nobody may be looking at. */
async function expectDone(sandbox: Sandbox, price: string): Promise<void> {
  await expect
    .poll(async () => (await sandbox.ordersOf(price, 'USDC')).at(-1)?.state, { timeout: 15_000 })
    .toBe('Done');
}

test('a tab that sleeps across the payment', async ({
  page,
  privateShop,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await page.clock.install();
  const price = await orderValue({ product, checkout }, '71');
  await order.expectLive();
  const address = await order.address();
  await order.watchHeadlines();
  const { sleep, wake } = await sleeper(page, privateShop);
  await sleep();
  await wake('20:00');
  // By what the shop says is left, whatever the phone's clock has been doing.
  const timeLeft = order.main.getByText(like('order.pay.timeLeft'));
  await expect(timeLeft).toHaveText(/^29:[345]\d left/);
  expect(await order.address()).toBe(address);
  await order.expectLive();

  await sleep();
  await sandbox.pay(price, 'USDC');
  await expectDone(sandbox, price);
  await wake();
  await order.expectState('delivered');
  await order.expectNothingToPay(address);
  await order.expectWay(['awaiting-payment', 'delivered']);
});

test('waking up while the supplier is away', async ({
  page,
  privateShop,
  sandbox,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '72');
  await order.expectLive();
  await order.watchHeadlines();
  const { sleep, wake } = await sleeper(page, privateShop);
  await sleep();
  await sandbox.pay(price, 'USDC');
  await expectDone(sandbox, price);
  await sandbox.addFault({ method: 'GET', path: '/v5/orders/', kind: 'status', status: 503 });
  await wake();
  // What is not known is not said: the order stands as it was last seen, and since when.
  await expect(order.main.getByText(like('order.link.polling'))).toBeVisible();
  await order.expectState('awaiting-payment');
  await sandbox.clearFaults();
  await order.expectState('delivered');
  await order.expectWay(['awaiting-payment', 'delivered']);
});

test('back to the page after paying elsewhere', async ({
  page,
  sandbox,
  privateShop,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '73');
  await order.expectLive();
  const address = await order.address();
  await order.press(page.getByRole('banner').getByRole('link', { name: say('shell.orders') }));
  await expect(order.heading).toHaveText(say('orders.title'));
  await privateShop.expectStreams(0, 0);
  await sandbox.pay(price, 'USDC');
  await expectDone(sandbox, price);
  await page.goBack();
  await order.expectState('delivered');
  await order.expectNothingToPay(address);
});

test('kept by the browser and shown again, a page is as it now is', async ({
  page,
  sandbox,
  privateShop,
  product,
  checkout,
  order,
}) => {
  const price = await orderValue({ product, checkout }, '74');
  await order.expectLive();
  const address = await order.address();
  await order.watchHeadlines();
  // Chromium keeps no page that must not be stored; Safari does.
  const turn = (event: 'pagehide' | 'pageshow') =>
    page.evaluate(
      (name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true })),
      event,
    );
  await turn('pagehide');
  await privateShop.expectStreams(0, 0);
  await turn('pageshow');
  await order.expectLive();
  await turn('pagehide');
  await privateShop.expectStreams(0, 0);
  await sandbox.pay(price, 'USDC');
  await expectDone(sandbox, price);
  await turn('pageshow');
  await order.expectState('delivered');
  await order.expectNothingToPay(address);
});
