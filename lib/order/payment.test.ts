import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coin, TokenTold } from '@/schemas/catalogue';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { readLines } from '../log/log-fixtures';
import type { SolanaAccount } from '../payment/solana-account';
import { orderSnapshot } from './order-fixtures';
import { paymentOffer } from './payment';

const usdcOnBase: TokenTold = {
  chainId: 8453,
  contract: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  decimals: 6,
};
const session = { id: 'session', address: null, userAgent: null };
let told: TokenTold | null = usdcOnBase;
let account: SolanaAccount = 'unknown';
let coins: Result<Coin[], SupplierError>;
let log = '';
let sandbox = false;
let sandboxWallets = false;

vi.mock('../env', () => ({
  settings: () => ({ LOG_LEVEL: 'info', SANDBOX_WALLETS: sandboxWallets }),
}));
vi.mock('../runtime', () => ({ isSandbox: () => sandbox }));
vi.mock('../catalogue/catalogue', () => ({
  tokenTold: async () => told,
  coinsOnOffer: async () => coins,
}));
vi.mock('../payment/solana-account', () => ({ solanaAccountOf: async () => account }));

beforeEach(() => {
  told = usdcOnBase;
  account = 'unknown';
  log = '';
  sandbox = false;
  sandboxWallets = false;
  const network = { name: 'BASE', minimum: '5', suspended: false };
  coins = { ok: true, data: [{ ticker: 'USDC', suspended: false, networks: [network] }] };
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    log += String(text);
    return true;
  });
});

const offer = (change: Partial<OrderSnapshot> = {}, qrText: string | null = null) =>
  paymentOffer(session, { snapshot: orderSnapshot(change), qrText });

describe('what is offered for paying', () => {
  it('is drawn, for the address and the amount that are due', async () => {
    const made = await offer();
    expect(made?.codes.map(({ holds }) => holds)).toEqual(['address', 'amount']);
    expect(made?.codes.every(({ qr }) => qr.size > 20)).toBe(true);
    expect(made).toMatchObject({ due: '26.80', restBelow: null, refused: false, caution: null });
    expect(made?.href).toMatch(/^ethereum:0x833589.*&uint256=26800000$/);
    expect(log).toBe('');
  });

  it.each([{ address: null }, { coin: null }, { network: null }, { due: null }])(
    'is nothing with %j',
    async (lacking) => {
      expect(await offer(lacking)).toBeNull();
    },
  );

  it('is nothing at all for an address of another token', async () => {
    account = 'other-mint';
    const address = '9GUTdgfP7vKchdU4HyP1ocPhzYeC8QbCYLY3wJ47APWp';
    const made = await offer({ network: 'Solana', address });
    expect(made).toMatchObject({ refused: true, codes: [], href: null });
    expect(readLines(log)).toMatchObject([
      { event: 'payment-odd', network: 'Solana', found: ['address-of-another-token'] },
    ]);
  });
});

describe('a transfer for wallets in the browser', () => {
  it('is offered with the payment link, for what is due', async () => {
    const made = await offer({ state: 'partly-paid', due: '2.5' });
    expect(made?.transfer).toEqual({
      family: 'evm',
      chainId: 8453,
      contract: usdcOnBase.contract,
      to: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
      units: '2500000',
    });
    told = null;
    expect(await offer()).toMatchObject({ href: null, transfer: null });
  });

  it('is offered in the sandbox only where wallets are on a chain of this machine', async () => {
    sandbox = true;
    expect(await offer()).toMatchObject({ href: expect.anything(), transfer: null });
    sandboxWallets = true;
    expect((await offer())?.transfer).toMatchObject({ units: '26800000' });
  });
});

describe('the rest of a payment', () => {
  const partly = (due: string) => offer({ state: 'partly-paid', due });

  it('below what the network takes is told', async () => {
    expect((await partly('4.99'))?.restBelow).toBe('5');
    expect((await partly('5.00'))?.restBelow).toBeNull();
    expect((await offer({ due: '4.99' }))?.restBelow).toBeNull();
  });

  it('is called small from a fifth of the whole on', async () => {
    const rest = (due: string) => offer({ state: 'partly-paid', amount: '50', due });
    expect((await rest('10.00'))?.smallRest).toBe(true);
    expect((await rest('10.01'))?.smallRest).toBe(false);
    expect((await offer({ amount: '50', due: '1' }))?.smallRest).toBe(false);
  });

  it('is asked for without that when nobody tells', async () => {
    coins = { ok: false, error: { kind: 'unavailable' } };
    expect((await partly('1'))?.restBelow).toBeNull();
  });
});

describe('the log', () => {
  it('tells of a token that is not the pinned one, and of a strange hint, without the address', async () => {
    told = { ...usdcOnBase, decimals: 18 };
    const hint = 'ethereum:0x2533ffa394520609597a0f3b684a13a78ec6a3b1';
    const made = await offer({}, hint);
    expect(made?.href).toBeNull();
    const found = ['token-disagrees', 'qr-text-disagrees'];
    expect(readLines(log)).toEqual([
      expect.objectContaining({ event: 'payment-odd', coin: 'USDC', network: 'Base', found }),
    ]);
    expect(log).not.toContain(hint);
    expect(log).not.toContain(made?.address);
  });
});
