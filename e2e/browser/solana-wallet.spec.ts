import { toBaseUnits } from '@/lib/payment/base-units';
import {
  mintAccount,
  splToken,
  tokenAccountOf,
  usdc,
  usual,
  walletAccount,
} from '@/lib/payment/solana-fixtures';
import { associatedAccount } from '@/lib/payment/solana-programs';
import { SolanaNode } from '../support/solana-node';
import { PageSolanaWallet } from './page-solana-wallet';
import type { OrderPage } from './pages/order-page';
import { test as base, expect } from './private-shop';
import { checkoutValue, email } from './purchases';
import { say } from './words';

type Ordered = { address: string; price: string };

type Fixtures = {
  wallet: PageSolanaWallet;
  /** Orders a card of that value, to be paid on Solana. */
  ordered(value: string, coin?: string): Promise<Ordered>;
};

const test = base.extend<Fixtures, { node: SolanaNode }>({
  node: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
    async ({}, use) => {
      const node = await SolanaNode.start();
      await use(node);
      node.stop();
    },
    { scope: 'worker' },
  ],
  shopSettings: [
    ({ node }, use) => use({ SANDBOX_WALLETS: '1', SOLANA_RPC_URL: node.url }),
    { scope: 'worker' },
  ],
  wallet: async ({ node, context }, use) => {
    const wallet = new PageSolanaWallet();
    const { address: owner } = wallet;
    node.isDown = false;
    node.elsewhere = null;
    node.world.clear();
    node.world.set(owner, walletAccount());
    node.world.set(usdc, mintAccount(splToken));
    node.world.set(usual.payer.usdc, tokenAccountOf({ mint: usdc, owner, program: splToken }));
    await wallet.install(context);
    await use(wallet);
  },
  ordered: async ({ product, checkout, order }, use) => {
    await use(async (value, coin = 'USDC') => {
      const inUsdc = await checkoutValue({ product, checkout }, value);
      await checkout.email.fill(email);
      await checkout.chooseCoin(coin, 'Solana');
      // Whoever presses before has not seen what it costs, and is asked to look.
      await expect(checkout.total).toHaveText(new RegExp(` ${coin}$`));
      await checkout.place();
      await order.expectState('awaiting-payment');
      const price = coin === 'USDC' ? inUsdc : await order.amount();
      return { address: await order.address(), price };
    });
  },
});

const pay = (order: OrderPage, { name }: PageSolanaWallet) => order.press(order.walletButton(name));

const sentLine = (order: OrderPage) => order.main.getByText(say('order.wallet.sent'));

const alarm = (order: OrderPage) => order.main.getByRole('alert').filter({ hasText: /./ });

/** What the wallet is to find in the transaction. */
function paymentOf({ address, price }: Ordered, { address: payer }: PageSolanaWallet) {
  return {
    kind: 'token',
    payer,
    mint: usdc,
    program: splToken,
    decimals: 6,
    account: associatedAccount({ owner: address, mint: usdc, program: splToken }),
    units: toBaseUnits(price, 6),
    opensFor: address,
  };
}

test('a wallet pays exactly what is asked for, and the order is delivered', async ({
  sandbox,
  wallet,
  ordered,
  order,
}) => {
  const bought = await ordered('401');
  const { address, price } = bought;
  const [head, tail] = [address.slice(0, 6), address.slice(-6)];
  const values = { amount: price, coin: 'USDC', network: 'Solana', head, tail };
  await expect(order.main.getByText(say('order.wallet.show', values))).toBeVisible();

  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  expect(wallet.asked).toEqual([paymentOf(bought, wallet)]);
  const link = order.main.getByRole('link', {
    name: say('order.wallet.explorer', { host: 'solscan.io' }),
  });
  await expect(link).toHaveAttribute('href', `https://solscan.io/tx/${wallet.hash}`);

  await sandbox.pay(price, 'USDC');
  await order.expectState('delivered');
  expect(wallet.asked).toHaveLength(1);
});

test('SOL is sent to the address itself', async ({ wallet, ordered, order }) => {
  const { address, price } = await ordered('402', 'SOL');
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  const units = toBaseUnits(price, 9);
  expect(wallet.asked).toEqual([{ kind: 'coin', payer: wallet.address, to: address, units }]);
});

test('a token account is credited as it is, though no link may name it', async ({
  node,
  wallet,
  ordered,
  order,
}) => {
  node.elsewhere = tokenAccountOf({ mint: usdc, owner: usdc, program: splToken });
  const bought = await ordered('407');
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  await expect(order.walletLink).toHaveCount(0);
  const direct = { ...paymentOf(bought, wallet), account: bought.address, opensFor: null };
  expect(wallet.asked).toEqual([direct]);
});

test('what was declined can be paid after all, and only once', async ({
  page,
  wallet,
  ordered,
  order,
}) => {
  wallet.sending = 'declines';
  const bought = await ordered('403');
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.trouble.declined'));

  wallet.sending = 'sends';
  await pay(order, wallet);
  await expect(sentLine(order)).toBeVisible();
  expect(wallet.asked).toEqual([paymentOf(bought, wallet), paymentOf(bought, wallet)]);

  await page.reload();
  await expect(sentLine(order)).toBeVisible();
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
});

test('a wallet that fails when it was asked may have sent', async ({ wallet, ordered, order }) => {
  wallet.sending = 'fails';
  await ordered('404');
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.held.unknown'));
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
  await expect(order.withdrawButton).toBeVisible();
});

test('a wallet is asked for nothing that cannot be paid', async ({
  node,
  wallet,
  ordered,
  order,
}) => {
  const { price: amount } = await ordered('405');
  const values = { amount, coin: 'USDC', network: 'Solana' };
  node.world.delete(usual.payer.usdc);
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.trouble.too-little', values));

  node.isDown = true;
  await pay(order, wallet);
  await expect(alarm(order)).toHaveText(say('order.wallet.trouble.unreachable'));
  expect(wallet.asked).toEqual([]);
});

test('no wallet is asked to pay to an account that nobody knows', async ({
  node,
  wallet,
  ordered,
  order,
}) => {
  node.isDown = true;
  await ordered('406');
  await expect(order.fold(say('order.history.title'))).toBeVisible();
  await expect(order.walletButton(wallet.name)).toHaveCount(0);
});
