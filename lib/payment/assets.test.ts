import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rails } from '@/sandbox/rails';
import { readAs } from './addresses/families';
import { type Asset, agreesWith, assetOf, assets } from './assets';
import { chainOf } from './networks';
import { known, toldOf } from './payment-fixtures';

const nameOf = ({ coin, chain }: Asset) => `${coin} on ${chain}`;

describe('what is pinned', () => {
  it.each(assets.map((asset) => [nameOf(asset), asset] as const))('of %s is sound', (_, asset) => {
    if (asset.contract === null) return;
    // On Sui the type of a coin begins with the address of its package.
    const [address = ''] = asset.contract.split('::');
    expect(readAs(asset.family, address)).toBe('valid');
    if (asset.family === 'evm') {
      // All in one case would have no checksum to be wrong.
      expect(address).toMatch(/[a-f]/);
      expect(address).toMatch(/[A-F]/);
    }
  });

  it('has no two rows for one coin on one chain, nor for one contract', () => {
    const unique = (names: string[]) => expect(new Set(names).size).toBe(names.length);
    unique(assets.map((asset) => nameOf(asset).toLowerCase()));
    unique(assets.map(({ chain, contract, coin }) => `${chain} ${contract ?? coin}`.toLowerCase()));
  });

  it('has a chain id of its own for every EVM chain, and none elsewhere', () => {
    const ids = new Map(assets.flatMap((a) => (a.family === 'evm' ? [[a.chain, a.chainId]] : [])));
    expect(Object.fromEntries(ids)).toEqual({
      ethereum: 1,
      optimism: 10,
      bsc: 56,
      polygon: 137,
      world: 480,
      base: 8453,
      arbitrum: 42_161,
      avalanche: 43_114,
    });
  });

  it('has decimals as their issuers have them', () => {
    const decimals = new Map<number, Set<string>>();
    for (const { coin, decimals: number } of assets) {
      decimals.set(number, (decimals.get(number) ?? new Set()).add(coin));
    }
    expect(
      Object.fromEntries([...decimals].map(([number, coins]) => [number, [...coins]])),
    ).toEqual({
      6: ['USDC', 'USDT', 'EURC', 'PYUSD', 'USDC.e', 'USDT.e', 'TRX'],
      8: ['BTC', 'LTC', 'DOGE'],
      9: ['SOL', 'TON', 'SUI'],
      11: ['BTC'],
      18: ['ETH', 'DAI', 'USDe', 'FDUSD', 'WLD'],
    });
  });
});

describe('assetOf', () => {
  it.each([
    ['USDC', 'Base', 'USDC on base'],
    ['usdc', ' BASE ', 'USDC on base'],
    ['USDC', 'POLYGON (MATIC)', 'USDC on polygon'],
    ['USDC.e', 'Polygon (Matic)', 'USDC.e on polygon'],
    ['USDT.E', 'Avalanche', 'USDT.e on avalanche'],
    ['EUROC', 'ETH Mainnet', 'EURC on ethereum'],
    ['EURC', 'Solana', 'EURC on solana'],
    ['USDE', 'Arbitrum', 'USDe on arbitrum'],
    ['FDUSD', 'BSC', 'FDUSD on bsc'],
    ['WLD', 'World Chain', 'WLD on world'],
    ['GRAM', 'Ton', 'TON on ton'],
    ['TON', 'TON', 'TON on ton'],
    ['BTC', 'Mainnet', 'BTC on bitcoin'],
    ['BTC', 'Lightning', 'BTC on lightning'],
    ['DOGE', 'mainnet', 'DOGE on dogecoin'],
    ['ETH', 'ETH Mainnet', 'ETH on ethereum'],
    ['TRX', 'Tron', 'TRX on tron'],
  ])('knows %s on %j as %s', (coin, network, name) => {
    expect(nameOf(known(coin, network))).toBe(name);
  });

  it.each([
    // Circle issues none on Tron any more; on BSC tokens have other decimals than elsewhere.
    ['USDC', 'Tron'],
    ['USDC', 'BSC'],
    ['USDC', 'Nowhere'],
    ['GRAM', 'Base'],
    ['XMR', 'Mainnet'],
    ['BTC', 'Litecoin'],
    ['SOL', 'Base'],
    ['constructor', 'Base'],
    ['', 'Base'],
    ['', ''],
  ])('does not guess at %j on %j', (coin, network) => {
    expect(assetOf({ coin, network })).toBeNull();
  });

  it('knows every rail of the sandbox but USDC on Tron, and agrees with what it tells', () => {
    for (const rail of rails) {
      const asset = assetOf(rail);
      if (rail.coin === 'USDC' && rail.network === 'Tron') {
        expect(asset).toBeNull();
        continue;
      }
      const { chainId = null, contract = null } = rail;
      const told = { chainId, contract, decimals: contract === null ? null : 6 };
      expect(asset !== null && agreesWith(asset, told), `${rail.coin} on ${rail.network}`).toBe(
        true,
      );
    }
  });

  it('stays on the chain that is asked for, whatever the text', () => {
    const text = fc.oneof(
      fc.constantFrom(...assets.flatMap(({ coin, chain }) => [coin, chain])),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, text, (coin, network) => {
        const asset = assetOf({ coin, network });
        if (asset !== null) expect(asset.chain).toBe(chainOf({ coin, network }));
      }),
    );
  });
});

describe('agreesWith', () => {
  const usdc = known('USDC', 'Base');
  const onSolana = known('USDC', 'Solana');
  const eth = known('ETH', 'Base');

  it('takes what agrees', () => {
    for (const asset of assets) expect(agreesWith(asset, toldOf(asset))).toBe(true);
  });

  it('looks at the case of a contract only where it means something', () => {
    const inCase = (asset: Asset, change: (text: string) => string) => {
      const told = toldOf(asset);
      return agreesWith(asset, { ...told, contract: change(told.contract ?? '') });
    };
    const lower = (text: string) => text.toLowerCase();
    expect(inCase(usdc, lower)).toBe(true);
    expect(inCase(usdc, (text) => `0x${text.slice(2).toUpperCase()}`)).toBe(true);
    expect(inCase(onSolana, lower)).toBe(false);
    expect(inCase(known('USDT', 'Ton'), lower)).toBe(false);
    expect(inCase(known('USDT', 'Tron'), lower)).toBe(false);
  });

  it.each([
    ['chainId', null],
    ['chainId', 1],
    ['contract', null],
    ['contract', '0xdAC17F958D2ee523a2206206994597C13D831ec7'],
    ['decimals', null],
    ['decimals', 18],
  ] as const)('refuses a token with the %s %s', (name, value) => {
    expect(agreesWith(usdc, { ...toldOf(usdc), [name]: value })).toBe(false);
  });

  it('wants no chain id of a token elsewhere', () => {
    expect(agreesWith(onSolana, { ...toldOf(onSolana), chainId: null })).toBe(true);
    expect(agreesWith(onSolana, { ...toldOf(onSolana), decimals: null })).toBe(false);
  });

  it('lets a chain’s own coin come without a chain id, never with another or a contract', () => {
    const nothing = { chainId: null, contract: null, decimals: null };
    expect(agreesWith(eth, nothing)).toBe(true);
    expect(agreesWith(eth, { ...nothing, chainId: 1 })).toBe(false);
    expect(agreesWith(eth, { ...nothing, contract: `0x${'0'.repeat(40)}` })).toBe(false);
    expect(agreesWith(known('BTC', 'Mainnet'), nothing)).toBe(true);
    expect(agreesWith(known('SOL', 'Solana'), { ...nothing, contract: 'So1' })).toBe(false);
  });

  it('tells the same contract on two chains apart', () => {
    const onBsc = known('FDUSD', 'BSC');
    expect(agreesWith(known('FDUSD', 'ETH Mainnet'), toldOf(onBsc))).toBe(false);
  });
});
