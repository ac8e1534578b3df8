import type { Transfer } from '../payment/transfer';

/** The events with which pages and wallets find each other: EIP-6963, and the Wallet Standard. */
const events: Record<Transfer['family'], { page: string; wallet: string }> = {
  evm: { page: 'eip6963:requestProvider', wallet: 'eip6963:announceProvider' },
  solana: { page: 'wallet-standard:app-ready', wallet: 'wallet-standard:register-wallet' },
};

/**
 * Calls back, once, when this browser turns out to have a wallet for a family of chains. It looks at
 * no wallet: whatever is needed for that need not be fetched before.
 * @returns what ends the waiting.
 */
export function onWalletPresent(family: Transfer['family'], onPresent: () => void): () => void {
  const waiting = new AbortController();
  const found = () => {
    if (waiting.signal.aborted) return;
    waiting.abort();
    onPresent();
  };
  const { page, wallet } = events[family];
  window.addEventListener(wallet, found, { signal: waiting.signal });
  // Wallets of the Wallet Standard answer by calling `register`; others know nothing of it.
  window.dispatchEvent(new CustomEvent(page, { detail: { register: found } }));
  return () => waiting.abort();
}
