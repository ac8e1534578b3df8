import { type Chain, type CoinOnNetwork, chainOf } from './networks';

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

/**
 * The page of an address in its chain's public record, and whose it is; null for a chain without one
 * or that nobody here knows, and for what cannot be an address.
 */
export function explorerPage(
  payment: CoinOnNetwork,
  address: string,
): { href: string; host: string } | null {
  const chain = chainOf(payment);
  if (chain === null || chain === 'lightning' || !/^[A-Za-z0-9_-]{1,128}$/.test(address))
    return null;
  const href = addressPages[chain] + address;
  return { href, host: new URL(href).host };
}
