import { describe, expect, it } from 'vitest';
import { limits } from './limits';

describe.each(Object.entries(limits))('the limit of %s', (_call, limit) => {
  it('lets several buyers share one address', () => {
    expect(limit.perAddress).toBeGreaterThanOrEqual(4 * limit.perSession);
  });

  it('is told in whole seconds and calls', () => {
    for (const number of Object.values(limit)) expect(number % 1).toBe(0);
  });
});
