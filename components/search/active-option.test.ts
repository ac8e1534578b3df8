import { expect, it } from 'vitest';
import { stepActive } from './active-option';

it.each([
  [-1, 'ArrowDown', 3, 0],
  [0, 'ArrowDown', 3, 1],
  [2, 'ArrowDown', 3, 0],
  [-1, 'ArrowUp', 3, 2],
  [0, 'ArrowUp', 3, 2],
  [2, 'ArrowUp', 3, 1],
  [-1, 'ArrowDown', 0, -1],
  [-1, 'ArrowUp', 0, -1],
] as const)('from option %i, %s among %i leads to %i', (active, key, count, next) => {
  expect(stepActive(active, key, count)).toBe(next);
});
