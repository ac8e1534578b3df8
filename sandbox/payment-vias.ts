import { type Rail, rails, suspendedCoins } from './rails';

const engines: Partial<Record<Rail['chain'], string>> = { evm: 'EVM', solana: 'SVM', tron: 'TVM' };

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

function networkWire(rail: Rail, origin: string) {
  const engine = engines[rail.chain];
  return {
    name: rail.network,
    ...(rail.chainId !== undefined && { chain_id: rail.chainId }),
    base_token: rail.baseToken,
    threshold: rail.threshold,
    estimated_transfer_cost: '€0',
    logo_url: `${origin}/networks/${slug(rail.network)}.svg`,
    ...(engine && { smart_contract_engine: engine }),
    // Every token here has six decimals on every chain it is sold on.
    ...(rail.contract && {
      smart_contract: { engine, address: rail.contract, decimals: 6, symbol: rail.coin },
    }),
  };
}

const coinNames = [...new Set(rails.map(({ coin }) => coin))];

function coinWire(coin: string, origin: string) {
  return {
    name: coin,
    is_suspended: suspendedCoins.has(coin),
    logo_url: `${origin}/coins/${slug(coin)}.svg`,
  };
}

function currencyWire(coin: string, origin: string) {
  const offered = rails.filter((rail) => rail.coin === coin);
  return {
    ...coinWire(coin, origin),
    threshold: offered[0]?.threshold,
    networks: offered.map((rail) => networkWire(rail, origin)),
  };
}

function accountVia(name: string, available: boolean, coins: string[], origin: string) {
  const currencies = coins.map((coin) => ({ ...currencyWire(coin, origin), networks: [] }));
  return { name, available, logo_url: `${origin}/payment/${slug(name)}.svg`, currencies };
}

/** The body of `/v3/payment_vias`: the user's wallet, and vias that need an account elsewhere. */
export function paymentViasWire(origin: string): unknown {
  return [
    {
      ...accountVia('USER_WALLET', true, [], origin),
      currencies: coinNames.map((coin) => currencyWire(coin, origin)),
    },
    accountVia('GATE_PAY', true, ['USDT', 'USDC'], origin),
    accountVia('KUCOIN_PAY', false, ['USDC'], origin),
  ];
}

/** The body of `/v3/currencies`. */
export function currenciesWire(origin: string): unknown {
  return coinNames.map((coin) => coinWire(coin, origin));
}
