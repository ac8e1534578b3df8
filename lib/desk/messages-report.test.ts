import { expect, it } from 'vitest';
import type { WebhookMessage } from '@/schemas/store';
import { jsonMessages, textMessages } from './messages-report';

const now = Date.UTC(2026, 5, 7, 12, 0);

const message = (change: Partial<WebhookMessage>): WebhookMessage => ({
  id: 'msg_1',
  orderId: 'order',
  type: 'order.paid',
  reason: '',
  createdAt: now - 60_000,
  nextTryAt: null,
  tries: 0,
  deliveredAt: null,
  lastFailure: null,
  ...change,
});

const stuck = message({
  ...{ id: 'msg_2', type: 'order.needs-attention', reason: 'stuck', tries: 3 },
  ...{ nextTryAt: now + 30 * 60_000, lastFailure: 'status-500' },
});

it('says of each message where it stands, and when it is tried next', () => {
  const messages = [
    message({ lastFailure: 'timeout', tries: 10 }),
    stuck,
    message({ nextTryAt: now }),
  ];
  expect(textMessages(messages, now)).toBe(
    [
      'made (UTC)        message                        order  outcome                      tries  next       id',
      '2026-06-07 11:59  order.paid                     order  given up after timeout       10                msg_1',
      '2026-06-07 11:59  order.needs-attention (stuck)  order  to be sent after status-500  3      in 30 min  msg_2',
      '2026-06-07 11:59  order.paid                     order  to be sent                   0      now        msg_1',
      '',
    ].join('\n'),
  );
});

it('says when there is none', () => {
  expect(textMessages([], now)).toBe('Every message was delivered.\n');
});

it('is the same for programs', () => {
  expect(JSON.parse(jsonMessages([stuck]))).toEqual([
    {
      ...stuck,
      createdAt: '2026-06-07T11:59:00.000Z',
      nextTryAt: '2026-06-07T12:30:00.000Z',
    },
  ]);
});
