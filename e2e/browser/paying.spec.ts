import { expect, test } from './fixtures';
import { checkoutValue, email, orderValue } from './purchases';
import { say } from './words';

const usdcOnBase = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';

test('a token’s code holds the address, or the amount too, and is drawn anew for the rest', async ({
  page,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await checkoutValue({ product, checkout }, '211');
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  await checkout.place();
  await order.expectState('awaiting-payment');
  const address = await order.address();
  await expect(order.code('holdsAddress')).toBeChecked();
  expect(await order.scanQr()).toBe(address);

  await order.code('holdsAmount').check({ force: true });
  const inUnits = (amount: string) => BigInt(Math.round(Number(amount) * 1e6));
  const linkFor = (amount: string) =>
    `ethereum:${usdcOnBase}@8453/transfer?address=${address}&uint256=${inUnits(amount)}`;
  expect(await order.scanQr()).toBe(linkFor(price));
  await expect(order.main).toContainText(
    say('pay.amountHint', {
      wallets: 'MetaMask, Rainbow, Gem Wallet',
      amount: `${price} USDC`,
      head: address.slice(0, 6),
      tail: address.slice(-6),
    }),
  );
  await expect(order.walletLink).toHaveAttribute('href', linkFor(price));

  await sandbox.payPart(price, 'USDC');
  await order.expectState('partly-paid');
  const rest = await order.amount();
  expect(Number(rest)).toBeCloseTo(Number(price) / 2, 1);
  await expect(order.walletLink).toHaveAttribute('href', linkFor(rest));
  await order.code('holdsAmount').check({ force: true });
  expect(await order.scanQr()).toBe(linkFor(rest));
  await page.reload();
  await expect(order.walletLink).toHaveAttribute('href', linkFor(rest));
});

test('Bitcoin’s code is a payment link first', async ({ product, checkout, order }) => {
  await checkoutValue({ product, checkout }, '212');
  await checkout.email.fill(email);
  await checkout.chooseCoin('BTC', 'Mainnet');
  await expect(checkout.total).toHaveText(/ BTC$/);
  await checkout.place();
  await order.expectState('awaiting-payment');
  const [address, amount] = [await order.address(), await order.amount()];
  const link = `bitcoin:${address}?amount=${amount.replace(/0+$/, '')}`;
  expect(await order.scanQr()).toBe(link);
  await expect(order.walletLink).toHaveAttribute('href', link);
  await order.code('holdsAddress').check({ force: true });
  expect(await order.scanQr()).toBe(address);
});

test('a token on Solana has its address alone, with a warning', async ({
  product,
  checkout,
  order,
}) => {
  await orderValue({ product, checkout }, '213');
  await expect(order.main).toContainText(say('pay.maybeTokenAccount'));
  await expect(order.code('holdsAddress')).toHaveCount(0);
  await expect(order.walletLink).toHaveCount(0);
  expect(await order.scanQr()).toBe(await order.address());
});

test('a code fills the window, and steps back at Escape', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await orderValue({ product, checkout }, '214');
  const enlarge = order.main.getByRole('button', { name: say('pay.enlarge') });
  await enlarge.focus();
  await page.keyboard.press('Enter');
  const close = order.main.getByRole('button', { name: say('pay.close') });
  await expect(close).toBeVisible();
  // What is large reads the same.
  expect(await order.scanQr(order.qr.last())).toBe(await order.address());
  await page.keyboard.press('Escape');
  await expect(close).toBeHidden();
  await expect(enlarge).toBeFocused();
});

test('help with a payment names the network, and a public record of the address', async ({
  product,
  checkout,
  order,
}) => {
  await orderValue({ product, checkout }, '215');
  const address = await order.address();
  await order.press(order.fold(say('pay.problems')));
  await expect(order.main).toContainText(say('pay.exchangeHelp', { network: 'Solana' }));
  const record = order.main.getByRole('link', {
    name: say('pay.explorer', { host: 'solscan.io' }),
  });
  await expect(record).toHaveAttribute('href', `https://solscan.io/account/${address}`);
  await expect(record).toHaveAttribute('rel', /noreferrer/);
});

test('a price that ran out is ordered again at a press, for the same goods', async ({
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '216');
  const address = await order.address();
  await sandbox.expire(price, 'USDC');
  await order.expectState('expired');
  await order.expectNothingToPay(address);
  await order.press(order.fold(say('order.alreadyPaid')));
  await expect(order.main.getByText(say('order.alreadyPaidHelp'))).toBeVisible();
  await order.press(order.main.getByRole('button', { name: say('order.same') }));
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await expect(checkout.line('Airbnb $216')).toBeVisible();
  await checkout.untilAlive(checkout.placeButton);
  await checkout.email.fill(email);
  await checkout.place();
  await order.expectAmount(price, 'USDC');
});

test('what came too much is told, and its order is delivered all the same', async ({
  page,
  context,
  product,
  checkout,
  order,
  sandbox,
}) => {
  const price = await orderValue({ product, checkout }, '217');
  await sandbox.send('300', price, 'USDC');
  await order.expectState('delivered');
  const amount = (300 - Number(price)).toFixed(2);
  await expect(order.main).toContainText(say('order.excess', { amount, coin: 'USDC' }));

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await order.press(order.fold(say('order.history.title')));
  await expect(
    order.main.getByRole('listitem').filter({ hasText: say('order.history.states.delivered') }),
  ).toBeVisible();
  await order.press(order.main.getByRole('button', { name: say('order.support.copy') }));
  await expect(order.main.getByText(say('order.support.copied'))).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`Asked for: ${price} USDC on Solana\n`);
  expect(copied).toMatch(/\nArrived: 300(\.0+)? USDC\n/);
  expect(copied).toContain(`\nToo much: ${amount} USDC\n`);
  expect(copied).toMatch(/\d{4}-\d\d-\d\dT[\d:]+Z delivered\n/);
  expect(copied).not.toMatch(/@|SIMULATED/);
});

test('no wallet is asked to pay in the sandbox, whose addresses are nobody’s', async ({
  page,
  product,
  checkout,
  order,
}) => {
  await page.addInitScript(() => {
    const info = { uuid: 'one', name: 'Real Wallet', icon: 'data:,', rdns: 'com.example' };
    const detail = { info, provider: { request: () => Promise.reject(new Error('asked')) } };
    window.addEventListener('eip6963:requestProvider', () => {
      window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    });
  });
  await checkoutValue({ product, checkout }, '218');
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDC', 'Base');
  await checkout.place();
  await expect(order.fold(say('order.history.title'))).toBeVisible();
  await expect(order.walletLink).toBeVisible();
  await expect(order.walletButton('Real Wallet')).toHaveCount(0);
});
