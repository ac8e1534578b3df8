import { describe, expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { newsOf, newsOfCreation, type Seen } from './news';

function seen(state: OrderState, change: Partial<Seen> = {}): Seen {
  return { state, sent: '0', excess: null, history: [], deliveries: [], ...change };
}

const told = (order: Seen) =>
  newsOf(order).map((fact) => ('reason' in fact ? `${fact.type} ${fact.reason}` : fact.type));

const attention = (reason: string) => `order.needs-attention ${reason}`;
const expired = { history: [{ state: 'expired' as const, at: 1 }] };

describe('what is told of an order', () => {
  it.each<[string, Seen, string[]]>([
    ['that is being prepared', seen('preparing'), []],
    ['that waits for its payment', seen('awaiting-payment'), []],
    ['whose money was seen', seen('seen'), []],
    ['that is paid', seen('paid'), ['order.paid']],
    ['that is being delivered', seen('delivering'), ['order.paid']],
    ['that is delivered', seen('delivered'), ['order.paid', 'order.delivered']],
    ['that is paid in part', seen('partly-paid', { sent: '5' }), [attention('partly-paid')]],
    ['that is looked into', seen('in-review'), [attention('in-review')]],
    ['that failed', seen('failed'), [attention('failed')]],
    ['that got no address', seen('setup-failed'), [attention('setup-failed')]],
    ['that nobody paid', seen('expired'), ['order.closed expired']],
    ['that was cancelled', seen('cancelled'), ['order.closed cancelled']],
    ['whose money went back', seen('refunded'), ['order.closed refunded']],
    [
      'that expired with a part paid',
      seen('expired', { sent: '5' }),
      ['order.closed expired', attention('paid-late')],
    ],
    ['whose money came late', seen('seen', expired), [attention('paid-late')]],
    ['whose late money is looked into', seen('in-review', expired), [attention('paid-late')]],
    ['that was paid late, and all is well', seen('paid', expired), ['order.paid']],
    [
      'that more was sent for than asked',
      seen('seen', { sent: '9', excess: '1' }),
      [attention('overpaid')],
    ],
    [
      'whose money went back with what was too much',
      seen('refunded', { excess: '1' }),
      ['order.closed refunded'],
    ],
    [
      'of which one item failed and one did not',
      seen('delivered', { deliveries: [{ failed: false }, { failed: true }] }),
      ['order.paid', 'order.delivered', attention('item-failed')],
    ],
    [
      'an item of which failed before the end',
      seen('delivering', { deliveries: [{ failed: true }] }),
      ['order.paid'],
    ],
  ])('%s', (_, order, facts) => {
    expect(told(order)).toEqual(facts);
  });

  it('that is new begins with its creation', () => {
    expect(newsOfCreation('awaiting-payment')).toEqual([{ type: 'order.created' }]);
    expect(newsOfCreation('delivered').map(({ type }) => type)).toEqual([
      'order.created',
      'order.paid',
      'order.delivered',
    ]);
  });

  it('is each thing once', () => {
    for (const state of orderStates) {
      const facts = told(seen(state, { sent: '5', excess: '1', ...expired }));
      expect(new Set(facts).size).toBe(facts.length);
    }
  });
});
