import { expect, it } from 'vitest';
import { orderStates } from '@/schemas/order-snapshot';
import { walletPaymentSchema } from '@/schemas/wallet-payment';
import { orderSnapshot } from './order-fixtures';
import { isPayable } from './state';
import { isDueNow } from './wallet-payment';

it.each(orderStates)('a sum is due in the state %s only while money may be sent', (state) => {
  expect(isDueNow(orderSnapshot({ state }), '26.80')).toBe(isPayable(state));
});

it.each([
  ['26.8', true],
  ['26.800', true],
  ['26.79', false],
  ['26.81', false],
  ['2680', false],
  ['0', false],
])('of 26.80, %s is what is due: %s', (sum, isDue) => {
  expect(isDueNow(orderSnapshot(), sum)).toBe(isDue);
});

it('nothing is due after the time, and none where it is not known', () => {
  expect(isDueNow(orderSnapshot({ expiresInMs: 0 }), '26.80')).toBe(false);
  expect(isDueNow(orderSnapshot({ expiresInMs: null }), '26.80')).toBe(true);
  expect(isDueNow(orderSnapshot({ due: null }), '26.80')).toBe(false);
});

const hash = `0x${'0b'.repeat(32)}`;

it.each([
  { action: 'begin', due: '26.80' },
  { action: 'withdraw', due: '0.000000000000000001' },
  { action: 'sent', due: '26.80', hash },
  { action: 'sent', due: '1', hash: '5'.repeat(88) },
])('is understood: %j', (said) => {
  expect(walletPaymentSchema.parse(said)).toEqual(said);
});

it.each([
  { action: 'begin' },
  { action: 'begin', due: '026.80' },
  { action: 'begin', due: '-1' },
  { action: 'begin', due: '1e3' },
  { action: 'begin', due: `1.${'0'.repeat(41)}` },
  { action: 'begin', due: 26.8 },
  { action: 'sent', due: '26.80' },
  { action: 'sent', due: '26.80', hash: hash.slice(0, -1) },
  { action: 'sent', due: '26.80', hash: 'javascript:alert(1)' },
  { action: 'pay', due: '26.80' },
])('is refused: %j', (said) => {
  expect(walletPaymentSchema.safeParse(said).success).toBe(false);
});
