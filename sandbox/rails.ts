import type { Chain } from './addresses';

/** One coin on one network as a wallet can pay it. */
export type Rail = {
  coin: string;
  network: string;
  chain: Chain;
  baseToken: string;
  /** Least amount of an order, in the coin. */
  threshold: string;
  /** `payment_method` of an order on this rail. */
  method: string;
  /** `payment_method_protocol` of an order on this rail. */
  protocol: string;
  chainId?: number;
  contract?: string;
};

const stableMinimum = '0.571428571428571';

const networks = {
  Solana: { chain: 'solana', baseToken: 'SOL', protocol: 'SOLANA_LIKE' },
  Base: { chain: 'evm', baseToken: 'ETH', chainId: 8453, protocol: 'ETHEREUM_LIKE' },
  'Polygon (Matic)': { chain: 'evm', baseToken: 'MATIC', chainId: 137, protocol: 'ETHEREUM_LIKE' },
  Arbitrum: { chain: 'evm', baseToken: 'ETH', chainId: 42161, protocol: 'ETHEREUM_LIKE' },
  'ETH Mainnet': { chain: 'evm', baseToken: 'ETH', chainId: 1, protocol: 'ETHEREUM_LIKE' },
  Optimism: { chain: 'evm', baseToken: 'ETH', chainId: 10, protocol: 'ETHEREUM_LIKE' },
  Tron: { chain: 'tron', baseToken: 'TRX', protocol: 'TRON_LIKE' },
} as const satisfies Record<string, Omit<Rail, 'coin' | 'network' | 'threshold' | 'method'>>;

function rail(
  coin: string,
  network: keyof typeof networks,
  method: string,
  threshold: string,
  contract?: string,
): Rail {
  return { coin, network, method, threshold, ...networks[network], ...(contract && { contract }) };
}

function bitcoinLike(coin: string, chain: Chain, threshold: string): Rail {
  const network = 'Mainnet';
  const protocol = 'BITCOIN_LIKE';
  return { coin, network, chain, baseToken: coin, threshold, method: coin, protocol };
}

const usdc = (
  network: keyof typeof networks,
  method: string,
  contract: string,
  threshold = stableMinimum,
) => rail('USDC', network, method, threshold, contract);

const usdt = (
  network: keyof typeof networks,
  method: string,
  contract: string,
  threshold = stableMinimum,
) => rail('USDT', network, method, threshold, contract);

/** Every rail of a user's own wallet, in the order in which they are offered. */
export const rails: Rail[] = [
  usdc('Solana', 'USDC-SOLANA', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'),
  usdc('Base', 'USDC-BASE', '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'),
  usdc('Polygon (Matic)', 'USDC-MATIC', '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359'),
  usdc('Arbitrum', 'USDC-ARBITRUM', '0xaf88d065e77c8cC2239327C5EDb3A432268e5831'),
  usdc('ETH Mainnet', 'USDC-ETH', '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', '10'),
  usdc('Optimism', 'USDC-OPTIMISM', '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85'),
  usdc('Tron', 'USDC-TRON', 'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8', '1'),
  usdt('Tron', 'USDT-TRON', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', '1'),
  usdt('Polygon (Matic)', 'USDT-MATIC', '0xc2132D05D31c914a87C6611C10748AEb04B58e8F'),
  usdt('Solana', 'USDT-SOLANA', 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB'),
  usdt('ETH Mainnet', 'USDT-ETH', '0xdAC17F958D2ee523a2206206994597C13D831ec7', '10'),
  {
    ...bitcoinLike('BTC', 'lightning', '0.00000850'),
    network: 'Lightning',
    method: 'BTC-LIGHTNING',
    protocol: 'LIGHTNING_LIKE',
  },
  bitcoinLike('BTC', 'bitcoin', '0.00008500'),
  rail('ETH', 'ETH Mainnet', 'ETH', '0.00018'),
  rail('ETH', 'Base', 'ETH-BASE', '0.00018'),
  rail('SOL', 'Solana', 'SOL', '0.0035'),
  bitcoinLike('LTC', 'litecoin', '0.006'),
  bitcoinLike('DOGE', 'dogecoin', '3.2'),
];

/** The network used when a request names none; otherwise a coin's first. */
const usualNetwork: Record<string, string> = {
  USDC: 'Polygon (Matic)',
  USDT: 'Polygon (Matic)',
  BTC: 'Mainnet',
};

/** The rail of a coin and a network (in any case); null when they are not sold together. */
export function findRail(coin: string, network: string | undefined): Rail | null {
  const wanted = (network ?? usualNetwork[coin])?.toLowerCase();
  const fits = (offered: Rail) => wanted === undefined || offered.network.toLowerCase() === wanted;
  return rails.find((offered) => offered.coin === coin && fits(offered)) ?? null;
}
