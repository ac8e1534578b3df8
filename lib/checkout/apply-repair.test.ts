import { beforeEach, describe, expect, it } from 'vitest';
import type { CartLine } from '@/schemas/cart';
import type { CartAction } from '../cart/cart';
import { applyRepair } from './apply-repair';
import type { Repair } from './repairs';

const line: CartLine = {
  id: 'a',
  country: 'US',
  kind: 'gift-cards',
  brand: 'steam',
  product: 'steam-50',
  quantity: 3,
  name: 'Steam',
  label: '$50',
};

let done: unknown[] = [];
const apply = (repair: Repair) =>
  applyRepair(repair, {
    lines: [line],
    dispatch: (action: CartAction) => done.push(action),
    setPayment: (...payment) => done.push(payment),
    dropCoupon: () => done.push('no coupon'),
  });

beforeEach(() => {
  done = [];
});

describe('a repair', () => {
  it.each<[Repair, unknown]>([
    [{ type: 'pay', payment: { coin: 'USDT', network: 'Tron' } }, ['USDT', 'Tron']],
    [
      { type: 'take', lineId: 'a', nearby: { product: 'steam-20', label: '$20' } },
      { type: 'change', id: 'a', product: 'steam-20', label: '$20' },
    ],
    [
      { type: 'take', lineId: 'a', nearby: { product: 'range', value: '20', label: '$20' } },
      { type: 'change', id: 'a', product: 'range', value: '20', label: '$20' },
    ],
    [
      { type: 'remove', lineId: 'a' },
      { type: 'remove', id: 'a' },
    ],
    [
      { type: 'split', units: 1 },
      {
        type: 'keep-for-later',
        units: [{ id: 'a', units: 2 }],
        newIds: [expect.stringMatching(/^[0-9a-f]{32}$/)],
      },
    ],
    [{ type: 'drop-coupon' }, 'no coupon'],
  ])('%j changes the form, once', (repair, change) => {
    expect(apply(repair)).toBe(true);
    expect(done).toEqual([change]);
  });

  it.each<Repair>([
    { type: 'another', lineId: 'a' },
    { type: 'add-more' },
    { type: 'identity', href: 'https://example.com/identity' },
    { type: 'support', href: 'https://example.com/support' },
    { type: 'focus', field: 'email' },
  ])('%j changes nothing', (repair) => {
    expect(apply(repair)).toBe(false);
    expect(done).toEqual([]);
  });
});
