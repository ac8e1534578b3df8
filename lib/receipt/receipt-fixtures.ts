import type { Receipt } from '@/schemas/receipt';

/** Two Ed25519 seeds, as `RECEIPT_KEY` holds them. */
export const seeds = { first: '1'.repeat(64), second: '2f'.repeat(32) } as const;

/** A receipt of one delivered card. */
export function receipt(change: Partial<Receipt> = {}): Receipt {
  return {
    version: 1,
    simulated: false,
    shop: { name: 'Northwind Cards', origin: 'https://shop.example' },
    order: 'abcdefghijklmnopqrstuvwx',
    state: 'delivered',
    placedAt: '2026-09-21T14:13:20.000Z',
    paidAt: '2026-09-21T14:15:20.000Z',
    issuedAt: '2026-09-22T08:00:00.000Z',
    payment: { coin: 'USDC', network: 'Base', amount: '26.80', sent: '26.80', excess: null },
    refund: null,
    items: [{ brand: 'Café “Łąka”', label: '$25', country: 'US', failed: false }],
    ...change,
  };
}
