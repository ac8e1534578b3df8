import { expect, it } from 'vitest';
import type { Kind } from '@/schemas/catalogue';
import { brandNamed } from './brand-fixtures';
import { countriesWith } from './kind-nearby';

const selling = (country: string, kind: Kind, outOfStock = false) =>
  [country, [brandNamed('Some', { country, kind, outOfStock })]] as const;

const atHand = new Map([
  selling('US', 'esims'),
  selling('FR', 'gift-cards'),
  selling('NL', 'esims'),
  selling('BE', 'esims', true),
  selling('AT', 'esims'),
  selling('DE', 'esims'),
]);
const germany = { country: 'DE', popular: ['TR', 'DE', 'AT', 'US'] };

it('suggests those that sell some of the kind: nearby, largest first, then the popular ones', () => {
  expect(countriesWith('esims', germany, atHand)).toEqual({
    nearby: ['NL', 'AT'],
    popular: ['US'],
  });
});

it('suggests none that it does not know of', () => {
  const nothing = { nearby: [], popular: [] };
  expect(countriesWith('top-ups', germany, atHand)).toEqual(nothing);
  expect(countriesWith('esims', germany, new Map())).toEqual(nothing);
});
