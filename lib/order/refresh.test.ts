import { expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { orderSnapshot } from './order-fixtures';
import { refreshSeconds } from './refresh';

const slow: Partial<Record<OrderState, number | null>> = {
  'in-review': 60,
  expired: 60,
  failed: 60,
  delivered: null,
  'setup-failed': null,
  cancelled: null,
  refunded: null,
};

it.each(orderStates)('a page without a script is loaded anew in the state %s', (state) => {
  const expected = state in slow ? slow[state] : 15;
  expect(refreshSeconds(orderSnapshot({ state }))).toBe(expected);
});

it('and as long as nothing could be learnt of the order', () => {
  expect(refreshSeconds(null)).toBe(15);
});
