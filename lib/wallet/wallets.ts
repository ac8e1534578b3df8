import type { Transfer } from '../payment/transfer';
import { watchEvmWallets } from './evm-wallets';
import type { Wallet } from './wallet';

/**
 * Calls back with this browser's wallets for a family of chains, each time there is one more.
 * @returns what ends the listening.
 */
export function watchWallets(
  family: Transfer['family'],
  onChange: (wallets: Wallet[]) => void,
): () => void {
  switch (family) {
    case 'evm':
      return watchEvmWallets(onChange);
    case 'solana':
      return () => {};
    default:
      return family satisfies never;
  }
}
