import { describe, expect, it } from 'vitest';
import { askedFor, offered, tokenAccount, wallets } from './payment-fixtures';
import type { AskedPayment } from './payment-request';
import type { SolanaAccount } from './solana-account';

const { solana } = wallets;

describe('of a token on Solana', () => {
  const asked = askedFor('USDC', 'Solana');
  const derived = askedFor('USDC', 'Solana', { address: tokenAccount });

  it('a wallet’s address has a link', () => {
    expect(offered(asked, 'owner')).toMatchObject({
      caution: null,
      withheld: null,
      href: `solana:${solana}?amount=10.53&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v`,
      codes: [{ holds: 'address' }, { holds: 'amount' }],
    });
  });

  it.each<[string, AskedPayment, SolanaAccount, string]>([
    ['that is a token account', asked, 'token-account', 'token-account'],
    ['that nobody was asked about', asked, 'unknown', 'maybe-token-account'],
    ['that is no point, and so a token account', derived, 'unknown', 'token-account'],
    ['that is no point, whatever a node says', derived, 'owner', 'token-account'],
  ])('an address %s comes alone, with a caution', (_, order, account, caution) => {
    expect(offered(order, account)).toMatchObject({
      codes: [{ holds: 'address', text: order.address }],
      href: null,
      caution,
      refused: false,
      withheld: 'account',
    });
  });

  it('an account of another token is not shown at all', () => {
    expect(offered(asked, 'other-mint')).toMatchObject({ codes: [], href: null, refused: true });
    expect(offered(derived, 'other-mint')).toMatchObject({ codes: [], href: null, refused: true });
    expect(offered({ ...asked, coin: 'BONK' }, 'other-mint').refused).toBe(true);
  });

  it('that is not pinned the address is cautioned of as well', () => {
    expect(offered({ ...asked, coin: 'BONK' })).toMatchObject({
      caution: 'maybe-token-account',
      withheld: 'unknown-asset',
    });
  });

  it('what is known of accounts says nothing of other payments', () => {
    for (const other of [askedFor('SOL', 'Solana'), askedFor('USDC', 'Base')]) {
      for (const account of ['token-account', 'other-mint', 'unknown'] as const) {
        expect(offered(other, account)).toEqual(offered(other, 'owner'));
      }
    }
  });
});
