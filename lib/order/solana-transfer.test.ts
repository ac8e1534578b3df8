import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenTold } from '@/schemas/catalogue';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { known, tokenAccount, toldOf, wallets } from '../payment/payment-fixtures';
import type { SolanaAccount } from '../payment/solana-account';
import { orderSnapshot } from './order-fixtures';
import { solanaTransferNow } from './solana-transfer';

const usdc = known('USDC', 'Solana');
const session = { id: 'session', address: null, userAgent: null };
const usual = { SANDBOX_WALLETS: false, SOLANA_RPC_URL: 'https://rpc.example/key' };
let settings: Partial<typeof usual> = usual;
let sandbox = false;
let told: TokenTold | null = null;
let account: SolanaAccount = 'owner';

vi.mock('../env', () => ({ settings: () => settings }));
vi.mock('../runtime', () => ({ isSandbox: () => sandbox }));
vi.mock('../catalogue/catalogue', () => ({
  tokenTold: async () => told,
  coinsOnOffer: async () => ({ ok: false, error: { kind: 'unavailable' } }),
}));
vi.mock('../payment/solana-account', () => ({ solanaAccountOf: async () => account }));

beforeEach(() => {
  settings = usual;
  sandbox = false;
  told = toldOf(usdc);
  account = 'owner';
});

const now = (change: Partial<OrderSnapshot> = {}) =>
  solanaTransferNow(session, {
    snapshot: orderSnapshot({ network: 'Solana', address: wallets.solana, ...change }),
    qrText: null,
  });

const whole = {
  family: 'solana',
  contract: usdc.contract,
  to: wallets.solana,
  toAccount: false,
  units: '26800000',
};

describe('solanaTransferNow', () => {
  it('is of what is still due', async () => {
    expect(await now()).toEqual(whole);
    const rest = { state: 'partly-paid', due: '1.80' } as const;
    expect(await now(rest)).toEqual({ ...whole, units: '1800000' });
    expect(await now({ expiresInMs: null })).toEqual(whole);
  });

  it('is made to a token account, which no link may name', async () => {
    account = 'token-account';
    const toAccount = { ...whole, to: tokenAccount, toAccount: true };
    expect(await now({ address: tokenAccount })).toEqual(toAccount);
  });

  it.each<Partial<OrderSnapshot>>([
    { address: null },
    { coin: null },
    { network: null },
    { due: null },
    { state: 'seen' },
    // The page has taken the address away by then, whatever the supplier still says.
    { expiresInMs: 0 },
    { payments: [{ amount: '26.8', hash: '5'.repeat(88), at: 1 }] },
  ])('is none with %j', async (change) => {
    expect(await now(change)).toBeNull();
  });

  it('is none on another chain', async () => {
    told = toldOf(known('USDC', 'Base'));
    expect(await now({ network: 'Base', address: wallets.evm })).toBeNull();
  });

  it('is one though a wallet was asked, as long as nobody knows that it has sent', async () => {
    expect(await now({ payments: [{ amount: '26.8', hash: null, at: 1 }] })).toEqual(whole);
    const other = { amount: '5', hash: '5'.repeat(88), at: 1 };
    expect(await now({ payments: [other] })).toEqual(whole);
  });

  it('is none unless the supplier and a node agree to it', async () => {
    told = null;
    expect(await now()).toBeNull();
    told = toldOf(usdc);
    account = 'unknown';
    expect(await now()).toBeNull();
    account = 'owner';
    settings = { SANDBOX_WALLETS: false };
    expect(await now()).toBeNull();
  });

  it('is none in the sandbox, unless wallets are to pay there all the same', async () => {
    sandbox = true;
    expect(await now()).toBeNull();
    settings = { ...usual, SANDBOX_WALLETS: true };
    expect(await now()).toEqual(whole);
  });
});
