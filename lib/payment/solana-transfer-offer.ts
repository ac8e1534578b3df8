import 'server-only';
import type { TokenTold } from '@/schemas/catalogue';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import { type Asset, agreesWith } from './assets';
import { toBaseUnits } from './base-units';
import type { SolanaAccount } from './solana-account';
import { maxUnits } from './solana-instructions';
import type { Transfer } from './transfer';

export type SolanaTransfer = Extract<Transfer, { family: 'solana' }>;

/** What is known beside the order: see `paymentRequest`. */
type Known = {
  told: TokenTold | null;
  account: SolanaAccount;
  /** Whether there is a node to ask, without which no transaction can be built. */
  hasNode: boolean;
};

/** Whether the address is a token account; null where sending there could lose the money. */
function isTokenAccount(asset: Asset, address: string, account: SolanaAccount): boolean | null {
  const isWallet = isOnSolanaCurve(address) ? false : null;
  if (asset.contract === null) return isWallet;
  switch (account) {
    case 'owner':
      return isWallet;
    case 'token-account':
      return true;
    case 'other-mint':
    case 'unknown':
      return null;
    default:
      return account satisfies never;
  }
}

/**
 * The transfer a wallet on Solana may be asked for; null where there is none. It takes a pinned asset
 * of which the supplier says the same, an exact amount, a node that will be asked for what the
 * transaction needs, and an address known to take it: of a token, a wallet's or an account of that
 * very token; of SOL, a point of the curve.
 */
export function solanaTransfer(
  { address, due }: { address: string; due: string | null },
  asset: Asset | null,
  { told, account, hasNode }: Known,
): SolanaTransfer | null {
  if (asset?.family !== 'solana' || !hasNode) return null;
  if (told === null || !agreesWith(asset, told)) return null;
  if (readAs('solana', address) !== 'valid') return null;
  const units = due === null ? null : toBaseUnits(due, asset.decimals);
  const toAccount = isTokenAccount(asset, address, account);
  if (units === null || units > maxUnits || toAccount === null) return null;
  const { family, contract } = asset;
  return { family, contract, to: address, toAccount, units: units.toString() };
}
