import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOffset, judgeClock } from './judge-clock';

const noon = Date.UTC(2026, 5, 1, 12);

describe('the offset', () => {
  it('is that of the middle of a second from the middle of the exchange', () => {
    const date = new Date(noon).toUTCString();
    expect(clockOffset({ date, sentAt: noon, receivedAt: noon + 1000 })).toBe(0);
    expect(clockOffset({ date, sentAt: noon - 60_000, receivedAt: noon - 59_000 })).toBe(60_000);
  });

  it('is unknown without a date', () => {
    for (const date of [undefined, '', 'today']) {
      expect(clockOffset({ date, sentAt: noon, receivedAt: noon })).toBeNull();
    }
  });

  it('of clocks that agree is never more than a second and the time that the exchange takes', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(3000), fc.nat(3000), (ms, there, back) => {
        const written = noon + ms;
        const date = new Date(written).toUTCString();
        const offset = clockOffset({ date, sentAt: written - there, receivedAt: written + back });
        expect(Math.abs(offset ?? Infinity)).toBeLessThanOrEqual(501 + Math.max(there, back) / 2);
      }),
    );
  });
});

it.each([
  [0, 'ok', /agrees/],
  [5_000, 'ok', /agrees/],
  [-5_000, 'ok', /agrees/],
  [5_001, 'warning', /5 s slow/],
  [-20_000, 'warning', /20 s fast/],
  [30_000, 'warning', /30 s slow/],
  [30_001, 'wrong', /30 s slow/],
  [-3_600_000, 'wrong', /3600 s fast/],
])('%d ms is %s', (offsetMs, mark, says) => {
  const found = judgeClock({ source: 'supplier', offsetMs });
  expect(found).toMatchObject({ mark, says: expect.stringMatching(says) });
  expect(found.advice !== undefined).toBe(mark !== 'ok');
});
