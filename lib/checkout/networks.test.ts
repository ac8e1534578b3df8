import { describe, expect, it } from 'vitest';
import { networkObstacle, networkProblem, usableNetwork } from './networks';

const open = { name: 'Base', minimum: '0.57', suspended: false };
const dear = { name: 'ETH Mainnet', minimum: '20', suspended: false };
const paused = { name: 'Tron', minimum: null, suspended: true };

describe('networkObstacle', () => {
  it.each([
    [open, '10', null],
    [open, '0.57', null],
    [open, '0.569', 'below-minimum'],
    [dear, null, null],
    [dear, 'soon', null],
    [{ ...dear, minimum: null }, '0.01', null],
    [paused, '10', 'suspended'],
  ] as const)('of %j for %s is %s', (network, amount, expected) => {
    expect(networkObstacle(network, amount)).toBe(expected);
  });
});

describe('usableNetwork', () => {
  it('is the wanted one or none, and the first that can pay where none was wanted', () => {
    expect(usableNetwork([paused, open, dear], 'ETH Mainnet', '25')?.name).toBe('ETH Mainnet');
    expect(usableNetwork([paused, open, dear], 'ETH Mainnet', '5')).toBeUndefined();
    expect(usableNetwork([paused, open, dear], null, '5')?.name).toBe('Base');
    expect(usableNetwork([paused, dear], null, '5')).toBeUndefined();
  });
});

describe('networkProblem', () => {
  it('says what stands in the way', () => {
    expect(networkProblem([open, dear], 'ETH Mainnet', '5')).toBe(
      'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
    );
    expect(networkProblem([paused, dear], 'Tron', '5')).toBe('SUSPENDED_NETWORK');
    expect(networkProblem([paused], null, '5')).toBe('SUSPENDED_NETWORK');
  });
});
