import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rails } from '@/sandbox/rails';
import { addressFamilyOf, chainOf, isSamePayment } from './networks';

describe('chainOf', () => {
  it.each([
    ['USDC', 'ETH Mainnet', 'ethereum'],
    ['USDC', 'Polygon (Matic)', 'polygon'],
    ['USDC', 'POLYGON (MATIC)', 'polygon'],
    ['USDC', 'polygon(matic)', 'polygon'],
    ['USDC', '  solana ', 'solana'],
    ['usdc', 'Eth  Mainnet', 'ethereum'],
    ['GRAM', 'Ton', 'ton'],
    ['BTC', 'Mainnet', 'bitcoin'],
    ['ltc', 'MAINNET', 'litecoin'],
    ['DOGE', 'Mainnet', 'dogecoin'],
    ['BTC', 'Lightning', 'lightning'],
  ])('knows %s on %j as %s', (coin, network, chain) => {
    expect(chainOf({ coin, network })).toBe(chain);
  });

  it.each([
    ['XMR', 'Mainnet'],
    ['ETH', 'Mainnet'],
    ['USDC', 'Solana Devnet'],
    ['USDC', 'constructor'],
    ['__proto__', 'Mainnet'],
    ['USDC', ''],
  ])('does not guess at %s on %j', (coin, network) => {
    expect(chainOf({ coin, network })).toBeNull();
    expect(addressFamilyOf({ coin, network })).toBeNull();
  });

  it('stands any text', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (coin, network) => {
        expect(chainOf({ coin, network }) === null).toBe(
          addressFamilyOf({ coin, network }) === null,
        );
      }),
    );
  });
});

describe('addressFamilyOf', () => {
  it('agrees with every rail of the sandbox', () => {
    for (const rail of rails) expect(addressFamilyOf(rail)).toBe(rail.chain);
  });
});

describe('isSamePayment', () => {
  const onPolygon = { coin: 'USDC', network: 'Polygon (Matic)' };

  it('looks at neither case nor blanks', () => {
    expect(isSamePayment(onPolygon, { coin: ' usdc', network: 'POLYGON(MATIC)' })).toBe(true);
  });

  it.each([
    ['USDC.e', 'Polygon (Matic)'],
    ['USDC', 'Polygon'],
    ['USDC', ''],
  ])('tells %s on %j apart', (coin, network) => {
    expect(isSamePayment(onPolygon, { coin, network })).toBe(false);
  });
});
