/** A coin on a network, both in the supplier's spelling. */
export type CoinOnNetwork = { coin: string; network: string };

/** Networks whose addresses have the same form. */
export type AddressFamily =
  | 'evm'
  | 'bitcoin'
  | 'lightning'
  | 'litecoin'
  | 'dogecoin'
  | 'solana'
  | 'tron'
  | 'ton'
  | 'sui';

/**
 * Every chain the shop knows something of: its family, and its names in lower case without blanks.
 * The first names are the supplier's where one was seen; the others are what the chain is commonly
 * called, for the spellings that no public source of the supplier's shows.
 */
const chains = [
  {
    chain: 'ethereum',
    family: 'evm',
    names: ['ethmainnet', 'ethereum', 'ethereummainnet', 'erc20'],
  },
  { chain: 'base', family: 'evm', names: ['base'] },
  { chain: 'arbitrum', family: 'evm', names: ['arbitrum', 'arbitrumone'] },
  { chain: 'optimism', family: 'evm', names: ['optimism', 'opmainnet'] },
  { chain: 'polygon', family: 'evm', names: ['polygon(matic)', 'polygon', 'matic'] },
  {
    chain: 'bsc',
    family: 'evm',
    names: ['bsc', 'bnbchain', 'bnbsmartchain', 'binancesmartchain', 'bep20'],
  },
  { chain: 'avalanche', family: 'evm', names: ['avalanche', 'avalanchec-chain'] },
  { chain: 'world', family: 'evm', names: ['worldchain'] },
  { chain: 'solana', family: 'solana', names: ['solana'] },
  { chain: 'tron', family: 'tron', names: ['tron', 'tron(trc20)', 'trc20'] },
  { chain: 'ton', family: 'ton', names: ['ton', 'theopennetwork'] },
  { chain: 'sui', family: 'sui', names: ['sui'] },
  { chain: 'lightning', family: 'lightning', names: ['lightning', 'lightningnetwork'] },
  { chain: 'bitcoin', family: 'bitcoin', names: ['bitcoin'] },
  { chain: 'litecoin', family: 'litecoin', names: ['litecoin'] },
  { chain: 'dogecoin', family: 'dogecoin', names: ['dogecoin', 'doge'] },
] as const satisfies { chain: string; family: AddressFamily; names: readonly string[] }[];

type KnownChain = (typeof chains)[number];

export type Chain = KnownChain['chain'];

const byName = new Map<string, KnownChain>();
for (const known of chains) {
  for (const name of known.names) byName.set(name, known);
}

/** `Mainnet` is the name of several chains: the coin tells which. */
const ofMainnet = new Map([
  ['btc', 'bitcoin'],
  ['ltc', 'litecoin'],
  ['doge', 'dogecoin'],
]);

/** A name as it is compared, since the supplier spells its own in more than one way. */
export const plainName = (name: string) => name.replace(/\s+/g, '').toLowerCase();

function find({ coin, network }: CoinOnNetwork): KnownChain | undefined {
  const name = plainName(network);
  return byName.get(name === 'mainnet' ? (ofMainnet.get(plainName(coin)) ?? name) : name);
}

/** Which chain is meant, whatever the case and the blanks; null for one nobody here knows. */
export function chainOf(payment: CoinOnNetwork): Chain | null {
  return find(payment)?.chain ?? null;
}

/** Whose form an address on this network has; null for a network nobody here knows. */
export function addressFamilyOf(payment: CoinOnNetwork): AddressFamily | null {
  return find(payment)?.family ?? null;
}

/** Whether tickers are the same but for case and blanks. */
export function isCoin(coin: string, ticker: string): boolean {
  return plainName(coin) === plainName(ticker);
}

/** Whether both are the same coin on the same network, but for case and blanks. */
export function isSamePayment(one: CoinOnNetwork, other: CoinOnNetwork): boolean {
  return isCoin(one.coin, other.coin) && plainName(one.network) === plainName(other.network);
}
