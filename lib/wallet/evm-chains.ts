/** A chain as a wallet that lacks it is told of it (EIP-3085). */
export type ChainFacts = {
  chainName: string;
  nativeCurrency: { name: string; symbol: string; decimals: number };
  rpcUrls: readonly string[];
  blockExplorerUrls: readonly string[];
};

function facts(
  chainName: string,
  [name, symbol]: readonly [name: string, symbol: string],
  rpcUrl: string,
  explorer: string,
): ChainFacts {
  return {
    chainName,
    nativeCurrency: { name, symbol, decimals: 18 },
    rpcUrls: [rpcUrl],
    blockExplorerUrls: [explorer],
  };
}

const ether = ['Ether', 'ETH'] as const;

/**
 * The chains of `assets.ts` by their EIP-155 ids, with the nodes their makers keep open to everybody
 * where they do. A wallet that already knows a chain keeps its own; others are only ever told these.
 */
export const evmChains: ReadonlyMap<number, ChainFacts> = new Map([
  [1, facts('Ethereum', ether, 'https://ethereum-rpc.publicnode.com', 'https://etherscan.io')],
  [
    10,
    facts('OP Mainnet', ether, 'https://mainnet.optimism.io', 'https://optimistic.etherscan.io'),
  ],
  [
    56,
    facts(
      'BNB Smart Chain',
      ['BNB', 'BNB'],
      'https://bsc-dataseed.bnbchain.org',
      'https://bscscan.com',
    ),
  ],
  [
    137,
    facts(
      'Polygon',
      ['POL', 'POL'],
      'https://polygon-bor-rpc.publicnode.com',
      'https://polygonscan.com',
    ),
  ],
  [
    480,
    facts(
      'World Chain',
      ether,
      'https://worldchain-mainnet.g.alchemy.com/public',
      'https://worldscan.org',
    ),
  ],
  [8453, facts('Base', ether, 'https://mainnet.base.org', 'https://basescan.org')],
  [42_161, facts('Arbitrum One', ether, 'https://arb1.arbitrum.io/rpc', 'https://arbiscan.io')],
  [
    43_114,
    facts(
      'Avalanche',
      ['Avalanche', 'AVAX'],
      'https://api.avax.network/ext/bc/C/rpc',
      'https://snowtrace.io',
    ),
  ],
]);
