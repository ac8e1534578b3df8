import type { Product } from '@/schemas/catalogue';

type Fixed = Extract<Product, { type: 'fixed' }>;
type Range = Extract<Product, { type: 'range' }>;

const base = {
  id: 'product-1',
  brandName: 'Northwind',
  delivery: 'by_email',
  outOfStock: false,
} as const;

/** A card of $25 but for what is `change`d. */
export function fixedProduct(change: Partial<Fixed> = {}): Fixed {
  return {
    ...base,
    type: 'fixed',
    denomination: '25 USD',
    label: '$25',
    faceValue: { amount: '25', currency: 'USD' },
    price: { amount: '26.80', coin: 'USDC' },
    ...change,
  };
}

/** A card of $10 to $250 in steps of $5 but for what is `change`d. */
export function rangeProduct(change: Partial<Range> = {}): Range {
  return {
    ...base,
    type: 'range',
    min: '10.00',
    max: '250.00',
    step: '5',
    currency: 'USD',
    ...change,
  };
}
