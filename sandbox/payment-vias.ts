import { type Rail, rails } from './rails';
import { isListed, type Settings } from './settings';

/** Where the simulator listens, and what of its behaviour the lists depend on. */
type Offer = {
  origin: string;
  settings: Pick<Settings, 'suspendedCoins' | 'suspendedNetworks'>;
};

const engines: Partial<Record<Rail['chain'], string>> = { evm: 'EVM', solana: 'SVM', tron: 'TVM' };

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

function networkWire(rail: Rail, { origin, settings }: Offer) {
  const engine = engines[rail.chain];
  return {
    name: rail.network,
    ...(rail.chainId !== undefined && { chain_id: rail.chainId }),
    base_token: rail.baseToken,
    threshold: rail.threshold,
    // As captured: a network says so only when it is.
    ...(isListed(settings.suspendedNetworks, rail.network) && { is_suspended: true }),
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

function coinWire(coin: string, { origin, settings }: Offer) {
  return {
    name: coin,
    is_suspended: isListed(settings.suspendedCoins, coin),
    logo_url: `${origin}/coins/${slug(coin)}.svg`,
  };
}

function currencyWire(coin: string, offer: Offer) {
  const offered = rails.filter((rail) => rail.coin === coin);
  return {
    ...coinWire(coin, offer),
    threshold: offered[0]?.threshold,
    networks: offered.map((rail) => networkWire(rail, offer)),
  };
}

function accountVia(name: string, available: boolean, coins: string[], offer: Offer) {
  const currencies = coins.map((coin) => ({ ...currencyWire(coin, offer), networks: [] }));
  return { name, available, logo_url: `${offer.origin}/payment/${slug(name)}.svg`, currencies };
}

/** The body of `/v3/payment_vias`: the user's wallet, and vias that need an account elsewhere. */
export function paymentViasWire(offer: Offer): unknown {
  return [
    {
      ...accountVia('USER_WALLET', true, [], offer),
      currencies: coinNames.map((coin) => currencyWire(coin, offer)),
    },
    accountVia('GATE_PAY', true, ['USDT', 'USDC'], offer),
    accountVia('KUCOIN_PAY', false, ['USDC'], offer),
  ];
}

/** The body of `/v3/currencies`. */
export function currenciesWire(offer: Offer): unknown {
  return coinNames.map((coin) => coinWire(coin, offer));
}
