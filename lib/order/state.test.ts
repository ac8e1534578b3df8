import { describe, expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { isFinal, isFinalName, isPayable, isSettled, stepsDone, type Tone, toneOf } from './state';

type Row = { final: boolean; payable: boolean; tone: Tone; steps: 0 | 1 | 2 | 3 | null };

const table: Record<OrderState, Row> = {
  preparing: { final: false, payable: false, tone: 'progress', steps: 0 },
  'awaiting-payment': { final: false, payable: true, tone: 'action', steps: 0 },
  seen: { final: false, payable: false, tone: 'progress', steps: 1 },
  'partly-paid': { final: false, payable: true, tone: 'attention', steps: 0 },
  paid: { final: false, payable: false, tone: 'progress', steps: 2 },
  delivering: { final: false, payable: false, tone: 'progress', steps: 2 },
  'in-review': { final: false, payable: false, tone: 'attention', steps: null },
  delivered: { final: true, payable: false, tone: 'success', steps: 3 },
  expired: { final: true, payable: false, tone: 'ended', steps: null },
  failed: { final: true, payable: false, tone: 'ended', steps: null },
  'setup-failed': { final: true, payable: false, tone: 'ended', steps: null },
  cancelled: { final: true, payable: false, tone: 'ended', steps: null },
  refunded: { final: true, payable: false, tone: 'ended', steps: null },
};

describe('the states of an order', () => {
  it.each(orderStates)('%s', (state) => {
    expect({
      final: isFinal(state),
      payable: isPayable(state),
      tone: toneOf(state),
      steps: stepsDone(state),
    }).toEqual(table[state]);
  });
});

describe('the end of an order', () => {
  it('can be undone by late money in two states alone', () => {
    const undone = orderStates.filter((state) => isFinal(state) && !isSettled(state));
    expect(undone).toEqual(['expired', 'failed']);
  });

  it('is settled in no state that is not final', () => {
    expect(orderStates.filter((state) => isSettled(state) && !isFinal(state))).toEqual([]);
  });

  it.each(orderStates)('is known by the name %s as by the state', (state) => {
    expect(isFinalName(state)).toBe(isFinal(state));
  });

  it.each(['', 'Delivered', 'DELIVERED', 'done', 'constructor', '__proto__'])(
    'is not what a name like %j says, which another version may have written',
    (name) => {
      expect(isFinalName(name)).toBe(false);
    },
  );
});
