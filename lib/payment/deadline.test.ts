import { describe, expect, it } from 'vitest';
import { encodeBech32, toWords } from '@/sandbox/addresses/bech32';
import { lightningInvoice } from '@/sandbox/addresses/bolt11';
import { placedAt, supplierOrder } from '../order/order-fixtures';
import { paymentDeadline } from './deadline';

const minute = 60_000;
const invoicedAt = placedAt / 1000 + 7;

function invoice(expirySeconds: number): string {
  return lightningInvoice({
    satoshi: 31_904n,
    timestamp: invoicedAt,
    expirySeconds,
    description: 'Northwind',
    paymentHash: new Uint8Array(32).fill(1),
    paymentSecret: new Uint8Array(32).fill(2),
    signature: new Uint8Array(65).fill(3),
  });
}

/** An invoice with nothing but a time and a payment hash. */
function bareInvoice(): string {
  const time: number[] = [];
  for (let rest = invoicedAt, word = 0; word < 7; word += 1, rest = Math.floor(rest / 32)) {
    time.unshift(rest % 32);
  }
  const hash = toWords(new Uint8Array(32).fill(1));
  const signature = toWords(new Uint8Array(65).fill(3));
  return encodeBech32('lnbc1m', [...time, 1, 1, 20, ...hash, ...signature]);
}

describe('paymentDeadline', () => {
  it.each([600, 3600, 86_400])('is the invoice’s own after %i seconds', (seconds) => {
    const order = supplierOrder({ address: invoice(seconds) });
    expect(paymentDeadline(order)).toBe((invoicedAt + seconds) * 1000);
  });

  it('reads an invoice in upper case', () => {
    const order = supplierOrder({ address: invoice(600).toUpperCase() });
    expect(paymentDeadline(order)).toBe((invoicedAt + 600) * 1000);
  });

  it('is an hour for an invoice that names no expiry', () => {
    const order = supplierOrder({ address: bareInvoice() });
    expect(paymentDeadline(order)).toBe((invoicedAt + 3600) * 1000);
  });

  it.each([
    ['an address on chain', '0x8a1e0245190e039b0b936cfb1d4c82feed23493d'],
    ['a damaged invoice', `${invoice(600).slice(0, -1)}!`],
    ['something like an invoice', 'lnbc1'],
    ['no address', null],
  ])('is half an hour after the payment request for %s', (_, address) => {
    const order = supplierOrder({ address, paymentRequestedAt: placedAt + minute });
    expect(paymentDeadline(order)).toBe(placedAt + 31 * minute);
  });

  it('counts from the creation when no request is known, and is unknown without either', () => {
    expect(paymentDeadline(supplierOrder({ paymentRequestedAt: null }))).toBe(
      placedAt + 30 * minute,
    );
    const timeless = supplierOrder({ paymentRequestedAt: null, createdAt: null });
    expect(paymentDeadline(timeless)).toBeNull();
  });
});
