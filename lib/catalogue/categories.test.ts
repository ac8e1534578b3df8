import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json' with { type: 'json' };
import { humanised, isKnownCategory, knownCategories } from './categories';

describe('categories', () => {
  it('have words each, and no words without one', () => {
    expect(Object.keys(messages.categories).toSorted()).toEqual([...knownCategories].toSorted());
  });

  it.each(['constructor', '__proto__', '', 'Games'])('%j is not one that has words', (slug) => {
    expect(isKnownCategory(slug)).toBe(false);
  });

  it.each([
    ['pet_care-and  toys', 'Pet care and  toys'],
    ['élan', 'Élan'],
    ['__proto__', 'Proto'],
    ['___', '___'],
  ])('%j without words reads %j', (slug, label) => {
    expect(humanised(slug)).toBe(label);
  });
});
