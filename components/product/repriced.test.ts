import { describe, expect, it } from 'vitest';
import type { ProductOption } from './product-options';
import { repricedList } from './repriced';

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

const larger = { ...plan, id: 'larger', price: '80.00 USDC', badge: null };
const largest = { ...plan, id: 'largest', price: '90.00 USDC', badge: 'Lowest price per day' };

const heard = (prices: Record<string, string>) => (product: string) => prices[product] ?? null;

describe('options whose prices were renewed', () => {
  it('show the new ones, also where they had none', () => {
    const dearer = heard({ card: '54.10 USDC' });
    const now = { ...card, price: '54.10 USDC' };
    expect(repricedList([card], dearer)).toEqual([now]);
    expect(repricedList([{ ...card, price: null }], dearer)).toEqual([now]);
  });

  it('no longer say what was reckoned by the old ones, which is the best of all among it', () => {
    expect(repricedList([plan, larger, largest], heard({ larger: '40.00 USDC' }))).toEqual([
      { ...plan, badge: null },
      { ...larger, price: '40.00 USDC', rates: [] },
      { ...largest, badge: null },
    ]);
  });

  it('stay as they are while there is nothing new', () => {
    const options = [plan, larger];
    expect(repricedList(options, heard({}))).toBe(options);
    expect(repricedList(options, heard({ card: '53.20 USDC' }))).toBe(options);
  });
});
