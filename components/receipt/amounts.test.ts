import { expect, it } from 'vitest';
import { receipt } from '@/lib/receipt/receipt-fixtures';
import { amountsOf } from './amounts';

const payment = { coin: 'USDC', network: 'Base', amount: '26.80', sent: '26.80', excess: null };

it('tells of the amounts that are known, with their coins', () => {
  expect(amountsOf(receipt())).toEqual([
    { name: 'price', text: '26.80 USDC' },
    { name: 'received', text: '26.80 USDC' },
  ]);
  const odd = { payment: { ...payment, coin: null, sent: null, excess: '0.10' } };
  expect(amountsOf(receipt(odd))).toEqual([
    { name: 'price', text: '26.80' },
    { name: 'excess', text: '0.10' },
  ]);
});

it('names what was sent back in the coin of the return, else of the payment', () => {
  const back = (currency: string | null) =>
    amountsOf(receipt({ payment, refund: { amount: '20', currency } })).at(-1);
  expect(back('USDT')).toEqual({ name: 'refund', text: '20 USDT' });
  expect(back(null)).toEqual({ name: 'refund', text: '20 USDC' });
  expect(amountsOf(receipt({ refund: { amount: null, currency: 'USDC' } }))).toHaveLength(2);
});
