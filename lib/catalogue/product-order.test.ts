import { describe, expect, it } from 'vitest';
import type { Product } from '@/schemas/catalogue';
import { inListOrder } from './product-order';

function fixed(label: string, value: string | null = null, currency = 'USD'): Product {
  return {
    type: 'fixed',
    id: label,
    brandName: 'Northwind',
    delivery: 'by_email',
    outOfStock: false,
    denomination: label,
    label,
    faceValue: value === null ? null : { amount: value, currency },
    price: null,
  };
}

const range: Product = {
  type: 'range',
  id: 'range',
  brandName: 'Northwind',
  delivery: 'by_email',
  outOfStock: false,
  min: '5',
  max: '500',
  step: '1',
  currency: 'USD',
};

const order = (products: Product[], isEsim = false) =>
  inListOrder(products, isEsim).map(({ product }) => product.id);

describe('products', () => {
  it('with set values come by value, not by label, and a free value after them', () => {
    const products = [range, fixed('$100', '100'), fixed('$20', '20.00'), fixed('$5', '5')];
    expect(order(products)).toEqual(['$5', '$20', '$100', 'range']);
  });

  it('of one value keep the supplier’s order', () => {
    const products = [fixed('10 USD - PIN', '10'), fixed('$10', '10.00'), fixed('$5', '5')];
    expect(order(products)).toEqual(['$5', '10 USD - PIN', '$10']);
  });

  it('with nothing but a label come after those with a value, as the supplier lists them', () => {
    const products = [fixed('Java & Bedrock Ed'), fixed('$25', '25'), fixed('Deluxe')];
    expect(order(products)).toEqual(['$25', 'Java & Bedrock Ed', 'Deluxe']);
  });

  it('of several currencies keep the supplier’s order', () => {
    const products = [fixed('€50', '50', 'EUR'), fixed('$10', '10'), fixed('€20', '20', 'EUR')];
    expect(order(products)).toEqual(['€50', '$10', '€20']);
  });

  it('that are plans come by destination, then days, then data, whatever they cost', () => {
    const products = [
      fixed('Europe 5GB 30 days', '17.5'),
      fixed('10 GB 30 days', '22'),
      fixed('Unlimited 3 days', '12'),
      fixed('Europe 1GB 7 days', '5'),
      fixed('1 GB 7 days', '40'),
    ];
    expect(order(products, true)).toEqual([
      'Unlimited 3 days',
      '1 GB 7 days',
      '10 GB 30 days',
      'Europe 1GB 7 days',
      'Europe 5GB 30 days',
    ]);
    expect(inListOrder(products, true).at(-1)?.destination).toBe('150');
  });

  it('of credit and of data stand apart', () => {
    const products = [fixed('5 GB 30 days', '15'), fixed('$20', '20'), fixed('$10', '10')];
    expect(order(products)).toEqual(['$10', '$20', '5 GB 30 days']);
  });

  it('sold by the month are plans of an eSIM, and values of a card', () => {
    expect(inListOrder([fixed('1 month', '12.99')], false)[0]?.plan).toBeNull();
    expect(inListOrder([fixed('1 month', '12.99')], true)[0]?.plan?.days).toBe(30);
  });
});
