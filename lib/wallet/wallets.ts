import type { Transfer } from '../payment/transfer';
import { watchEvmWallets } from './evm-wallets';
import { watchSolanaWallets } from './solana-wallets';
import type { Wallet } from './wallet';

/**
 * Calls back with this browser's wallets that can pay an order on a family of chains, each time there
 * is another or one has gone.
 * @returns what ends the listening.
 */
export function watchWallets(
  family: Transfer['family'],
  orderId: string,
  onChange: (wallets: Wallet[]) => void,
): () => void {
  switch (family) {
    case 'evm':
      return watchEvmWallets(onChange);
    case 'solana':
      return watchSolanaWallets(orderId, onChange);
    default:
      return family satisfies never;
  }
}
