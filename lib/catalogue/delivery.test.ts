import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryType, Product } from '@/schemas/catalogue';
import { brandNamed } from './brand-fixtures';
import { isDelivered, type KnownProducts, waysToChoose } from './delivery';
import { fixedProduct, rangeProduct } from './product-fixtures';

const card = brandNamed('Northwind');
const esim = brandNamed('eSIM', { kind: 'esims' });
const topUp = brandNamed('Lykke Mobile', { kind: 'top-ups', from: '$5', to: '$50' });

/** What is known when a brand has products that arrive in these ways, `sold out` where marked so. */
const knowing = (...products: Product[]): KnownProducts => new Map([[topUp.id, products]]);
const by = (delivery: DeliveryType, outOfStock = false) =>
  fixedProduct({ id: `${delivery} ${outOfStock}`, delivery, outOfStock });
const nothing: KnownProducts = new Map();

/** By phone, by e-mail, to an account. */
const told = (brand: typeof card, known: KnownProducts) =>
  (['by_phone', 'by_email', 'by_account'] as const).map((way) => isDelivered(brand, way, known));

describe('how a brand is delivered', () => {
  it('is told by its products, which may be in several ways', () => {
    expect(told(topUp, knowing(by('by_phone')))).toEqual(['yes', 'no', 'no']);
    expect(told(topUp, knowing(by('by_phone'), by('by_email')))).toEqual(['yes', 'yes', 'no']);
    expect(told(topUp, knowing(rangeProduct({ delivery: 'by_account' })))).toEqual([
      'no',
      'no',
      'yes',
    ]);
  });

  it('is told by those that can be bought, if any can', () => {
    expect(told(topUp, knowing(by('by_phone'), by('by_email', true)))).toEqual(['yes', 'no', 'no']);
    expect(told(topUp, knowing(by('by_email', true)))).toEqual(['no', 'yes', 'no']);
  });

  it('is by e-mail for cards and eSIMs, unless their products say otherwise', () => {
    expect(told(card, nothing)).toEqual(['no', 'yes', 'no']);
    expect(told(esim, nothing)).toEqual(['no', 'yes', 'no']);
    const known = new Map([[card.id, [by('by_account')]]]);
    expect(told(card, known)).toEqual(['no', 'no', 'yes']);
  });

  it('is not known of a top-up that nobody has read', () => {
    expect(told(topUp, nothing)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(told(topUp, knowing())).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it.each([{ name: 'Boost PIN' }, { from: '10 USD - PIN' }, { to: 'PIN 50' }, { name: 'pins' }])(
    'is by e-mail at least where a label names a PIN: %j',
    (change) => {
      expect(told({ ...topUp, ...change }, nothing)).toEqual(['unknown', 'yes', 'unknown']);
    },
  );

  it.each([{ name: 'Pinnacle' }, { from: '10 USD spin' }])('is not by %j', (change) => {
    expect(told({ ...topUp, ...change }, nothing)[1]).toBe('unknown');
  });
});

describe('the ways to choose between', () => {
  it('are offered where there is more than one, the phone first', () => {
    const known = new Map([
      [card.id, [by('by_account')]],
      [topUp.id, [by('by_email'), by('by_phone')]],
    ]);
    expect(waysToChoose([card, topUp], known)).toEqual(['by_phone', 'by_email', 'by_account']);
    expect(waysToChoose([card, esim], known)).toEqual(['by_email', 'by_account']);
  });

  it('are none where all arrive alike, or where there is but one brand', () => {
    expect(waysToChoose([card, esim], nothing)).toEqual([]);
    expect(waysToChoose([topUp], nothing)).toEqual([]);
    expect(waysToChoose([], nothing)).toEqual([]);
    const other = brandNamed('Other', { kind: 'top-ups' });
    const known = new Map([topUp, other].map(({ id }) => [id, [by('by_phone')]]));
    expect(waysToChoose([topUp, other], known)).toEqual([]);
  });

  it('are both of a top-up’s while it is not known', () => {
    const other = brandNamed('Other', { kind: 'top-ups' });
    expect(waysToChoose([topUp, other], knowing(by('by_phone')))).toEqual(['by_phone', 'by_email']);
  });
});

it('every brand passes for at least one of the ways that are offered', () => {
  const way = fc.constantFrom<DeliveryType>('by_phone', 'by_email', 'by_account');
  const products = fc.array(fc.record({ way, soldOut: fc.boolean() }), { maxLength: 3 });
  const brand = fc.record({ kind: fc.constantFrom('gift-cards', 'top-ups', 'esims'), products });
  fc.assert(
    fc.property(fc.array(brand, { maxLength: 5 }), (drawn) => {
      const brands = drawn.map(({ kind }, at) => brandNamed(`Brand ${at}`, { kind }));
      const known = new Map(
        drawn.map(({ products: rows }, at) => [
          brands[at]?.id ?? '',
          rows.map(({ way: each, soldOut }) => by(each, soldOut)),
        ]),
      );
      const ways = waysToChoose(brands, known);
      if (ways.length === 0) return;
      for (const each of brands) {
        expect(ways.some((one) => isDelivered(each, one, known) !== 'no')).toBe(true);
      }
    }),
  );
});
