import {
  type AddressFamily,
  addressFamilyOf,
  type Chain,
  type CoinOnNetwork,
  chainOf,
} from './networks';

/**
 * Where each chain's public record can be looked at: the best known explorer of each, by its page of
 * an address. Lightning has none: its payments are between the two ends alone.
 */
const addressPages: Record<Exclude<Chain, 'lightning'>, string> = {
  bitcoin: 'https://mempool.space/address/',
  litecoin: 'https://litecoinspace.org/address/',
  dogecoin: 'https://blockchair.com/dogecoin/address/',
  ethereum: 'https://etherscan.io/address/',
  base: 'https://basescan.org/address/',
  arbitrum: 'https://arbiscan.io/address/',
  optimism: 'https://optimistic.etherscan.io/address/',
  polygon: 'https://polygonscan.com/address/',
  bsc: 'https://bscscan.com/address/',
  avalanche: 'https://snowtrace.io/address/',
  world: 'https://worldscan.org/address/',
  solana: 'https://solscan.io/account/',
  tron: 'https://tronscan.org/#/address/',
  ton: 'https://tonviewer.com/',
  sui: 'https://suiscan.xyz/mainnet/account/',
};

/** A page in a chain's public record, and whose it is. */
export type ExplorerPage = { href: string; host: string };

const pageAt = (href: string): ExplorerPage => ({ href, host: new URL(href).host });

/**
 * The page of an address in its chain's public record; null for a chain without one or that nobody here
 * knows, and for what cannot be an address.
 */
export function explorerPage(payment: CoinOnNetwork, address: string): ExplorerPage | null {
  const chain = chainOf(payment);
  if (chain === null || chain === 'lightning' || !/^[A-Za-z0-9_-]{1,128}$/.test(address))
    return null;
  return pageAt(addressPages[chain] + address);
}

/** What wallets of the browser call their transactions, on the chains they are asked to pay on. */
const hashForms: Partial<Record<AddressFamily, RegExp>> = {
  evm: /^0x[0-9a-f]{64}$/,
  solana: /^[1-9A-HJ-NP-Za-km-z]{64,88}$/,
};

/**
 * The page of a transaction, for chains on which a wallet in the browser can pay; null for all others,
 * and for what is no transaction's hash there.
 */
export function explorerTransaction(payment: CoinOnNetwork, hash: string): ExplorerPage | null {
  const chain = chainOf(payment);
  const family = addressFamilyOf(payment);
  if (chain === null || chain === 'lightning' || family === null) return null;
  if (hashForms[family]?.test(hash) !== true) return null;
  return pageAt(new URL(`/tx/${hash}`, addressPages[chain]).href);
}
