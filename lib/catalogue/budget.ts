import type { Brand, Product } from '@/schemas/catalogue';
import { compareDecimals, timesDecimal } from '../money';
import { oncePer } from '../once-per';
import { type LabelAmount, readLabelAmount } from './label-amount';

/** One of the supplier's own prices: so much on a card costs so much of a coin. */
export type PriceSample = {
  brand: string;
  face: { amount: string; currency: string };
  price: { amount: string; coin: string };
};

/**
 * What can be spent, by the units of labels. Each entry says how far a budget goes: a value of
 * `v` can be had when `v × cost ≤ reach`. Units without an entry cannot be judged.
 */
export type Means = ReadonlyMap<string, { cost: string; reach: string }>;

/** A budget in the money on the cards needs no rate. */
export function meansInCards(amount: string, unit: string): Means {
  return new Map([[unit, { cost: '1', reach: amount }]]);
}

/** A budget in a coin, with a price in that coin for each unit one is known for. */
export function meansInCoin(amount: string, samples: ReadonlyMap<string, PriceSample>): Means {
  const entries = [...samples].flatMap(([unit, { face, price }]) => {
    const reach = timesDecimal(amount, face.amount);
    return reach === null ? [] : [[unit, { cost: price.amount, reach }] as const];
  });
  return new Map(entries);
}

/** The readable one of a brand's two labels and whether it is surely its cheapest value. */
function cheapest(brand: Brand): { value: LabelAmount; isLeast: boolean } | null {
  const [from, to] = [readLabelAmount(brand.from), readLabelAmount(brand.to)];
  if (from === null) return to && { value: to, isLeast: brand.from === null };
  // Labels are known to stand the wrong way round.
  const isSwapped =
    to !== null && to.unit === from.unit && (compareDecimals(to.amount, from.amount) ?? 0) < 0;
  return { value: isSwapped ? to : from, isLeast: true };
}

/** Whether something of a brand can be had; `unknown` where its labels do not tell. */
export function affordable(brand: Brand, means: Means): 'yes' | 'no' | 'unknown' {
  if (brand.outOfStock) return 'no';
  const least = cheapest(brand);
  const limit = least && means.get(least.value.unit);
  if (!least || !limit) return 'unknown';
  const cost = timesDecimal(least.value.amount, limit.cost);
  const over = cost === null ? null : compareDecimals(cost, limit.reach);
  if (over === null) return 'unknown';
  if (over <= 0) return 'yes';
  return least.isLeast ? 'no' : 'unknown';
}

/** What a label's amount is in, by a name of its own and as it is mostly written. */
type LabelUnit = { unit: string; sign: string };

/** The units the labels of some brands are in, the commonest first, each as it is mostly written. */
export const unitsOf = oncePer((brands: readonly Brand[]): readonly LabelUnit[] => {
  const units = new Map<string, { count: number; signs: Map<string, number> }>();
  for (const brand of brands) {
    const value = brand.outOfStock ? undefined : cheapest(brand)?.value;
    if (value === undefined) continue;
    const known = units.get(value.unit) ?? { count: 0, signs: new Map<string, number>() };
    known.count += 1;
    known.signs.set(value.sign, (known.signs.get(value.sign) ?? 0) + 1);
    units.set(value.unit, known);
  }
  const commonest = (signs: Map<string, number>) =>
    [...signs].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  return [...units]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([unit, { signs }]) => ({ unit, sign: commonest(signs) }));
});

/** Whose prices may tell what a unit costs: brands whose label in it is their cheapest value. */
export function tellersOf(brands: readonly Brand[], unit: string): Brand[] {
  return brands.filter((brand) => {
    const least = brand.outOfStock ? null : cheapest(brand);
    return least?.isLeast === true && least.value.unit === unit;
  });
}

/**
 * Whether a brand's products are in the money its label names: one of them has just the label's
 * amount. A sign such as $ alone does not say which dollar.
 */
export function confirmsLabel(brand: Brand, products: readonly Product[]): boolean {
  const amount = cheapest(brand)?.value.amount;
  if (amount === undefined) return false;
  return products.some((product) => {
    const face = product.type === 'range' ? product.min : product.faceValue?.amount;
    return face !== undefined && compareDecimals(face, amount) === 0;
  });
}

/** The middle one of a brand's set prices, by what a unit of value costs; null when it has none. */
export function middlePrice(brand: Brand, products: readonly Product[]): PriceSample | null {
  const samples = products.flatMap((product): PriceSample[] => {
    if (product.type !== 'fixed' || product.outOfStock) return [];
    const { faceValue: face, price } = product;
    const isPriced = face !== null && price !== null && /[1-9]/.test(face.amount);
    return isPriced ? [{ brand: brand.name, face, price }] : [];
  });
  const currency = samples[0]?.face.currency;
  const sorted = samples
    .filter(({ face }) => face.currency === currency)
    .toSorted((a, b) => {
      const [one, other] = [
        timesDecimal(a.price.amount, b.face.amount),
        timesDecimal(b.price.amount, a.face.amount),
      ];
      return one === null || other === null ? 0 : (compareDecimals(one, other) ?? 0);
    });
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
