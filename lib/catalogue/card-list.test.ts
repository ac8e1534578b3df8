import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { setRuntime } from '../runtime';
import { brandNamed } from './brand-fixtures';
import { cardList, commonRoot } from './card-rows';

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

it('a card says what its brand is, and where a gift card works', () => {
  const brands = [
    brandNamed('Steam', { colour: '#1b2838', logoBase: 'https://cdn.example/l/steam' }),
    brandNamed('Data', { kind: 'esims', outOfStock: true, logoBase: 'javascript:alert(1)' }),
  ];
  expect(cardList(brands, 'en', ({ name }) => `price of ${name}`)).toEqual({
    pathRoot: '/en/us/',
    logoRoot: 'https://cdn.example/l/',
    rows: [
      ['gift-cards/steam', 'Steam', 'S', 'price of Steam', '#1b2838', 'steam', 0, 1],
      ['esims/data', 'Data', 'D', 'price of Data', '', null, 1, 0],
    ],
  });
});
