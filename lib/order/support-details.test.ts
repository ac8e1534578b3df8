import { expect, it } from 'vitest';
import { orderSnapshot, placedAt } from './order-fixtures';
import { supportDetails } from './support-details';

it('tells what support asks for, and nothing a stranger could use', () => {
  const order = orderSnapshot({
    state: 'in-review',
    sent: '30.00',
    excess: '3.20',
    history: [
      { state: 'placed', at: placedAt },
      { state: 'expired', at: placedAt + 1_800_000 },
    ],
    payments: [
      { amount: '26.8', hash: '0x0b', at: placedAt + 60_000 },
      { amount: '2', hash: null, at: placedAt + 1_860_000 },
    ],
    deliveries: [
      {
        id: 'delivery-1',
        brandName: 'Northwind',
        label: '$25',
        country: 'US',
        deliveryType: 'by_email',
        beneficiary: 'ma••@example.com',
        hasCode: true,
        failed: false,
        revealedAt: null,
      },
    ],
  });
  expect(supportDetails(order, 'Northwind Shop', placedAt + 3_600_000).split('\n')).toEqual([
    'Shop: Northwind Shop',
    'Order: abcdefghijklmnopqrstuvwx',
    'State: in-review',
    'Asked for: 26.80 USDC on Base',
    'Arrived: 30.00 USDC',
    'Too much: 3.20 USDC',
    'Address: …23493d',
    '2026-09-21T14:13:20Z placed',
    '2026-09-21T14:14:20Z wallet asked for 26.8 USDC, transaction 0x0b',
    '2026-09-21T14:43:20Z expired',
    '2026-09-21T14:44:20Z wallet asked for 2 USDC, transaction unknown',
    '2026-09-21T15:13:20Z copied',
  ]);
});

it('says what is not known', () => {
  const order = orderSnapshot({
    amount: null,
    sent: null,
    coin: null,
    network: null,
    address: null,
  });
  const text = supportDetails(order, 'Shop', placedAt);
  expect(text).toContain('Asked for: unknown on an unknown network\nArrived: unknown\n');
  expect(text).not.toContain('Address');
});
