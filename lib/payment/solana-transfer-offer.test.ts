import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenTold } from '@/schemas/catalogue';
import type { Asset } from './assets';
import { decimalOf, known, tokenAccount, toldOf, wallets } from './payment-fixtures';
import type { SolanaAccount } from './solana-account';
import { walletsOnSolana } from './solana-fixtures';
import { maxUnits } from './solana-instructions';
import { solanaTransfer } from './solana-transfer-offer';

const usdc = known('USDC', 'Solana');
const sol = known('SOL', 'Solana');
const { solana: wallet } = wallets;

type Change = {
  asset?: Asset | null;
  address?: string;
  due?: string | null;
  told?: TokenTold | null;
  account?: SolanaAccount;
  hasNode?: boolean;
};

function offered(change: Change = {}) {
  const { asset = usdc, address = wallet, due = '10.53', account = 'owner' } = change;
  const { told = asset === null ? null : toldOf(asset), hasNode = true } = change;
  return solanaTransfer({ address, due }, asset, { told, account, hasNode });
}

describe('solanaTransfer', () => {
  it('is to a wallet, or to an account as it is', () => {
    const transfer = { family: 'solana', contract: usdc.contract, units: '10530000' };
    expect(offered()).toEqual({ ...transfer, to: wallet, toAccount: false });
    for (const address of [wallet, tokenAccount]) {
      const toAccount = { ...transfer, to: address, toAccount: true };
      expect(offered({ address, account: 'token-account' })).toEqual(toAccount);
    }
  });

  it('of SOL is to a point of the curve, of which nobody is asked', () => {
    for (const account of ['unknown', 'owner', 'token-account'] as const) {
      expect(offered({ asset: sol, account })).toEqual({
        family: 'solana',
        contract: null,
        to: wallet,
        units: '10530000000',
        toAccount: false,
      });
      expect(offered({ asset: sol, address: tokenAccount, account })).toBeNull();
    }
  });

  it.each<[string, Change]>([
    ['for what is not pinned', { asset: null }],
    ['on another chain', { asset: known('USDC', 'Base'), address: wallets.evm }],
    ['without a node', { hasNode: false }],
    ['of SOL without a node', { asset: sol, hasNode: false }],
    ['while the supplier does not say what the token is', { told: null }],
    ['when it names another token', { told: toldOf(known('USDT', 'Solana')) }],
    ['when it names other decimals', { told: { ...toldOf(usdc), decimals: 9 } }],
    ['when it names a token for SOL', { asset: sol, told: toldOf(usdc) }],
    ['to an account nobody knows', { account: 'unknown' }],
    ['to an account of another token', { account: 'other-mint' }],
    ['to a wallet that is no point', { address: tokenAccount }],
    ['to a text that is no address', { address: 'somewhere', account: 'token-account' }],
    ['to an address with a blank', { address: `${wallet} `, account: 'token-account' }],
    ['to an address of another chain', { address: wallets.evm }],
    ['of no amount', { due: null }],
    ['of nothing', { due: '0.00' }],
    ['of what would have to be rounded', { due: '10.5300001' }],
    ['of what is no number', { due: '10,53' }],
    ['of more than a transfer can say', { due: decimalOf(maxUnits + 1n, 6) }],
  ])('is none %s', (_, change) => {
    expect(offered(change)).toBeNull();
  });

  it('is of exactly what is due', () => {
    const cases = fc.record({
      asset: fc.constantFrom(usdc, sol, known('PYUSD', 'Solana')),
      address: walletsOnSolana,
      units: fc.bigInt({ min: 1n, max: maxUnits }),
      zeros: fc.nat(3),
    });
    fc.assert(
      fc.property(cases, ({ asset, address, units, zeros }) => {
        const due = decimalOf(units, asset.decimals, zeros);
        expect(offered({ asset, address, due })).toMatchObject({
          to: address,
          units: String(units),
        });
      }),
    );
  });
});
