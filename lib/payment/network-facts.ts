import { type Chain, type CoinOnNetwork, chainOf, isCoin } from './networks';

/** What a payer's own wallet usually charges for one transfer. */
export type NetworkFee = 'free-or-cents' | 'about-a-dollar' | 'dollars';

/** How long a transfer usually takes until its receiver counts on it. */
export type NetworkTime = 'seconds' | 'about-a-minute' | 'minutes' | 'up-to-an-hour';

/**
 * What a payer should know beforehand: the address may be a token account, which some wallets
 * refuse; a memo may have to go along; the supplier asks for the payer's full name.
 */
export type NetworkCaution = 'token-account' | 'memo' | 'payer-name';

/** What usually holds for paying on a network. Never a promise: pages must say "usual". */
export type NetworkFacts = {
  fee: NetworkFee;
  time: NetworkTime;
  /** At most three well-known wallets that speak it, in no order of merit. */
  wallets: readonly string[];
  caution?: NetworkCaution;
};

const evmWallets = ['MetaMask', 'Trust Wallet', 'Coinbase Wallet'];

const onEvm = (fee: NetworkFee, time: NetworkTime): NetworkFacts => ({
  fee,
  time,
  wallets: evmWallets,
});

/**
 * Common knowledge of late 2026, rounded to classes: fees of one token transfer at ordinary load;
 * times from how often a chain makes blocks and how many of them receivers commonly wait for.
 * Wallets are well-known ones that are taken to speak the network. Nothing here was measured at the
 * supplier, and `estimated_transfer_cost` on its wire is not used: it was seen as zero only.
 */
const facts: Record<Chain, NetworkFacts> = {
  ethereum: onEvm('dollars', 'about-a-minute'),
  base: onEvm('free-or-cents', 'seconds'),
  arbitrum: onEvm('free-or-cents', 'seconds'),
  optimism: onEvm('free-or-cents', 'seconds'),
  polygon: onEvm('free-or-cents', 'about-a-minute'),
  bsc: onEvm('free-or-cents', 'about-a-minute'),
  avalanche: onEvm('free-or-cents', 'seconds'),
  world: { fee: 'free-or-cents', time: 'seconds', wallets: ['World App', 'MetaMask'] },
  solana: { fee: 'free-or-cents', time: 'seconds', wallets: ['Phantom', 'Solflare', 'Backpack'] },
  tron: { fee: 'about-a-dollar', time: 'about-a-minute', wallets: ['TronLink', 'Trust Wallet'] },
  ton: {
    fee: 'free-or-cents',
    time: 'seconds',
    wallets: ['Tonkeeper', 'MyTonWallet'],
    caution: 'memo',
  },
  sui: { fee: 'free-or-cents', time: 'seconds', wallets: ['Slush', 'Phantom'] },
  lightning: {
    fee: 'free-or-cents',
    time: 'seconds',
    wallets: ['Phoenix', 'Wallet of Satoshi', 'Blink'],
  },
  bitcoin: {
    fee: 'about-a-dollar',
    time: 'up-to-an-hour',
    wallets: ['BlueWallet', 'Electrum', 'Trust Wallet'],
  },
  litecoin: { fee: 'free-or-cents', time: 'minutes', wallets: ['Trust Wallet', 'Exodus'] },
  dogecoin: { fee: 'free-or-cents', time: 'minutes', wallets: ['Trust Wallet', 'Exodus'] },
};

/** What usually holds for paying with a coin on a network; null for one nobody here knows. */
export function networkFacts(payment: CoinOnNetwork): NetworkFacts | null {
  const chain = chainOf(payment);
  if (chain === null) return null;
  const known = facts[chain];
  if (chain === 'solana' && !isCoin(payment.coin, 'SOL')) {
    return { ...known, caution: 'token-account' };
  }
  if (chain === 'tron') {
    // Tron's own coin moves without the contract call that makes a token's transfer dear.
    return isCoin(payment.coin, 'TRX')
      ? { ...known, fee: 'free-or-cents' }
      : { ...known, caution: 'payer-name' };
  }
  return known;
}

/**
 * Whether this is the way to pay that the supplier recommends: its developer API reference, under
 * "Payment methods", names USDC on Solana for the lowest fees and the fastest settlement.
 */
export function isRecommended(payment: CoinOnNetwork): boolean {
  return isCoin(payment.coin, 'USDC') && chainOf(payment) === 'solana';
}
