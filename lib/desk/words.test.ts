import { expect, it } from 'vitest';
import { columns, duration } from './words';

it.each([
  [-5, '0 min'],
  [59, '59 min'],
  [119, '119 min'],
  [120, '2 h'],
  [47 * 60, '47 h'],
  [48 * 60, '2 d'],
])('%d minutes are %s', (minutes, told) => {
  expect(duration(minutes * 60_000)).toBe(told);
});

it('columns are as wide as their widest cell, and end without blanks', () => {
  expect(
    columns(
      ['a', 'b'],
      [
        ['long', '1'],
        ['x', ''],
      ],
    ),
  ).toEqual(['a     b', 'long  1', 'x']);
});
