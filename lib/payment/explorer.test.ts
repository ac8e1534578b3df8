import { describe, expect, it } from 'vitest';
import { explorerPage, explorerTransaction } from './explorer';

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

describe('the page of a transaction', () => {
  const hash = `0x${'0b'.repeat(32)}`;
  const signature = '5'.repeat(88);

  it.each([
    ['USDC', 'Base', hash, `https://basescan.org/tx/${hash}`],
    ['ETH', 'Optimism', hash, `https://optimistic.etherscan.io/tx/${hash}`],
    ['USDC', 'Solana', signature, `https://solscan.io/tx/${signature}`],
  ])('of %s on %s: %s', (coin, network, id, href) => {
    expect(explorerTransaction({ coin, network }, id)).toEqual({ href, host: new URL(href).host });
  });

  it.each([
    ['USDC', 'Base', `${hash}0`],
    ['USDC', 'Base', hash.toUpperCase()],
    ['USDC', 'Base', `//elsewhere.example/${hash}`],
    ['USDC', 'Base', signature],
    ['USDC', 'Solana', hash],
    ['BTC', 'Mainnet', hash.slice(2)],
    ['BTC', 'Lightning', hash],
    ['USDC', 'Mars', hash],
  ])('is none for %s on %s: %s', (coin, network, id) => {
    expect(explorerTransaction({ coin, network }, id)).toBeNull();
  });
});
