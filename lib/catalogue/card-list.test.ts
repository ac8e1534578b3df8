import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { setRuntime } from '../runtime';
import { brandNamed } from './brand-fixtures';
import { cardList, commonRoot, keptCardList } from './card-list';
import { readCardRows } from './card-rows';

beforeEach(() => {
  const supplierOrigin = 'https://api.example';
  setRuntime({ supplierOrigin, mode: 'real', sessionSecrets: [], receiptKeys: [] });
});

describe('commonRoot', () => {
  it.each([
    [['/en/us/gift-cards/steam', '/en/us/gift-cards/stem'], '/en/us/gift-cards/'],
    [['/en/us/gift-cards/a', '/en/us/esims/b'], '/en/us/'],
    [['https://a/x', 'https://b/y'], 'https://'],
    [['https://a/x', '/sandbox/x'], ''],
    [['only/one'], 'only/'],
    [['plain'], ''],
    [[], ''],
  ])('of %j is %j', (texts, root) => {
    expect(commonRoot(texts)).toBe(root);
  });

  it('is a beginning of every text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab/]{0,8}$/)), (texts) => {
        expect(texts.every((text) => text.startsWith(commonRoot(texts)))).toBe(true);
      }),
    );
  });
});

const words = { soldOut: 'Sold out', range: '{from} to {to}', worksIn: 'Works in Chile' };
const rowsOf = (brands: readonly Brand[]) => readCardRows(cardList(brands, 'en', words).rows);

it('a card says what its brand is, and whether where it works matters', () => {
  const brands = [
    brandNamed('Steam', { colour: '#1b2838', logoBase: 'https://cdn.example/l/steam' }),
    brandNamed('Data', { kind: 'esims', outOfStock: true, logoBase: 'javascript:alert(1)' }),
  ];
  const { rows, ...others } = cardList(brands, 'en', words);
  expect(others).toEqual({
    pathRoot: '/en/us/',
    logoRoot: 'https://cdn.example/l/',
    worksIn: 'Works in Chile',
  });
  expect(readCardRows(rows)).toMatchObject([
    { path: 'gift-cards/steam', name: 'Steam', initials: 'S', colour: '#1b2838', logo: 'steam' },
    { path: 'esims/data', name: 'Data', initials: 'D', colour: '', logo: '' },
  ]);
  expect(rowsOf(brands)).toMatchObject([
    { isSoldOut: false, isLocal: true },
    { isSoldOut: true, isLocal: false },
  ]);
});

it.each([
  [{ from: '$5', to: '$10' }, '$5 to $10'],
  [{ from: '$5', to: '$5' }, '$5'],
  [{ from: null, to: '$10' }, '$10'],
  [{ from: null, to: null }, ''],
  [{ from: '$5', to: '$10', outOfStock: true }, 'Sold out'],
])('below the name of %j stands %j', (brand, price) => {
  expect(rowsOf([brandNamed('Steam', brand)])).toMatchObject([{ price }]);
});

it('a whole list is put together once for a language and its words, and anew for other brands', () => {
  const brands = [brandNamed('Steam'), brandNamed('Roblox')];
  const kept = keptCardList(brands, 'en', words);
  expect(kept).toEqual(cardList(brands, 'en', words));
  expect(keptCardList(brands, 'en', words)).toBe(kept);
  expect(keptCardList(brands, 'de', words).pathRoot).toBe('/de/us/gift-cards/');
  expect(keptCardList(brands, 'en', { ...words, worksIn: 'Für Chile' }).worksIn).toBe('Für Chile');
  expect(keptCardList([brandNamed('Other')], 'en', words).rows).toContain('Other');
});

it('a whole list is no other one’s, whichever of Next’s module graphs put that together', async () => {
  keptCardList([brandNamed('Steam')], 'en', words);
  vi.resetModules();
  const elsewhere = await import('./card-list');
  const list = elsewhere.keptCardList([brandNamed('Roblox')], 'en', words);
  expect(readCardRows(list.rows)).toMatchObject([{ name: 'Roblox' }]);
});
