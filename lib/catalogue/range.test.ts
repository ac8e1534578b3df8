import { describe, expect, it } from 'vitest';
import { rangeFault } from './range';

const range = { min: '50.00', max: '500.00', step: '25' };

describe('rangeFault', () => {
  it.each([
    ['50', null],
    ['500', null],
    ['75.00', null],
    ['49.99', { kind: 'outside' }],
    ['500.01', { kind: 'outside' }],
    ['x', { kind: 'outside' }],
    ['80', { kind: 'off-step', lower: '75', upper: '100' }],
  ])('%s', (value, expected) => {
    expect(rangeFault(value, range)).toEqual(expected);
  });

  it('offers no value above the limit', () => {
    expect(rangeFault('105', { min: '10', max: '109', step: '50' })).toEqual({
      kind: 'off-step',
      lower: '60',
      upper: null,
    });
  });

  it('takes any value in a range without a step', () => {
    expect(rangeFault('51.37', { ...range, step: null })).toBeNull();
    expect(rangeFault('51.37', { ...range, step: '0' })).toBeNull();
  });
});
