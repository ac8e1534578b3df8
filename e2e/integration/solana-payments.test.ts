import { base64 } from '@scure/base';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readLines } from '@/lib/log/log-fixtures';
import { assetOf } from '@/lib/payment/assets';
import {
  mintAccount,
  payer,
  owner as someone,
  splToken,
  token2022,
  tokenAccountOf,
  usdc,
  usdt,
  walletAccount,
} from '@/lib/payment/solana-fixtures';
import { readPayment } from '@/lib/payment/solana-payment';
import { associatedAccount } from '@/lib/payment/solana-programs';
import { limits } from '@/lib/rate-limit/limits';
import { orderSchema } from '@/schemas/order-snapshot';
import { solanaTransactionSchema } from '@/schemas/solana-transaction';
import { type Answer, failure } from '../support/api-client';
import { BoughtOrder } from '../support/bought-order';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { SolanaNode } from '../support/solana-node';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let node: SolanaNode;
let shop: Shop;
let checkout: CheckoutBody;

/** An order that waits for money, where it has to go, and how much in base units. */
type Awaiting = { order: BoughtOrder; to: string; units: bigint };

/** A decimal in base units, in the plainest way there is. */
function unitsOf(due: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = due.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
}

async function read({ order }: Pick<Awaiting, 'order'>): Promise<Omit<Awaiting, 'order'>> {
  const snapshot = orderSchema.parse(JSON.parse((await order.buyer.get(pathOf(order))).text));
  const { address, due, coin, network } = snapshot;
  const asset = assetOf({ coin: coin ?? '', network: network ?? '' });
  if (address === null || due === null || asset === null) throw new Error('Nothing is asked for.');
  return { to: address, units: unitsOf(due, asset.decimals) };
}

async function buy(coin: string, network = 'Solana'): Promise<Awaiting> {
  const order = await BoughtOrder.buy(supplier, shop, { ...checkout, payment: { coin, network } });
  return { order, ...(await read({ order })) };
}

const pathOf = ({ id }: { id: string }) => `/api/orders/${id}`;

function ask({ order }: Pick<Awaiting, 'order'>, pays = payer): Promise<Answer> {
  return order.buyer.post(`${pathOf(order)}/transactions`, { payer: pays });
}

/** What a transaction that was handed out says of itself, and what its bytes do. */
function built(answer: Answer) {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  expect(answer.headers['cache-control']).toBe('no-store');
  const { summary, transaction } = solanaTransactionSchema.parse(JSON.parse(answer.text));
  return { summary, does: readPayment(base64.decode(transaction)) };
}

const usual = (owner: string, mint = usdc, program = splToken) =>
  associatedAccount({ owner, mint, program });
const held = (owner: string, mint = usdc, program = splToken) =>
  tokenAccountOf({ mint, owner, program });

beforeAll(async () => {
  node = await SolanaNode.start();
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin, { SOLANA_RPC_URL: `${node.url}/secret-key` });
});
afterAll(async () => {
  node?.stop();
  await endAllProcesses();
});
beforeEach(() => {
  node.isDown = false;
  node.world.clear();
  node.world.set(payer, walletAccount());
  node.world.set(usdc, mintAccount(splToken));
  node.world.set(usual(payer), held(payer));
  node.forgetCalls();
});

describe('an order in USDC', () => {
  const payment = { kind: 'token', payer, mint: usdc, program: splToken, decimals: 6 };

  it('is paid to the wallet’s usual account, which is opened if it is missing', async () => {
    const { order, to, units } = await buy('USDC');
    const account = usual(to);
    const summary = { payer, to, account, contract: usdc, units: String(units) };
    expect(built(await ask({ order }))).toEqual({
      summary: { ...summary, opensAccount: true },
      does: { ...payment, units, account, opensFor: to },
    });
    node.world.set(account, held(to));
    expect(built(await ask({ order }))).toEqual({
      summary: { ...summary, opensAccount: false },
      does: { ...payment, units, account, opensFor: null },
    });
  });

  it('is paid to a token account as it is', async () => {
    const { order, to, units } = await buy('USDC');
    node.world.set(to, held(someone));
    const { summary, does } = built(await ask({ order }));
    expect(summary).toMatchObject({ to, account: to, opensAccount: false });
    expect(does).toEqual({ ...payment, units, account: to, opensFor: null });
  });

  it('is not paid to an account of another token', async () => {
    const bought = await buy('USDC');
    node.world.set(bought.to, held(someone, usdt));
    expect(failure(await ask(bought))).toBe('409 no-transfer');
    expect(node.methods).toEqual(['getAccountInfo']);
  });

  it('is paid through the program that its mint belongs to', async () => {
    const { order, to, units } = await buy('USDC');
    const program = token2022;
    node.world.set(usdc, mintAccount(program));
    node.world.set(usual(payer, usdc, program), held(payer, usdc, program));
    const account = usual(to, usdc, program);
    expect(built(await ask({ order })).does).toEqual({
      ...payment,
      program,
      units,
      account,
      opensFor: to,
    });
  });

  it('is paid as far as it is not paid already', async () => {
    const { order, to } = await buy('USDC');
    await order.control('pay-part');
    const rest = await read({ order });
    expect(rest.to).toBe(to);
    const { summary } = built(await ask({ order }));
    expect(summary.units).toBe(String(rest.units));
    await order.control('pay');
    expect(failure(await ask({ order }))).toBe('409 no-transfer');
  });

  it('is not paid again once a wallet has sent it', async () => {
    const { order } = await buy('USDC');
    const snapshot = orderSchema.parse(JSON.parse((await order.buyer.get(pathOf(order))).text));
    const say = (said: object) =>
      order.buyer.post(`${pathOf(order)}/payments`, { due: snapshot.due, ...said });
    expect((await say({ action: 'begin' })).status).toBe(200);
    expect((await ask({ order })).status).toBe(200);
    expect((await say({ action: 'sent', hash: '5'.repeat(88) })).status).toBe(200);
    expect(failure(await ask({ order }))).toBe('409 no-transfer');
  });

  it('is not paid once its time is over', async () => {
    const bought = await buy('USDC');
    await bought.order.control('expire');
    expect(failure(await ask(bought))).toBe('409 no-transfer');
  });

  it.each<[string, unknown]>([
    ['other decimals', mintAccount(splToken, 9)],
    ['another program', { ...mintAccount(splToken), owner: someone }],
    ['no mint', null],
  ])('is not paid while the node tells of %s', async (_, mint) => {
    const bought = await buy('USDC');
    node.world.set(usdc, mint);
    expect(failure(await ask(bought))).toBe('409 no-transfer');
    expect(readLines(shop.errors())).toContainEqual(
      expect.objectContaining({ event: 'payment-odd', coin: 'USDC', found: ['node-disagrees'] }),
    );
  });

  it('is not paid by who has too little', async () => {
    const bought = await buy('USDC');
    node.world.delete(usual(payer));
    expect(failure(await ask(bought))).toBe('409 too-little');
  });

  it('is not paid while the node is away', async () => {
    const bought = await buy('USDC');
    node.isDown = true;
    // Nobody knows then whose account the address is.
    expect(failure(await ask(bought))).toBe('409 no-transfer');
  });

  it('can be paid later where the node went away in between', async () => {
    const bought = await buy('USDC');
    expect((await ask(bought)).status).toBe(200);
    node.isDown = true;
    expect(failure(await ask(bought))).toBe('502 node-unavailable');
    node.isDown = false;
    expect((await ask(bought)).status).toBe(200);
  });
});

describe('an order in SOL', () => {
  it('is paid to a wallet', async () => {
    const { order, to, units } = await buy('SOL');
    const { summary, does } = built(await ask({ order }));
    expect(does).toEqual({ kind: 'coin', payer, to, units });
    expect(summary).toMatchObject({ contract: null, account: to, opensAccount: false });
  });

  it('is not paid to a token account, nor while the node is away', async () => {
    const bought = await buy('SOL');
    node.world.set(bought.to, held(someone));
    expect(failure(await ask(bought))).toBe('409 no-transfer');
    node.isDown = true;
    expect(failure(await ask(bought))).toBe('502 node-unavailable');
  });
});

describe('a question', () => {
  it('about an order on another chain is answered without asking the node', async () => {
    expect(failure(await ask(await buy('USDC', 'Base')))).toBe('409 no-transfer');
    expect(node.methods).toEqual([]);
  });

  it('tells the node nothing of the order, and leaves nothing of it in the log', async () => {
    const { order, to } = await buy('USDC');
    node.world.set(usdc, null);
    await ask({ order });
    for (const text of [order.id, order.supplierId, buyerEmail, 'cookie']) {
      expect(node.received).not.toContain(text);
    }
    const log = shop.errors();
    for (const text of [order.id, order.supplierId, buyerEmail, to, payer, 'secret-key']) {
      expect(log).not.toContain(text);
    }
  });

  it('is answered to the order’s own buyer alone', async () => {
    const bought = await buy('USDC');
    await supplier.clearJournal();
    const stranger = shop.browser();
    await stranger.validate(checkout);
    await supplier.clearJournal();
    for (const browser of [shop.browser(), stranger]) {
      const answer = await browser.post(`${pathOf(bought.order)}/transactions`, { payer });
      expect(failure(answer)).toBe('404 not-found');
    }
    const unknown = `/api/orders/${'A'.repeat(24)}/transactions`;
    expect(failure(await bought.order.buyer.post(unknown, { payer }))).toBe('404 not-found');
    expect(await supplier.journal()).toEqual([]);
    expect(node.methods).toEqual([]);
  });

  it('comes from the shop’s own pages, by POST', async () => {
    const { order } = await buy('USDC');
    const path = `${pathOf(order)}/transactions`;
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(failure(await order.buyer.post(path, { payer }, { headers }))).toBe('403 cross-origin');
    expect((await order.buyer.get(path)).status).toBe(405);
    expect(node.methods).toEqual([]);
  });

  it('names a wallet that can have a key, and no other than the payer’s own', async () => {
    const bought = await buy('USDC');
    for (const pays of ['', 'me', `${payer} `, usual(payer), bought.to]) {
      expect(failure(await ask(bought, pays))).toBe('422 invalid-input payer');
    }
    const { order } = bought;
    const demanding = { payer, units: '1', to: someone };
    const answer = await order.buyer.post(`${pathOf(order)}/transactions`, demanding);
    const { summary } = built(answer);
    expect(summary).toMatchObject({ to: bought.to, units: String(bought.units) });
  });
});

describe('without a node of its own', () => {
  it('a shop offers no transfer', async () => {
    await shop.restart({ SOLANA_RPC_URL: '' });
    expect(failure(await ask(await buy('USDC')))).toBe('409 no-transfer');
    expect(failure(await ask(await buy('SOL')))).toBe('409 no-transfer');
    await shop.restart({ SOLANA_RPC_URL: node.url });
  });
});

describe('too many questions', () => {
  it('are turned away before anything is asked', async () => {
    await shop.restart({ BUYER_RATE: '0.2' });
    const most = Math.round(limits.transaction.perSession * 0.2);
    const bought = await buy('USDC');
    for (let turn = 0; turn < most; turn += 1) expect((await ask(bought)).status).toBe(200);
    node.forgetCalls();
    await supplier.clearJournal();
    const refused = await ask(bought);
    expect(failure(refused)).toBe('429 too-many-requests');
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(node.methods).toEqual([]);
    expect(await supplier.journal()).toEqual([]);
    await shop.restart({ BUYER_RATE: '1000' });
  });
});
