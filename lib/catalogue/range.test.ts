import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeFault } from './range';

const range = { min: '50.00', max: '500.00', step: '25' };

describe('rangeFault', () => {
  it.each([
    ['50', null],
    ['500', null],
    ['75.00', null],
    ['49.99', { kind: 'outside', nearest: ['50'] }],
    ['500.01', { kind: 'outside', nearest: ['500'] }],
    ['x', { kind: 'outside', nearest: [] }],
    ['80', { kind: 'off-step', nearest: ['75', '100'] }],
  ])('%s', (value, expected) => {
    expect(rangeFault(value, range)).toEqual(expected);
  });

  it('offers no value above the limit', () => {
    const uneven = { min: '10', max: '109', step: '50' };
    expect(rangeFault('105', uneven)).toEqual({ kind: 'off-step', nearest: ['60'] });
    expect(rangeFault('200', uneven)).toEqual({ kind: 'outside', nearest: ['60'] });
  });

  it('takes any value in a range without a step', () => {
    expect(rangeFault('51.37', { ...range, step: null })).toBeNull();
    expect(rangeFault('51.37', { ...range, step: '0' })).toBeNull();
  });

  it('offers nothing where the limits are unreadable or the wrong way round', () => {
    expect(rangeFault('5', { min: 'x', max: '10', step: null })?.nearest).toEqual([]);
    expect(rangeFault('5', { min: '10', max: '1', step: null })?.nearest).toEqual([]);
  });

  const cents = fc.integer({ min: 0, max: 200_000 }).map((n) => (n / 100).toFixed(2));

  it('only ever offers values that are sold', () => {
    const step = fc.option(fc.constantFrom('0.01', '0.5', '1', '5', '7', '25'));
    fc.assert(
      fc.property(cents, cents, cents, step, (value, one, other, stepOrNone) => {
        const [min = '', max = ''] = [one, other].toSorted((a, b) => Number(a) - Number(b));
        const offered = { min, max, step: stepOrNone };
        const fault = rangeFault(value, offered);
        for (const near of fault?.nearest ?? []) expect(rangeFault(near, offered)).toBeNull();
        if (fault !== null) expect(fault.nearest.length).toBeGreaterThan(0);
      }),
    );
  });
});
