import { afterEach, describe, expect, it, vi } from 'vitest';
import { webhookPayloadSchema } from '@/schemas/webhook';
import { messageOf, messagesOf } from './messages';

const settings = vi.hoisted(() => vi.fn());
vi.mock('../env', () => ({ settings }));
afterEach(() => settings.mockReset());

const subject = {
  id: 'abcdefghijklmnopqrstuvwx',
  state: 'in-review' as const,
  createdAt: Date.parse('2026-03-01T10:00:00Z'),
  stateAt: Date.parse('2026-03-01T10:05:00Z'),
  coin: 'USDC',
  network: 'Base',
};
const now = Date.parse('2026-03-01T10:06:00.123Z');

describe('a message', () => {
  it('says what happened, to which order, and when', () => {
    const fact = { type: 'order.needs-attention', reason: 'in-review' } as const;
    const { id, ...rest } = messageOf(fact, subject, now);
    expect(id).toMatch(/^msg_[A-Za-z0-9_-]{24}$/);
    expect(rest).toEqual({ type: fact.type, reason: fact.reason, payload: expect.any(String) });
    expect(JSON.parse(rest.payload)).toEqual({
      type: 'order.needs-attention',
      timestamp: '2026-03-01T10:06:00.123Z',
      data: {
        orderId: subject.id,
        state: 'in-review',
        reason: 'in-review',
        createdAt: '2026-03-01T10:00:00.000Z',
        stateAt: '2026-03-01T10:05:00.000Z',
        coin: 'USDC',
        network: 'Base',
      },
    });
  });

  it('has no reason where there is none, and is what its schema says', () => {
    const old = { ...subject, coin: null, network: null };
    const { reason, payload } = messageOf({ type: 'order.paid' }, old, now);
    expect(reason).toBe('');
    expect(payload).not.toContain('reason');
    expect(webhookPayloadSchema.safeParse(JSON.parse(payload)).success).toBe(true);
  });

  it('takes nothing else of an order along', () => {
    const whole = { ...subject, supplierId: 'secret', lastState: 'x', address: '0x1' };
    const { payload } = messageOf({ type: 'order.paid' }, whole, now);
    expect(payload).not.toMatch(/secret|0x1/);
  });

  it('is written only where somebody is to be told', () => {
    const facts = [{ type: 'order.paid' }, { type: 'order.delivered' }] as const;
    settings.mockReturnValue({});
    expect(messagesOf(facts, subject, now)).toEqual([]);
    settings.mockReturnValue({ WEBHOOK_URL: 'https://partner.example/' });
    const payloads = messagesOf(facts, subject, now).map(({ payload }) => JSON.parse(payload));
    expect(payloads.map(({ type, timestamp }) => [type, timestamp])).toEqual([
      ['order.paid', '2026-03-01T10:06:00.123Z'],
      ['order.delivered', '2026-03-01T10:06:00.124Z'],
    ]);
  });
});
