import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listQuerySchema } from '@/schemas/list-query';
import { isWhole, listHref } from './list-link';
import { readListWish } from './list-wish';

const place = { locale: 'en', country: 'US', kind: 'gift-cards' } as const;

it('names nothing that narrows nothing', () => {
  expect(listHref(place, {})).toBe('/en/us/gift-cards');
  expect(listHref(place, { inStock: undefined, q: undefined })).toBe('/en/us/gift-cards');
});

it('tells a whole list from one that is narrowed', () => {
  expect([{}, { q: undefined, inStock: false }].map(isWhole)).toEqual([true, true]);
  const narrowed = [
    { q: 'a' },
    { category: 'games' },
    { inStock: true },
    { delivery: 'by_phone' },
  ] as const;
  expect(narrowed.some(isWhole)).toBe(false);
});

it('is read back as the wish it was made of', () => {
  const queries = fc.record({
    category: fc.string(),
    q: fc.string(),
    stock: fc.constantFrom('in', 'out'),
    delivery: fc.constantFrom('phone', 'email', 'account', 'pigeon'),
    budget: fc.constantFrom('12.40', '3 usdt', '1,000', '1.234', 'x', ''),
    in: fc.constantFrom('USDC', 'card', ''),
  });
  fc.assert(
    fc.property(queries, fc.constantFrom('en', 'de'), fc.constantFrom('en', 'de'), (...drawn) => {
      const [query, from, to] = drawn;
      const wish = readListWish(listQuerySchema.parse(query), from);
      const { searchParams } = new URL(listHref(place, wish), 'http://shop');
      const again = listQuerySchema.parse(Object.fromEntries(searchParams));
      expect(readListWish(again, to)).toEqual(wish);
    }),
  );
});
