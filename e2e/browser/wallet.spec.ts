import { toBaseUnits } from '@/lib/payment/base-units';
import { explorerTransaction } from '@/lib/payment/explorer';
import { Chain } from '../support/chain';
import { expectAccessibleInLightAndDark } from './accessible';
import { installWallets, PageWallet, payer } from './page-wallet';
import { OrderPage } from './pages/order-page';
import { test as base, expect } from './private-shop';
import { checkoutValue, email } from './purchases';
import type { Sandbox } from './sandbox';
import { like, say } from './words';

const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const rich = 1_000_000_000_000n;
const onBase = { coin: 'USDC', network: 'Base' };

const unitsOf = (amount: string) => toBaseUnits(amount, 6) ?? 0n;

/** The simulator's USDC has cents, and no less. */
function amountOf(units: bigint): string {
  const cents = (units % 1_000_000n) / 10_000n;
  return `${units / 1_000_000n}.${cents.toString().padStart(2, '0')}`;
}

/** Tells the supplier, as a node tells a real one, of what arrives on the chain for an order. */
class Watcher {
  #told = 0;

  constructor(
    readonly chain: Chain,
    readonly sandbox: Sandbox,
    readonly order: { address: string; price: string },
  ) {}

  /** Waits for the next payment and tells of it; gives its amount. */
  async tellNext(): Promise<string> {
    const { address, price } = this.order;
    const arrivals = () => this.chain.arrivals(usdc, address);
    await expect.poll(async () => (await arrivals()).length).toBe(this.#told + 1);
    const units = (await arrivals()).at(-1) ?? 0n;
    this.#told += 1;
    const amount = amountOf(units);
    await this.sandbox.send(amount, price, 'USDC');
    return amount;
  }
}

type Fixtures = {
  wallet: PageWallet;
  /** Orders a card of that value, to be paid with USDC on Base. */
  ordered(value: string): Promise<Watcher>;
};

const test = base.extend<Fixtures, { chain: Chain }>({
  chain: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
    async ({}, use) => {
      const chain = await Chain.start();
      await chain.deployToken(usdc);
      await use(chain);
      await chain.end();
    },
    { scope: 'worker' },
  ],
  wallet: async ({ chain, context }, use) => {
    await chain.give(usdc, payer, rich);
    const wallet = new PageWallet(chain);
    await installWallets(context, [wallet]);
    await use(wallet);
  },
  ordered: async ({ chain, sandbox, product, checkout, order }, use) => {
    await use(async (value) => {
      const price = await checkoutValue({ product, checkout }, value);
      await checkout.email.fill(email);
      await checkout.chooseCoin('USDC', 'Base');
      await checkout.place();
      await order.expectState('awaiting-payment');
      return new Watcher(chain, sandbox, { address: await order.address(), price });
    });
  },
});

test.use({ shopSettings: { SANDBOX_WALLETS: '1' } });

const pay = (order: OrderPage, { name }: PageWallet) => order.press(order.walletButton(name));

const sentLine = (order: OrderPage) => order.main.getByText(say('order.wallet.sent'));

const alarm = (order: OrderPage) => order.main.getByRole('alert').filter({ hasText: /./ });

test('a wallet pays exactly what is asked for, and the order is delivered', async ({
  page,
  chain,
  wallet,
  ordered,
  order,
}) => {
  const watcher = await ordered('301');
  const { address, price } = watcher.order;
  const [head, tail] = [address.slice(0, 6), address.slice(-6)];
  const shows = say('order.wallet.show', { amount: price, ...onBase, head, tail });
  await expect(order.main.getByText(shows)).toBeVisible();
  await expectAccessibleInLightAndDark(page, 'an order that a wallet can pay');

  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  await expectAccessibleInLightAndDark(page, 'an order that a wallet has paid');
  expect(wallet.methods).not.toContain('wallet_switchEthereumChain');
  expect(await chain.balanceOf(usdc, address)).toBe(unitsOf(price));

  expect(unitsOf(await watcher.tellNext())).toBe(unitsOf(price));
  await order.expectState('delivered');
  expect(await chain.arrivals(usdc, address)).toEqual([unitsOf(price)]);
  expect(await chain.balanceOf(usdc, payer)).toBe(rich - unitsOf(price));

  await order.press(order.fold(say('order.history.title')));
  const amount = price.replace(/\.?0+$/, '');
  const past = order.main.getByRole('listitem');
  const told = past.filter({ hasText: say('order.wallet.pastSent', { amount, coin: 'USDC' }) });
  await expect(told.getByRole('link')).toHaveAttribute('href', /^https:\/\/basescan\.org\/tx\/0x/);
});

test('a wallet on another chain is moved, and left alone when it stays', async ({
  chain,
  wallet,
  ordered,
  order,
}) => {
  wallet.chainId = 1;
  wallet.switches = false;
  const { address, price } = (await ordered('302')).order;
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.trouble.wrong-network', onBase));
  expect(wallet.requests).toBe(0);

  wallet.switches = true;
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  expect(await chain.balanceOf(usdc, address)).toBe(unitsOf(price));
});

test('what was declined can be paid after all', async ({ chain, wallet, ordered, order }) => {
  wallet.sending = 'declines';
  const { address, price } = (await ordered('303')).order;
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.trouble.declined'));
  expect(await chain.arrivals(usdc, address)).toEqual([]);

  wallet.sending = 'sends';
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  await expect(alarm(order)).toHaveCount(0);
  expect(await chain.balanceOf(usdc, address)).toBe(unitsOf(price));
});

test('an account with too little is not asked to send', async ({
  chain,
  wallet,
  ordered,
  order,
}) => {
  const { price } = (await ordered('304')).order;
  await chain.give(usdc, payer, unitsOf(price) - 1n);
  await pay(order, wallet);
  const amount = price;
  await expect(alarm(order)).toHaveText(
    say('order.wallet.trouble.too-little', { amount, ...onBase }),
  );
  expect(wallet.requests).toBe(0);
});

test('a wallet that sends and then fails is not asked twice', async ({
  page,
  chain,
  wallet,
  ordered,
  order,
}) => {
  wallet.sending = 'sends-and-fails';
  const watcher = await ordered('305');
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.held.unknown'));
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  await page.reload();
  await expect(alarm(order)).toHaveText(say('order.wallet.held.begun'));
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  await expect(order.withdrawButton).toBeVisible();
  await expectAccessibleInLightAndDark(page, 'an order whose payment is in doubt');

  await watcher.tellNext();
  await order.expectState('delivered');
  expect(wallet.requests).toBe(1);
  expect(await chain.arrivals(usdc, watcher.order.address)).toHaveLength(1);
});

test('a wallet that never answers is asked again only once that is said not to be confirmed', async ({
  page,
  wallet,
  ordered,
  order,
}) => {
  wallet.sending = 'sends-in-silence';
  await ordered('306');
  await pay(order, wallet);
  const look = order.main.getByRole('button', { name: say('order.wallet.look') });
  await expect(look).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => wallet.requests).toBe(1);
  await look.click({ force: true });
  await page.reload();
  await expect(order.withdrawButton).toBeVisible();
  expect(wallet.requests).toBe(1);

  await order.press(order.withdrawButton);
  await expect(order.walletButton(wallet.name)).toBeVisible();
  wallet.sending = 'sends';
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  expect(wallet.requests).toBe(2);
});

test('of two tabs one pays, and the other is told at once', async ({
  page,
  context,
  hasTouch,
  wallet,
  ordered,
  order,
}) => {
  wallet.sending = 'sends-in-silence';
  await ordered('307');
  const other = new OrderPage(await context.newPage(), hasTouch);
  await other.page.goto(page.url());
  await expect(other.walletButton(wallet.name)).toBeVisible();
  await page.bringToFront();
  await pay(order, wallet);
  await expect.poll(() => wallet.requests).toBe(1);
  await expect(alarm(other)).toHaveText(say('order.wallet.held.begun'));
  await expect(other.walletButton(wallet.name)).toHaveCount(0);
});

test('a tab that has not heard of a payment is refused another', async ({
  page,
  browser,
  context,
  hasTouch,
  chain,
  wallet,
  ordered,
  order,
}) => {
  wallet.sending = 'sends-in-silence';
  const { address } = (await ordered('312')).order;
  // The same buyer in a window that shares nothing else with the first.
  const elsewhere = await browser.newContext({ storageState: await context.storageState() });
  await installWallets(elsewhere, [wallet]);
  const other = new OrderPage(await elsewhere.newPage(), hasTouch);
  await other.page.route(/\/api\/orders\/[^/]+(\/subscribe)?$/, (route) => route.abort());
  await other.page.goto(page.url());
  await expect(other.walletButton(wallet.name)).toBeVisible();

  await pay(order, wallet);
  await expect.poll(() => wallet.requests).toBe(1);
  await pay(other, wallet);
  await expect(alarm(other)).toHaveText(say('order.wallet.held.begun'));
  expect(wallet.requests).toBe(1);
  expect(await chain.arrivals(usdc, address)).toHaveLength(1);
});

test('a page that is loaded anew after sending does not ask again', async ({
  page,
  wallet,
  ordered,
  order,
}) => {
  await ordered('308');
  await pay(order, wallet);
  const link = order.main.getByRole('link', {
    name: say('order.wallet.explorer', { host: 'basescan.org' }),
  });
  const href = (await link.first().getAttribute('href')) ?? '';
  await page.reload();
  await expect(sentLine(order)).toBeVisible();
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  await expect(link.first()).toHaveAttribute('href', href);
  expect(explorerTransaction(onBase, href.split('/').at(-1) ?? '')?.href).toBe(href);
  expect(wallet.requests).toBe(1);
});

test('the rest of a payment is paid by itself', async ({
  chain,
  wallet,
  ordered,
  order,
  sandbox,
}) => {
  const watcher = await ordered('309');
  const { address, price } = watcher.order;
  const part = amountOf(unitsOf(price) / 3n);
  await sandbox.send(part, price, 'USDC');
  await expect(order.heading).toHaveText(like('order.states.partly-paid.headline'));
  const rest = unitsOf(price) - unitsOf(part);
  expect(unitsOf(await order.amount())).toBe(rest);

  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  expect(await chain.balanceOf(usdc, address)).toBe(rest);
  await watcher.tellNext();
  await order.expectState('delivered');
});

test('a payment that falls short by itself leaves a rest that a wallet can pay', async ({
  chain,
  wallet,
  ordered,
  order,
  sandbox,
}) => {
  const { address, price } = (await ordered('310')).order;
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  // The supplier has found less than was sent, as after a fee that a token takes.
  const found = amountOf(unitsOf(price) - 2_000_000n);
  await sandbox.send(found, price, 'USDC');
  await expect(order.heading).toHaveText(like('order.states.partly-paid.headline'));
  await expect(sentLine(order)).toHaveCount(0);
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  expect(await chain.arrivals(usdc, address)).toEqual([unitsOf(price), 2_000_000n]);
});

test('a browser without wallets shows none, and fetches nothing for them', async ({
  page,
  ordered,
  order,
}) => {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(await response.text().catch(() => ''));
  });
  await ordered('311');
  await page.reload();
  await expect(order.fold(say('order.history.title'))).toBeVisible();
  await expect(order.main.getByRole('button', { name: /^Pay with/ })).toHaveCount(0);
  expect(scripts.some((text) => text.includes('eip6963:requestProvider'))).toBe(true);
  expect(scripts.filter((text) => text.includes('eth_sendTransaction'))).toEqual([]);
});
