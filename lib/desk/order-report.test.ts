import { describe, expect, it } from 'vitest';
import { type DeskOrderDetails, jsonOrder, textOrder } from './order-report';

const now = Date.UTC(2026, 5, 7, 12, 0);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

const stuck: DeskOrderDetails = {
  id: 'order',
  supplierId: 'their-secret-id',
  state: 'paid',
  stateAt: minutesAgo(90),
  createdAt: minutesAgo(95),
  coin: 'USDC',
  network: 'Base',
  seen: ['awaiting-payment', 'paid'],
  history: [
    { state: 'awaiting-payment', at: minutesAgo(95) },
    { state: 'paid', at: minutesAgo(90) },
  ],
  messages: [{ id: 'msg_1', type: 'order.paid', createdAt: minutesAgo(90), outcome: 'delivered' }],
};

describe('one order', () => {
  it('is told with its past, and what was said of it', () => {
    expect(textOrder(stuck, now, false)).toBe(`order      order
state      paid, for 90 min
concern    stuck: no news for longer than a network or a delivery takes
placed     2026-06-07 10:25 UTC
paid with  USDC on Base

seen (UTC)        state
2026-06-07 10:25  awaiting-payment
2026-06-07 10:30  paid

made (UTC)        message     outcome    id
2026-06-07 10:30  order.paid  delivered  msg_1
`);
  });

  it('that nobody is told of, and that gives no concern, says neither', () => {
    const text = textOrder({ ...stuck, stateAt: now, messages: [] }, now, false);
    expect(text).not.toMatch(/concern|message/);
  });

  it('names the supplier’s id only when asked to, and what it can do', () => {
    expect(textOrder(stuck, now, false)).not.toContain(stuck.supplierId);
    expect(textOrder(stuck, now, true)).toContain(
      'At the supplier: their-secret-id\nFor the supplier alone',
    );
    expect(JSON.parse(jsonOrder(stuck, now, false))).not.toHaveProperty('supplierId');
    expect(JSON.parse(jsonOrder(stuck, now, true))).toMatchObject({
      id: 'order',
      supplierId: 'their-secret-id',
      concern: 'stuck',
      stateAt: '2026-06-07T10:30:00.000Z',
      history: [{}, { state: 'paid', at: '2026-06-07T10:30:00.000Z' }],
      messages: [{ id: 'msg_1', outcome: 'delivered', createdAt: '2026-06-07T10:30:00.000Z' }],
    });
  });
});
