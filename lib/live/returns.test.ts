import { expect, it } from 'vitest';
import { createReturns } from './returns';

it('tells who comes back, and from what, for a minute', () => {
  let now = 0;
  const returns = createReturns(() => now);
  expect(returns.opened('a')).toBe('nothing');
  returns.ended('a', 'rotation');
  returns.ended('b', 'break');
  now = 59_999;
  expect([returns.opened('a'), returns.opened('b'), returns.opened('a')]).toEqual([
    'rotation',
    'break',
    'nothing',
  ]);
  returns.ended('a', 'break');
  now += 60_000;
  expect(returns.opened('a')).toBe('nothing');
});

it('does not remember without end', () => {
  const returns = createReturns(() => 0);
  for (let at = 0; at <= 5_000; at += 1) returns.ended(String(at), 'break');
  expect([returns.opened('0'), returns.opened('1')]).toEqual(['nothing', 'break']);
});
