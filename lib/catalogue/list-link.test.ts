import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listQuerySchema } from '@/schemas/list-query';
import { isWhole, listHref } from './list-link';

const place = { locale: 'en', country: 'US', kind: 'gift-cards' } as const;

it('names nothing that narrows nothing', () => {
  expect(listHref(place, {})).toBe('/en/us/gift-cards');
  expect(listHref(place, { inStock: undefined, q: undefined })).toBe('/en/us/gift-cards');
});

it('tells a whole list from one that is narrowed', () => {
  expect([{}, { q: undefined, inStock: false }].map(isWhole)).toEqual([true, true]);
  const narrowed = [{ q: 'a' }, { category: 'games' }, { inStock: true }];
  expect(narrowed.map(isWhole)).toEqual([false, false, false]);
});

it('is read back as the wish it was made of', () => {
  const queries = fc.record({
    category: fc.string(),
    q: fc.string(),
    stock: fc.constantFrom('in', 'out'),
    budget: fc.constantFrom('12.40', '3 usdt', '1,000', 'x', ''),
    in: fc.constantFrom('USDC', 'card', ''),
  });
  fc.assert(
    fc.property(queries, (query) => {
      const wish = listQuerySchema.parse(query);
      const { searchParams } = new URL(listHref(place, wish), 'http://shop');
      expect(listQuerySchema.parse(Object.fromEntries(searchParams))).toEqual(wish);
    }),
  );
});
