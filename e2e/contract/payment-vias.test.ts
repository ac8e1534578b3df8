import { describe, expect } from 'vitest';
import * as z from 'zod';
import { toCoins } from '@/lib/cryptorefills/catalogue-mapping';
import { agreesWith, assetOf } from '@/lib/payment/assets';
import { wireCurrencies } from '@/schemas/wire/currencies';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { belief, difference, expectNone, holds } from './support/belief';
import { read } from './support/bodies';
import { expectNothingDropped } from './support/read-by-shop';
import { currency, text, via } from './support/shapes';

const readVias = () => read('/v3/payment_vias');
const readCurrencies = () => read('/v3/currencies');

const unread = z.unknown().optional();
const seenVia = z.looseObject({
  name: text,
  available: unread,
  currencies: z.array(
    z.looseObject({
      name: text,
      threshold: unread,
      is_suspended: unread,
      networks: z.array(
        z.looseObject({
          name: text,
          chain_id: unread,
          base_token: unread,
          threshold: unread,
          is_suspended: unread,
          smart_contract: unread,
        }),
      ),
    }),
  ),
});
const seenCurrency = z.looseObject({ name: text, is_suspended: unread });

/** The ways to pay, in as much of their shape as it takes to look at one field of them. */
const seenVias = async () => holds(z.array(seenVia), await readVias());

/** What a buyer can pay with from a wallet of their own. */
async function ownWallet() {
  const own = (await seenVias()).find(({ name }) => name === 'USER_WALLET');
  if (own === undefined) throw new Error('There is no USER_WALLET.');
  return own;
}

async function networksOf(coin: string) {
  return (await ownWallet()).currencies.find(({ name }) => name === coin)?.networks ?? [];
}

function railInWords(coin: string, network: string, least: unknown, suspended: boolean[]): string {
  return `${coin} on ${network} from ${least}${suspended.includes(true) ? ', suspended' : ''}`;
}

function repeated(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('GET /v3/payment_vias', () => {
  belief('is a list of ways to pay, their coins and networks', 'observed live', async () => {
    holds(z.array(via).min(1), await readVias());
  });

  belief('offers payment from a wallet of one’s own', 'observed live', async () => {
    const { available, currencies } = await ownWallet();
    expect(available ?? true).toBe(true);
    expect(currencies.length).toBeGreaterThan(0);
  });

  belief('sells USDC on Solana, by its usual contract', 'observed live', async () => {
    const solana = (await networksOf('USDC')).find(({ name }) => name === 'Solana');
    expect(solana?.base_token).toBe('SOL');
    expect(solana?.smart_contract).toMatchObject({
      engine: 'SVM',
      address: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      decimals: 6,
      symbol: 'USDC',
    });
  });

  belief('gives every coin of a wallet a network', 'observed live', async () => {
    const bare = (await ownWallet()).currencies.filter(({ networks }) => networks.length === 0);
    expectNone(
      'coins without a network',
      bare.map(({ name }) => name),
    );
  });

  belief('gives every network, or its coin, a least amount', 'observed live', async () => {
    const open = (await ownWallet()).currencies.flatMap((coin) =>
      coin.networks
        .filter((network) => (network.threshold ?? coin.threshold) === undefined)
        .map((network) => `${coin.name} on ${network.name}`),
    );
    expectNone('rails without a least amount', open);
  });

  belief(
    'names a coin once in a way to pay, and a network once in a coin',
    'inferred',
    async () => {
      const twice = (await seenVias()).flatMap(({ currencies }) => [
        ...repeated(currencies.map(({ name }) => name)),
        ...currencies.flatMap(({ networks }) => repeated(networks.map(({ name }) => name))),
      ]);
      expectNone('names that stand twice', twice);
    },
  );

  belief('names the chain of every EVM token', 'client code', async () => {
    const evm = z.looseObject({ engine: z.literal('EVM') });
    const unnamed = (await ownWallet()).currencies.flatMap(({ name, networks }) =>
      networks
        .filter((network) => evm.safeParse(network.smart_contract).success && !network.chain_id)
        .map((network) => `${name} on ${network.name}`),
    );
    expectNone('EVM tokens without a chain_id', unnamed);
  });

  belief('means the tokens that the shop has pinned', 'inferred', async () => {
    const coins = toCoins(wirePaymentVias.parse(await readVias()));
    const others = coins.flatMap(({ ticker, networks }) =>
      networks.flatMap(({ name, token }) => {
        const asset = assetOf({ coin: ticker, network: name });
        if (asset === null || (token !== null && agreesWith(asset, token))) return [];
        return [`${ticker} on ${name}: ${JSON.stringify(token)}`];
      }),
    );
    expectNone('coins that are told otherwise', others);
  });

  belief('is read by the shop without loss', 'observed live', async () => {
    const parsed = wirePaymentVias.parse(await readVias());
    expectNothingDropped(parsed);
    const sent = (await ownWallet()).currencies.flatMap((coin) =>
      coin.networks.map((network) =>
        railInWords(coin.name, network.name, network.threshold ?? coin.threshold, [
          coin.is_suspended === true,
          network.is_suspended === true,
        ]),
      ),
    );
    const read = toCoins(parsed).flatMap((coin) =>
      coin.networks.map((network) =>
        railInWords(coin.ticker, network.name, network.minimum, [
          coin.suspended,
          network.suspended,
        ]),
      ),
    );
    expectNone('rails on one side only', difference(sent, read));
  });
});

describe('GET /v3/currencies', () => {
  belief('is a list of coins: name, logo, whether suspended', 'reference', async () => {
    holds(z.array(currency).min(1), await readCurrencies());
  });

  belief('lists every coin a wallet can pay with, suspended alike', 'inferred', async () => {
    const listed = holds(z.array(seenCurrency), await readCurrencies());
    const differing = (await ownWallet()).currencies.filter((coin) => {
      const other = listed.find(({ name }) => name === coin.name);
      return other === undefined || other.is_suspended !== (coin.is_suspended ?? false);
    });
    expectNone(
      'coins that differ or are missing',
      differing.map(({ name }) => name),
    );
  });

  belief('is read by the shop without loss', 'reference', async () => {
    const parsed = wireCurrencies.parse(await readCurrencies());
    expectNothingDropped(parsed);
    const listed = holds(z.array(seenCurrency), await readCurrencies());
    expect(parsed.items).toEqual(
      listed.map((coin) => ({ ticker: coin.name, suspended: coin.is_suspended })),
    );
  });
});
