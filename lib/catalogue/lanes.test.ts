import { expect, it } from 'vitest';
import { inLane, lineOf } from './lanes';

const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const phone =
  'Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36';

it.each([
  [phone, undefined, 'usual', 'catalogue'],
  [phone, 'checkout', 'first', 'checkout'],
  [null, undefined, 'usual', 'catalogue'],
  [googlebot, undefined, 'last', 'background'],
  ['facebookexternalhit/1.1 crawler', undefined, 'last', 'background'],
  [googlebot, 'checkout', 'first', 'checkout'],
] as const)('of %s in lane %s stands %s in line', (userAgent, lane, line, calledIn) => {
  const caller = { address: null, userAgent, ...(lane !== undefined && { lane }) };
  expect(lineOf(caller)).toBe(line);
  expect(inLane(caller, { background: false })).toEqual({ ...caller, lane: calledIn });
  expect(inLane(caller, { background: true }).lane).toBe('background');
});
