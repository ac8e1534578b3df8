import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rails } from '@/sandbox/rails';
import { isRecommended, networkFacts } from './network-facts';

describe('networkFacts', () => {
  it('knows every rail of the sandbox, with one to three wallets', () => {
    for (const rail of rails) {
      const wallets = networkFacts(rail)?.wallets ?? [];
      expect(wallets.length, `${rail.coin} on ${rail.network}`).toBeGreaterThanOrEqual(1);
      expect(wallets.length).toBeLessThanOrEqual(3);
      expect(new Set(wallets).size).toBe(wallets.length);
    }
  });

  it.each([
    ['USDC', 'ETH Mainnet', 'dollars', 'about-a-minute'],
    ['USDC', 'BASE', 'free-or-cents', 'seconds'],
    ['USDT', 'Tron', 'about-a-dollar', 'about-a-minute'],
    ['TRX', 'Tron', 'free-or-cents', 'about-a-minute'],
    ['BTC', 'Mainnet', 'about-a-dollar', 'up-to-an-hour'],
    ['BTC', 'Lightning', 'free-or-cents', 'seconds'],
    ['LTC', 'Mainnet', 'free-or-cents', 'minutes'],
  ])('tells the classes of %s on %s', (coin, network, fee, time) => {
    expect(networkFacts({ coin, network })).toMatchObject({ fee, time });
  });

  it.each([
    ['USDC', 'Solana', 'token-account'],
    ['usdt', 'SOLANA', 'token-account'],
    ['SOL', 'Solana', undefined],
    ['sol', 'solana', undefined],
    ['USDT', 'Tron', 'payer-name'],
    ['TRX', 'Tron', undefined],
    ['TON', 'Ton', 'memo'],
    ['USDC', 'Base', undefined],
  ])('cautions payers of %s on %s: %s', (coin, network, caution) => {
    expect(networkFacts({ coin, network })?.caution).toBe(caution);
  });

  it.each([
    ['USDC', 'Nowhere'],
    ['XMR', 'Mainnet'],
    ['USDC', 'toString'],
  ])('says nothing of %s on %s', (coin, network) => {
    expect(networkFacts({ coin, network })).toBeNull();
  });
});

describe('what ships with the checkout', () => {
  it('imports no package', () => {
    const imports = ['network-facts.ts', 'networks.ts'].flatMap((file) => {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8');
      return [...source.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, target]) => target);
    });
    expect(imports).toEqual(['./networks']);
  });
});

describe('isRecommended', () => {
  it('is USDC on Solana alone', () => {
    const recommended = rails.filter(isRecommended);
    expect(recommended.map(({ coin, network }) => [coin, network])).toEqual([['USDC', 'Solana']]);
    expect(isRecommended({ coin: 'usdc', network: 'SOLANA' })).toBe(true);
    expect(isRecommended({ coin: 'USDC.e', network: 'Solana' })).toBe(false);
  });
});
