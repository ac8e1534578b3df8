import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsAllowed, editsBetween, lettersOf, mayBe } from './edits';

describe('edits', () => {
  it.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'abxd', 1],
    ['abcd', 'abd', 1],
    ['abcd', 'abxcd', 1],
    ['abcd', 'acbd', 1],
    ['abcd', 'badc', 2],
    ['abcd', 'abcdefgh', Infinity],
    ['abcde', 'abcdefgh', 0],
    ['abxde', 'abcdefgh', 1],
    ['abcd', 'wxyz', Infinity],
    ['abcdefgh', 'abc', Infinity],
  ])('from %s to %s: %d', (typed, word, edits) => {
    expect(editsBetween(typed, word, 2)).toBe(edits);
  });

  it('are allowed by the length of what is typed', () => {
    expect([0, 3, 4, 7, 8, 20].map(editsAllowed)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are only counted where the letters allow it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdé字'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (typed, other) => {
        if (editsBetween(typed, other, 2) > 2) return;
        expect(mayBe(lettersOf(typed), lettersOf(other), 2)).toBe(true);
      }),
    );
    expect(mayBe(lettersOf('steam'), lettersOf('netflix'), 2)).toBe(false);
  });

  it('of a word and itself, or the beginning of it, are none', () => {
    const word = fc.string({ minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.string({ maxLength: 9 }), (typed, rest) => {
        expect(editsBetween(typed, typed + rest, 2)).toBe(0);
      }),
    );
  });
});
