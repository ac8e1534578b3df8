import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coin, Network } from '@/schemas/catalogue';
import type { ProblemDetails } from '@/schemas/problem';
import { alternativesFor, hasAlternatives, networkRefusal } from './alternatives';

const network = (name: string, change: Partial<Network> = {}): Network => ({
  name,
  minimum: '1',
  suspended: false,
  ...change,
});
const coins: Coin[] = [
  {
    ticker: 'USDC',
    suspended: false,
    networks: [
      network('Solana'),
      network('Base', { minimum: '0.5' }),
      network('Polygon (Matic)', { minimum: null }),
      network('Arbitrum', { suspended: true }),
      network('ETH Mainnet', { minimum: '20' }),
      network('Tron', { minimum: '0.1' }),
    ],
  },
  { ticker: 'USDT', suspended: false, networks: [network('Tron'), network('Solana')] },
  { ticker: 'DOGE', suspended: true, networks: [network('Dogecoin')] },
  {
    ticker: 'BTC',
    suspended: false,
    networks: [network('Mainnet', { suspended: true }), network('Lightning')],
  },
  { ticker: 'LTC', suspended: false, networks: [] },
  { ticker: 'TON', suspended: false, networks: [network('Ton')] },
];
const onSolana = { coin: 'USDC', network: 'Solana' };

/** What is offered, in short: `USDC/Base`. */
function offered(
  code: string,
  chosen: { coin: string; network: string | null } = onSolana,
  details?: Partial<ProblemDetails>,
) {
  const problem = { code, details: { vias: [], combinations: [], ...details } };
  return alternativesFor(problem, chosen, coins).map((way) => `${way.coin}/${way.network}`);
}
const combinations = (...pairs: [string, string | null][]) => ({
  combinations: pairs.map(([coin, name]) => ({ coin, network: name })),
});

const unsupported = 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION';

describe('without details', () => {
  it.each([unsupported, 'SUSPENDED_NETWORK'])('%s leads to the coin’s other networks', (code) => {
    expect(offered(code)).toEqual(['USDC/Base', 'USDC/Polygon (Matic)', 'USDC/ETH Mainnet']);
    expect(offered(code, { coin: 'USDT', network: 'tron' })).toEqual(['USDT/Solana']);
    expect(offered(code, { coin: 'TON', network: 'Ton' })).toEqual([]);
  });

  it('FULLNAME_MISSING leads away from Tron', () => {
    const onTron = { coin: 'USDC', network: 'Tron' };
    expect(offered('FULLNAME_MISSING', onTron)).toEqual([
      'USDC/Solana',
      'USDC/Base',
      'USDC/Polygon (Matic)',
    ]);
    expect(offered('FULLNAME_MISSING', { coin: 'USDT', network: 'Solana' })).toEqual([]);
  });

  it('an amount too small leads to networks that take less', () => {
    const code = 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED';
    expect(offered(code)).toEqual(['USDC/Base', 'USDC/Polygon (Matic)', 'USDC/Tron']);
    expect(offered(code, { coin: 'USDC', network: 'Base' })).toEqual([
      'USDC/Polygon (Matic)',
      'USDC/Tron',
    ]);
    expect(offered(code, { coin: 'USDC', network: 'Polygon (Matic)' })).toEqual([]);
    expect(offered(code, { coin: 'USDT', network: 'Tron' })).toEqual([]);
    expect(offered(code, { coin: 'USDC', network: null })).toEqual([]);
  });

  it.each(['SUSPENDED_COIN', 'NOT_ALLOWED_PAYMENT_VIA'])(
    '%s leads to the other coins, each on its first usable network',
    (code) => {
      expect(offered(code)).toEqual(['USDT/Tron', 'BTC/Lightning', 'TON/Ton']);
      expect(offered(code, { coin: 'DOGE', network: 'Dogecoin' })).toEqual([
        'USDC/Solana',
        'USDT/Tron',
        'BTC/Lightning',
      ]);
    },
  );

  it.each(['OUT_OF_STOCK', 'KYC_MISSING', 'SUSPENDED_PLANET', 'toString'])(
    '%s leads nowhere',
    (code) => {
      expect(hasAlternatives(code)).toBe(false);
      expect(offered(code, onSolana, combinations(['USDC', 'Base']))).toEqual([]);
    },
  );
});

describe('details', () => {
  it('choose among what is on offer, in its order and spelling', () => {
    const named = combinations(['btc', 'LIGHTNING'], ['usdc', 'POLYGON (MATIC)'], ['usdc', 'base']);
    expect(offered(unsupported, onSolana, named)).toEqual([
      'USDC/Base',
      'USDC/Polygon (Matic)',
      'BTC/Lightning',
    ]);
  });

  it('may name a coin alone: its first usable network', () => {
    expect(offered(unsupported, onSolana, combinations(['BTC', null]))).toEqual(['BTC/Lightning']);
    expect(offered(unsupported, onSolana, { vias: ['BTC'] })).toEqual(['BTC/Lightning']);
  });

  it('may name a network alone: for the chosen coin', () => {
    expect(offered(unsupported, onSolana, { vias: ['eth mainnet'] })).toEqual(['USDC/ETH Mainnet']);
  });

  it.each<[string, Partial<ProblemDetails>]>([
    ['a coin the shop does not have', combinations(['XMR', 'Mainnet'])],
    ['a network of another coin', combinations(['BTC', 'Base'])],
    [
      'what is paused',
      combinations(['DOGE', 'Dogecoin'], ['USDC', 'Arbitrum'], ['BTC', 'Mainnet']),
    ],
    ['what was chosen', combinations(['USDC', 'Solana'])],
    ['kinds of payment', { vias: ['USER_WALLET'] }],
  ])('that name %s say nothing', (_, details) => {
    expect(offered(unsupported, onSolana, details)).toEqual(offered(unsupported));
  });

  it('never lead back into the same problem', () => {
    const everything = combinations(
      ...coins.flatMap(({ ticker, networks }) =>
        networks.map(({ name }): [string, string] => [ticker, name]),
      ),
    );
    const onTron = { coin: 'USDC', network: 'Tron' };
    expect(
      offered('FULLNAME_MISSING', onTron, combinations(['USDT', 'Tron'], ['USDT', 'Solana'])),
    ).toEqual(['USDT/Solana']);
    expect(
      offered('SUSPENDED_NETWORK', onTron, combinations(['USDT', 'Tron'], ['USDT', 'Solana'])),
    ).toEqual(['USDT/Solana']);
    expect(offered('SUSPENDED_COIN', onTron, everything)).toEqual([
      'USDT/Tron',
      'USDT/Solana',
      'BTC/Lightning',
    ]);
    expect(offered('AMOUNT_LESS_THEN_MINIMUM_ALLOWED', onSolana, everything)).toEqual(
      offered('AMOUNT_LESS_THEN_MINIMUM_ALLOWED'),
    );
  });

  it('offer nothing but usable ways on offer, at most three, whatever they say', () => {
    const name = fc.oneof(
      fc.constantFrom('USDC', 'usdt', 'BTC', 'DOGE', 'Base', 'SOLANA', 'Tron', 'Mainnet'),
      fc.string(),
    );
    const details = fc.record({
      vias: fc.array(name),
      combinations: fc.array(fc.record({ coin: name, network: fc.option(name) })),
    });
    const code = fc.constantFrom(
      unsupported,
      'SUSPENDED_NETWORK',
      'FULLNAME_MISSING',
      'SUSPENDED_COIN',
      'NOT_ALLOWED_PAYMENT_VIA',
      'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
    );
    const chosen = fc.record({ coin: name, network: fc.option(name) });
    const usable = coins.flatMap((coin) =>
      coin.networks
        .filter(({ suspended }) => !suspended && !coin.suspended)
        .map((entry) => `${coin.ticker}/${entry.name}`),
    );
    fc.assert(
      fc.property(code, chosen, details, (drawnCode, drawn, said) => {
        const ways = offered(drawnCode, drawn, said);
        expect(ways.length).toBeLessThanOrEqual(3);
        expect(ways).toEqual(usable.filter((way) => ways.includes(way)));
      }),
    );
  });
});

describe('a network that cannot be used', () => {
  it('is told before anything is sent, with those that take the amount', () => {
    expect(networkRefusal(coins, { coin: 'USDC', network: 'ETH Mainnet' }, '0.7')).toEqual({
      code: 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
      field: 'network',
      repair: 'switch-network',
      alternatives: [
        { coin: 'USDC', network: 'Base' },
        { coin: 'USDC', network: 'Polygon (Matic)' },
        { coin: 'USDC', network: 'Tron' },
      ],
    });
    expect(networkRefusal(coins, { coin: 'BTC', network: 'Mainnet' }, null)).toMatchObject({
      code: 'SUSPENDED_NETWORK',
      field: 'network',
      alternatives: [{ coin: 'BTC', network: 'Lightning' }],
    });
  });

  it('leads to the coins where the chosen one has no other', () => {
    expect(networkRefusal(coins, { coin: 'TON', network: null }, '0.2')).toEqual({
      code: 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
      field: 'coin',
      repair: 'switch-payment',
      alternatives: [],
    });
  });
});
