import { expect, it, vi } from 'vitest';
import { createRecent } from './recent';

it('makes a value once while it is asked for, and lets go of the one not asked for longest', () => {
  const make = vi.fn((key: string) => key.toUpperCase());
  const recent = createRecent<string>(2);
  const get = (key: string) => recent(key, () => make(key));
  expect(['a', 'b', 'a', 'c'].map(get)).toEqual(['A', 'B', 'A', 'C']);
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c']);
  // The third has put out the second, not the first.
  expect(['a', 'c', 'b'].map(get)).toEqual(['A', 'C', 'B']);
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps nothing of what could not be made', () => {
  const recent = createRecent<number>(1);
  expect(() =>
    recent('a', () => {
      throw new Error('once');
    }),
  ).toThrow('once');
  expect(recent('a', () => 1)).toBe(1);
});
