import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, suppliedCountries } from './build';
import { coinPrice, paymentMethod, productPrice, roundUp } from './prices';

const coinDecimals: [string, number][] = [
  ['USDC', 2],
  ['USDT', 2],
  ['DAI', 2],
  ['DOGE', 2],
  ['TRX', 2],
  ['BTC', 8],
  ['ETH', 6],
  ['SOL', 6],
  ['LTC', 6],
];

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }))
  .filter(([whole, cents]) => whole + cents > 0)
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);

const units = (text: string) => BigInt(text.replace('.', ''));

describe('coinPrice', () => {
  it('adds the spread and rounds up', () => {
    expect(coinPrice({ faceAmount: '10', currency: 'USD', coin: 'USDC' })).toEqual({
      coinAmount: '10.50',
      eurValue: '9.06',
    });
    expect(
      coinPrice({ faceAmount: '10', currency: 'USD', coin: 'USDC', category: 'games' })?.coinAmount,
    ).toBe('10.64');
    expect(coinPrice({ faceAmount: '0.01', currency: 'EUR', coin: 'EUROC' })?.coinAmount).toBe(
      '0.02',
    );
  });

  it('charges exactly the least amount that covers the face value and spread', () => {
    fc.assert(
      fc.property(decimal, (faceAmount) => {
        const price = coinPrice({ faceAmount, currency: 'EUR', coin: 'EUROC' });
        const owed = units(faceAmount) * 105n;
        const paid = units(price?.coinAmount ?? '0.00') * 100n;
        return paid >= owed && paid - 100n < owed && price?.eurValue === price?.coinAmount;
      }),
    );
  });

  it.each(coinDecimals)(
    'quotes %s with %i decimals and never cheaper for more',
    (coin, decimals) => {
      const shape = new RegExp(`^\\d+\\.\\d{${decimals}}$`);
      fc.assert(
        fc.property(
          decimal,
          decimal,
          fc.constantFrom('USD', 'VND', 'JPY', 'GBP'),
          (a, b, currency) => {
            const [low, high] = units(a) <= units(b) ? [a, b] : [b, a];
            const less = coinPrice({ faceAmount: low, currency, coin })?.coinAmount ?? '';
            const more = coinPrice({ faceAmount: high, currency, coin })?.coinAmount ?? '';
            expect(less).toMatch(shape);
            expect(more).toMatch(shape);
            expect(units(less)).toBeGreaterThan(0n);
            expect(units(less) <= units(more)).toBe(true);
          },
        ),
      );
    },
  );

  it.each(['', '0', '0.00', '-5', '1e3', '1.', 'NaN', '٣'])(
    'refuses the amount %j',
    (faceAmount) => {
      expect(coinPrice({ faceAmount, currency: 'USD', coin: 'USDC' })).toBeNull();
    },
  );

  it('refuses unknown currencies and coins, inherited names too', () => {
    expect(coinPrice({ faceAmount: '5', currency: 'XXX', coin: 'USDC' })).toBeNull();
    expect(coinPrice({ faceAmount: '5', currency: 'USD', coin: 'SHIB' })).toBeNull();
    expect(coinPrice({ faceAmount: '5', currency: 'toString', coin: 'constructor' })).toBeNull();
  });
});

describe('roundUp', () => {
  it('keeps exact values and lifts the rest', () => {
    expect(roundUp({ top: 5n, bottom: 4n }, 2)).toBe('1.25');
    expect(roundUp({ top: 1n, bottom: 3n }, 2)).toBe('0.34');
    expect(roundUp({ top: 1n, bottom: 3n }, 0)).toBe('1');
  });
});

describe('productPrice', () => {
  it('prices every fixed product, and every range at its minimum near the usual spread', () => {
    for (const entry of suppliedCountries().flatMap(entriesOf)) {
      for (const product of entry.products) {
        const face = product.range
          ? { currency: product.range.currency, amount: product.range.min }
          : product.priceBasis;
        const price = productPrice(product, 'BTC', product.range?.min);
        expect(price?.coinAmount, `${product.brand.brand} ${product.denomination}`).toMatch(
          /^\d+\.\d{8}$/,
        );
        const plain = coinPrice({
          faceAmount: face?.amount ?? '',
          currency: face?.currency ?? '',
          coin: 'BTC',
        });
        const ratio = Number(price?.coinAmount) / Number(plain?.coinAmount);
        expect(ratio).toBeGreaterThan(0.95);
        expect(ratio).toBeLessThan(1.05);
      }
    }
  });

  it('names the payment method by coin alone', () => {
    expect(paymentMethod('USDC')).toBe('USDC-MATIC');
    expect(paymentMethod('BTC')).toBe('BTC');
  });
});
