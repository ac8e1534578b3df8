import type { Locator, Page } from '@playwright/test';
import type { Situation } from '@/lib/order/view';
import { expectAccessibleInLightAndDark } from './accessible';
import type { OrderPage } from './pages/order-page';
import { expect, test } from './private-shop';
import { orderValue } from './purchases';
import type { Sandbox } from './sandbox';
import { say } from './words';

type World = { page: Page; order: OrderPage; sandbox: Sandbox; price: string };

const buttonOf = (order: OrderPage, name: string) =>
  order.main.getByRole('button', { name, exact: true });
const linkOf = (order: OrderPage, name: string) =>
  order.main.getByRole('link', { name, exact: true });

/** How an order comes into a situation, and what the one thing to press there is. */
type Way = {
  to: Situation;
  /** What has to be so before it is ordered. */
  before?: (sandbox: Sandbox) => Promise<void>;
  by: (world: World) => Promise<void>;
  values?: (world: World) => Record<string, string>;
  action: ((world: World) => Locator) | null;
};

const support = ({ order }: World) => linkOf(order, say('shell.support'));

async function withoutAddress(sandbox: Sandbox): Promise<void> {
  await sandbox.changeSettings({ slowAddress: true });
  await sandbox.stopClock();
}

const ways: Way[] = [
  {
    to: 'awaiting-payment',
    by: async () => {},
    action: ({ order }) => order.copyAmountButton,
  },
  {
    to: 'partly-paid',
    by: ({ sandbox, price }) => sandbox.send('10', price, 'USDC'),
    action: ({ order }) => order.copyAmountButton,
  },
  { to: 'seen', by: ({ sandbox, price }) => sandbox.pay(price, 'USDC'), action: null },
  {
    to: 'paid',
    by: async ({ sandbox, price }) => {
      await sandbox.pay(price, 'USDC');
      await sandbox.advance(2);
    },
    action: null,
  },
  {
    to: 'delivering',
    by: async ({ sandbox, price }) => {
      await sandbox.pay(price, 'USDC');
      await sandbox.advance(3);
    },
    action: null,
  },
  {
    to: 'delivered',
    by: async ({ sandbox, price }) => {
      await sandbox.pay(price, 'USDC');
      await sandbox.advance(60);
    },
    action: ({ order }) => order.revealButton,
  },
  {
    to: 'in-review',
    by: ({ sandbox, price }) => sandbox.happens('review', price, 'USDC'),
    action: support,
  },
  {
    to: 'expired',
    by: ({ sandbox, price }) => sandbox.expire(price, 'USDC'),
    action: ({ order }) => buttonOf(order, say('order.same')),
  },
  {
    to: 'expired-partly',
    by: async ({ sandbox, price }) => {
      await sandbox.send('10', price, 'USDC');
      await sandbox.expire(price, 'USDC');
    },
    action: support,
  },
  {
    to: 'late',
    by: async ({ order, sandbox, price }) => {
      await sandbox.changeSettings({ latePayment: 'review' });
      await sandbox.expire(price, 'USDC');
      await order.expectState('expired');
      await sandbox.pay(price, 'USDC');
      await order.page.reload();
    },
    action: support,
  },
  {
    to: 'failed',
    by: ({ sandbox, price }) => sandbox.happens('fail', price, 'USDC'),
    action: support,
  },
  { to: 'preparing', before: withoutAddress, by: async () => {}, action: null },
  {
    to: 'setup-failed',
    before: withoutAddress,
    by: ({ sandbox, price }) => sandbox.happens('setup-fail', price, 'USDC'),
    action: ({ order }) => buttonOf(order, say('order.same')),
  },
  {
    to: 'cancelled',
    by: ({ sandbox, price }) => sandbox.happens('cancel', price, 'USDC'),
    action: ({ order }) => buttonOf(order, say('order.same')),
  },
  {
    to: 'refunded-amount',
    by: async ({ sandbox, price }) => {
      await sandbox.pay(price, 'USDC');
      await sandbox.advance(2);
      await sandbox.happens('refund', price, 'USDC');
    },
    values: ({ price }) => ({ amount: price, coin: 'USDC' }),
    action: null,
  },
  {
    to: 'unavailable',
    by: async ({ page, sandbox }) => {
      const url = page.url();
      await page.goto('about:blank');
      // A stream that is still open would know the order, whatever the supplier answers now.
      await expect.poll(() => sandbox.openStreams()).toBe(0);
      await sandbox.addFault({ method: 'GET', path: '/v5/orders/', kind: 'status', status: 503 });
      await page.goto(url);
    },
    action: null,
  },
];

test.use({ shopConfig: { support: 'mailto:help@example.com' } });

for (const [index, { to, before, by, values, action }] of ways.entries()) {
  test(`an order that is ${to} says so, and what to do @phone`, async ({
    page,
    product,
    checkout,
    order,
    sandbox,
  }) => {
    await before?.(sandbox);
    const price = await orderValue({ product, checkout }, String(230 + index));
    await order.expectState(before === undefined ? 'awaiting-payment' : 'preparing');
    await order.expectLive();
    const world = { page, order, sandbox, price };
    await sandbox.stopClock();
    await by(world);
    await order.expectSituation(to, values?.(world));

    const primary = order.main.locator('.bg-brand:is(a, button)').filter({ visible: true });
    if (action !== null) await expect(action(world)).toBeVisible();
    // What is to be paid is copied or scanned: several ways, none above the others.
    const pressed = action !== null && !['awaiting-payment', 'partly-paid'].includes(to);
    await expect(primary).toHaveCount(pressed ? 1 : 0);
    if (pressed) expect(await primary.innerText()).toBe(await action(world).innerText());
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: `test-results/states/${to}-${colorScheme}.png`,
        fullPage: true,
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await expectAccessibleInLightAndDark(page, to);
  });
}
