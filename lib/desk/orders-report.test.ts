import { describe, expect, it } from 'vitest';
import { type Desk, type DeskOrder, jsonOrders, textOrders } from './orders-report';

const now = Date.UTC(2026, 5, 7, 12, 0);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

function order(id: string, state: string, minutes: number, more: Partial<DeskOrder> = {}) {
  return {
    id,
    state,
    stateAt: minutesAgo(minutes),
    createdAt: minutesAgo(minutes + 5),
    coin: 'USDC',
    network: 'Base',
    seen: [],
    ...more,
  };
}

const desk = (orders: DeskOrder[], unconfirmedAt: number[] = []): Desk => ({
  orders,
  unconfirmedAt,
  now,
});

describe('the list', () => {
  const busy = desk(
    [
      order('waiting', 'awaiting-payment', 3),
      order('half', 'partly-paid', 12),
      order('slow', 'paid', 90),
      order('slower', 'delivering', 60 * 30, { coin: null, network: null }),
      order('too-late', 'in-review', 5, { seen: ['expired'] }),
    ],
    [minutesAgo(200), minutesAgo(20)],
  );

  it('begins with what presses most and has waited longest, and explains itself', () => {
    expect(textOrders(busy, null)).toBe(`5 orders not finished, 4 of which need a look.

concern  order     state             for     placed (UTC)      paid with
stuck    slower    delivering        30 h    2026-06-06 05:55  unknown
stuck    slow      paid              90 min  2026-06-07 10:25  USDC on Base
late     too-late  in-review         5 min   2026-06-07 11:50  USDC on Base
partial  half      partly-paid       12 min  2026-06-07 11:43  USDC on Base
         waiting   awaiting-payment  3 min   2026-06-07 11:52  USDC on Base

stuck    no news for longer than a network or a delivery takes
late     money came after the order had expired
partial  less than what was asked for has come

2 attempts are unconfirmed: ask the supplier for orders of these times (UTC).
  2026-06-07 11:40
  2026-06-07 08:40
`);
  });

  it('can be of one concern alone', () => {
    const text = textOrders(busy, 'late');
    expect(text).toContain('1 order: late');
    expect(text).toContain('too-late');
    expect(text).not.toMatch(/slow|half|waiting|unconfirmed/);
    expect(textOrders(busy, 'failed')).toBe('No order is failed.\n');
  });

  it('says when there is nothing to do', () => {
    expect(textOrders(desk([]), null)).toBe('Every order is finished.\n');
    expect(textOrders(desk([order('a', 'seen', 1)]), null)).toContain(
      '1 order not finished, none of which needs a look.',
    );
  });

  it('is the same for programs', () => {
    const { orders, ...rest } = JSON.parse(jsonOrders(busy, null));
    expect(rest).toEqual({
      at: '2026-06-07T12:00:00.000Z',
      unconfirmed: ['2026-06-07T08:40:00.000Z', '2026-06-07T11:40:00.000Z'],
    });
    expect(orders.map(({ id }: DeskOrder) => id)).toEqual([
      ...['slower', 'slow', 'too-late', 'half', 'waiting'],
    ]);
    expect(orders[1]).toEqual({
      id: 'slow',
      state: 'paid',
      concern: 'stuck',
      stateAt: '2026-06-07T10:30:00.000Z',
      createdAt: '2026-06-07T10:25:00.000Z',
      coin: 'USDC',
      network: 'Base',
    });
    expect(JSON.parse(jsonOrders(busy, 'partial')).orders).toHaveLength(1);
  });
});
