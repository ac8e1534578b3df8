import { expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after';

const now = Date.parse('2026-03-01T10:00:00Z');

it.each([
  ['30', 30],
  ['0.5', 0.5],
  [' 7 ', 7],
  ['-1', -1],
  ['Sun, 01 Mar 2026 10:02:00 GMT', 120],
  ['', null],
  ['  ', null],
  ['soon', null],
  ['Infinity', null],
  [undefined, null],
])('Retry-After %j asks for %j seconds', (text, seconds) => {
  expect(retryAfterSeconds(text, now)).toBe(seconds);
});
