import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenTold } from '@/schemas/catalogue';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { known, toldOf, wallets } from '../payment/payment-fixtures';
import type { SolanaAccount } from '../payment/solana-account';
import { orderSnapshot } from './order-fixtures';
import { offeredSolanaTransfer } from './solana-transfer';

const usdc = known('USDC', 'Solana');
const session = { id: 'session', address: null, userAgent: null };
const tokenTold = vi.fn<() => Promise<TokenTold | null>>();
const solanaAccountOf = vi.fn<() => Promise<SolanaAccount>>();
let node: string | null = null;

vi.mock('../catalogue/catalogue', () => ({ tokenTold: () => tokenTold() }));
vi.mock('../payment/solana-account', () => ({ solanaAccountOf: () => solanaAccountOf() }));
vi.mock('../payment/solana-node', () => ({ solanaNode: () => node }));

beforeEach(() => {
  node = 'https://rpc.example/key';
  tokenTold.mockReset().mockResolvedValue(toldOf(usdc));
  solanaAccountOf.mockReset().mockResolvedValue('owner');
});

const offered = (change: Partial<OrderSnapshot> = {}) =>
  offeredSolanaTransfer(
    session,
    orderSnapshot({ network: 'Solana', address: wallets.solana, ...change }),
  );

describe('offeredSolanaTransfer', () => {
  it('is of what is still due', async () => {
    expect(await offered({ state: 'partly-paid', due: '1.80' })).toEqual({
      family: 'solana',
      contract: usdc.contract,
      to: wallets.solana,
      toAccount: false,
      units: '1800000',
    });
  });

  it.each<Partial<OrderSnapshot>>([
    { address: null },
    { coin: null },
    { network: null },
    { network: 'Base', address: wallets.evm },
    // The page has taken the address away by then, whatever the supplier still says.
    { expiresInMs: 0 },
  ])('is none with %j, and nobody is asked', async (change) => {
    expect(await offered(change)).toBeNull();
    expect(tokenTold).not.toHaveBeenCalled();
    expect(solanaAccountOf).not.toHaveBeenCalled();
  });

  it('is none of nothing', async () => {
    expect(await offered({ due: null })).toBeNull();
  });

  it('is one where no end was told', async () => {
    expect(await offered({ expiresInMs: null })).not.toBeNull();
  });

  it('is none unless the supplier and the node agree to it', async () => {
    tokenTold.mockResolvedValueOnce(null);
    expect(await offered()).toBeNull();
    solanaAccountOf.mockResolvedValueOnce('unknown');
    expect(await offered()).toBeNull();
    node = null;
    expect(await offered()).toBeNull();
  });
});
