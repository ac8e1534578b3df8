import type { TokenTold } from '@/schemas/catalogue';
import { type Chain, type CoinOnNetwork, chainOf, plainName } from './networks';

/** `contract` of a chain's own coin is null. */
type Held =
  | { family: 'evm'; chainId: number; contract: string | null }
  /** A mint on Solana, a jetton's master on TON, a coin's type on Sui. */
  | { family: 'solana' | 'tron' | 'ton' | 'sui'; contract: string | null }
  | { family: 'bitcoin' | 'lightning' | 'litecoin' | 'dogecoin'; contract: null };

/**
 * What exactly has to be sent: a coin, by the name wallets give it, on a chain. `decimals` is how
 * many of them a base unit is below the unit in which people count.
 */
export type Asset = { coin: string; chain: Chain; decimals: number } & Held;

/** EIP-155. */
const chainIds = {
  ethereum: 1,
  optimism: 10,
  bsc: 56,
  polygon: 137,
  world: 480,
  base: 8453,
  arbitrum: 42_161,
  avalanche: 43_114,
} as const satisfies Partial<Record<Chain, number>>;

type EvmChain = keyof typeof chainIds;

function onEvm(coin: string, decimals: number, chain: EvmChain, contract: string | null): Asset {
  return { coin, chain, decimals, family: 'evm', chainId: chainIds[chain], contract };
}

/** First Digital issues it at one address on both chains, where the chain alone tells them apart. */
const fdusd = '0xc5f0f7b66764F6ec8C8Dff7BA683102295E16409';

const evmAssets = [
  onEvm('ETH', 18, 'ethereum', null),
  onEvm('ETH', 18, 'base', null),
  onEvm('ETH', 18, 'arbitrum', null),
  onEvm('USDC', 6, 'ethereum', '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'),
  onEvm('USDC', 6, 'polygon', '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359'),
  onEvm('USDC', 6, 'arbitrum', '0xaf88d065e77c8cC2239327C5EDb3A432268e5831'),
  onEvm('USDC', 6, 'base', '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'),
  onEvm('USDC', 6, 'optimism', '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85'),
  onEvm('USDC', 6, 'avalanche', '0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E'),
  onEvm('USDT', 6, 'ethereum', '0xdAC17F958D2ee523a2206206994597C13D831ec7'),
  onEvm('USDT', 6, 'polygon', '0xc2132D05D31c914a87C6611C10748AEb04B58e8F'),
  onEvm('USDT', 6, 'arbitrum', '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9'),
  onEvm('USDT', 6, 'avalanche', '0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7'),
  onEvm('DAI', 18, 'ethereum', '0x6B175474E89094C44Da98b954EedeAC495271d0F'),
  onEvm('DAI', 18, 'polygon', '0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063'),
  onEvm('DAI', 18, 'base', '0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb'),
  onEvm('EURC', 6, 'ethereum', '0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c'),
  onEvm('EURC', 6, 'base', '0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42'),
  onEvm('PYUSD', 6, 'ethereum', '0x6c3ea9036406852006290770BEdFcAbA0e23A0e8'),
  onEvm('PYUSD', 6, 'arbitrum', '0x46850aD61C2B7d64d08c9C754F45254596696984'),
  onEvm('USDe', 18, 'ethereum', '0x4c9EDD5852cd905f086C759E8383e09bff1E68B3'),
  onEvm('USDe', 18, 'arbitrum', '0x5d3a1Ff2b6BAb83b63cd9AD0787074081a52ef34'),
  onEvm('FDUSD', 18, 'ethereum', fdusd),
  onEvm('FDUSD', 18, 'bsc', fdusd),
  onEvm('USDC.e', 6, 'polygon', '0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174'),
  onEvm('USDC.e', 6, 'arbitrum', '0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8'),
  onEvm('USDT.e', 6, 'avalanche', '0xc7198437980c041c805A1EDcbA50c1Ce5db95118'),
  onEvm('WLD', 18, 'optimism', '0xdC6fF44d5d932Cbd77B52E5612Ba0529DC6226F1'),
  onEvm('WLD', 18, 'world', '0x2cFc85d8E48F8EAB294be644d9E25C3030863003'),
];

type OtherTokenChain = 'solana' | 'tron' | 'ton' | 'sui';

/** For chains that are a family of their own. */
function on(
  chain: OtherTokenChain,
  coin: string,
  decimals: number,
  contract: string | null,
): Asset {
  return { coin, chain, decimals, family: chain, contract };
}

const usdcOnSui = '0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC';

const otherAssets = [
  on('solana', 'SOL', 9, null),
  on('solana', 'USDC', 6, 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'),
  on('solana', 'USDT', 6, 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB'),
  on('solana', 'EURC', 6, 'HzwqbKZw8HxMN6bF2yFZNrht3c2iXXzpKcFu7uBEDKtr'),
  on('solana', 'PYUSD', 6, '2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo'),
  on('tron', 'TRX', 6, null),
  on('tron', 'USDT', 6, 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'),
  on('ton', 'TON', 9, null),
  on('ton', 'USDT', 6, 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs'),
  on('sui', 'SUI', 9, null),
  on('sui', 'USDC', 6, usdcOnSui),
];

/** Bitcoin and its like, where nothing but the coin itself is sent. */
const bitcoinLike: Asset[] = [
  { coin: 'BTC', chain: 'bitcoin', decimals: 8, family: 'bitcoin', contract: null },
  // Invoices count in thousandths of a satoshi.
  { coin: 'BTC', chain: 'lightning', decimals: 11, family: 'lightning', contract: null },
  { coin: 'LTC', chain: 'litecoin', decimals: 8, family: 'litecoin', contract: null },
  { coin: 'DOGE', chain: 'dogecoin', decimals: 8, family: 'dogecoin', contract: null },
];

/**
 * Everything of which the shop knows what it is, pinned: contracts and decimals were read from
 * their issuers' pages and across public token lists, and their checksums verified. The supplier's
 * own table is compared with this one and never believed: whoever could change it could otherwise
 * have buyers pay in another token.
 */
export const assets: readonly Asset[] = [...bitcoinLike, ...evmAssets, ...otherAssets];

const keyOf = (plainCoin: string, chain: Chain) => `${plainCoin} ${chain}`;

const byKey = new Map(assets.map((asset) => [keyOf(plainName(asset.coin), asset.chain), asset]));

/** What the supplier calls otherwise than wallets do, both as they are compared. */
const otherNames = new Map([
  ['euroc', 'eurc'],
  ['gram', 'ton'],
]);

/**
 * What a coin on a network is, in the supplier's spelling of both, whatever the case and the blanks;
 * null where nobody here knows, which says nothing against paying.
 */
export function assetOf(payment: CoinOnNetwork): Asset | null {
  const chain = chainOf(payment);
  if (chain === null) return null;
  const coin = plainName(payment.coin);
  return byKey.get(keyOf(otherNames.get(coin) ?? coin, chain)) ?? null;
}

/** Hexadecimal digits mean the same in either case; base58 and Base64 do not. */
function isContract(asset: Asset, told: string): boolean {
  if (asset.contract === null) return false;
  return asset.family === 'evm'
    ? told.toLowerCase() === asset.contract.toLowerCase()
    : told === asset.contract;
}

/**
 * Whether the supplier says of a coin on a network what is pinned here. A token whose contract,
 * decimals or (on EVM chains) chain id it leaves out does not agree; a chain's own coin may come
 * without any of it, but never with a contract.
 */
export function agreesWith(asset: Asset, { chainId, contract, decimals }: TokenTold): boolean {
  const isOwnCoin = asset.contract === null;
  const isSame = (told: number | null, pinned: number) =>
    told === null ? isOwnCoin : told === pinned;
  if (asset.family === 'evm' && !isSame(chainId, asset.chainId)) return false;
  if (isOwnCoin) return contract === null;
  return contract !== null && isContract(asset, contract) && isSame(decimals, asset.decimals);
}
