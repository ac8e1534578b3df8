import { describe, expect, it } from 'vitest';
import type { ProductOption } from './product-options';
import { repriced } from './repriced';

const card: ProductOption = {
  type: 'fixed',
  id: 'card',
  label: '$50',
  lang: undefined,
  span: null,
  price: '53.20 USDC',
  disabled: false,
  rates: null,
  badge: null,
  receives: null,
};
const plan = { ...card, rates: ['2.56 USDC per GB'], badge: 'Lowest price per GB' };

describe('an option whose price was renewed', () => {
  it('shows the new one, also where it had none', () => {
    expect(repriced(card, '54.10 USDC')).toEqual({ ...card, price: '54.10 USDC' });
    expect(repriced({ ...card, price: null }, '54.10 USDC')).toEqual({
      ...card,
      price: '54.10 USDC',
    });
  });

  it('no longer says what was reckoned by the old one', () => {
    const dearer = { ...plan, price: '60.00 USDC', rates: [], badge: null };
    expect(repriced(plan, '60.00 USDC')).toEqual(dearer);
  });

  it('stays as it is while there is nothing new', () => {
    expect(repriced(plan, null)).toBe(plan);
    expect(repriced(plan, '53.20 USDC')).toBe(plan);
  });
});
