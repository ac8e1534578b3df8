import { expect, it, vi } from 'vitest';
import { setRuntime } from '../runtime';
import { limited } from './index';
import { limits } from './limits';

it('is a 429 of the usual shape with whole seconds to wait, for one call too many', async () => {
  setRuntime({
    supplierOrigin: 'https://supplier.example',
    mode: 'real',
    sessionSecrets: ['secret'],
    receiptKeys: [],
  });
  const caller = { id: 'session', address: '198.51.100.7' };
  const { perSession, seconds } = limits.cart;
  for (let call = 0; call < perSession; call += 1) {
    expect(await limited('cart', caller)).toBeNull();
  }
  // Next loads a module once for each of its module graphs; the count is the process'.
  vi.resetModules();
  const other = await import('./index');
  const answer = await other.limited('cart', caller);
  expect(answer?.status).toBe(429);
  expect(await answer?.json()).toEqual({ error: { code: 'too-many-requests' } });
  const wait = answer?.headers.get('retry-after') ?? '';
  expect(wait).toMatch(/^[1-9]\d*$/);
  expect(Number(wait)).toBeLessThanOrEqual(seconds);
});
