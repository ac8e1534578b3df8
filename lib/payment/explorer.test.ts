import { describe, expect, it } from 'vitest';
import { explorerPage } from './explorer';

describe('the page of an address', () => {
  it.each([
    ['USDC', 'Base', '0x8a1e0245190e039b0b936cfb1d4c82feed23493d', 'basescan.org'],
    ['BTC', 'Mainnet', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'mempool.space'],
    ['USDT', 'Tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tronscan.org'],
    ['SOL', 'Solana', '9GUTdgfP7vKchdU4HyP1ocPhzYeC8QbCYLY3wJ47APWp', 'solscan.io'],
  ])('of %s on %s', (coin, network, address, host) => {
    const page = explorerPage({ coin, network }, address);
    expect(page?.host).toBe(host);
    expect(page?.href).toMatch(new RegExp(`^https://${host}/.*${address}$`));
  });

  it.each([
    ['BTC', 'Lightning', 'lnbc319040n1p4tzwuq'],
    ['USDC', 'Mars', '0x8a1e0245190e039b0b936cfb1d4c82feed23493d'],
    ['USDC', 'Base', 'javascript:alert(1)'],
    ['USDC', 'Base', '../../login?next='],
    ['USDC', 'Base', ''],
  ])('is none for %s on %s: %s', (coin, network, address) => {
    expect(explorerPage({ coin, network }, address)).toBeNull();
  });
});
