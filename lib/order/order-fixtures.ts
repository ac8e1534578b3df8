import type { Delivery, SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot } from '@/schemas/order-snapshot';

export const placedAt = 1_790_000_000_000;

/** One delivery of an order, with nothing in it yet. */
export function delivery(change: Partial<Delivery> = {}): Delivery {
  return {
    id: 'delivery-1',
    brandName: 'Northwind',
    label: '$25',
    country: 'US',
    kind: 'giftcard',
    deliveryType: 'by_email',
    beneficiary: 'marta@example.com',
    redeemInstructions: null,
    secret: null,
    failed: false,
    ...change,
  };
}

/** An order that waits for 26.80 USDC on Base. */
export function supplierOrder(change: Partial<SupplierOrder> = {}): SupplierOrder {
  return {
    supplierId: '3f6f1a52-93f4-4f7e-8f0d-51b5f1d4a901',
    state: 'awaiting-payment',
    coin: 'USDC',
    network: 'Base',
    amount: '26.80',
    sent: '0',
    address: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
    qrText: null,
    createdAt: placedAt,
    updatedAt: null,
    paymentRequestedAt: placedAt,
    deliveries: [delivery()],
    refund: null,
    ...change,
  };
}

/** What a browser is told about that order. */
export function orderSnapshot(change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    id: 'abcdefghijklmnopqrstuvwx',
    state: 'awaiting-payment',
    version: placedAt / 1000,
    coin: 'USDC',
    network: 'Base',
    amount: '26.80',
    sent: '0',
    due: '26.80',
    excess: null,
    address: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
    expiresInMs: 1_800_000,
    refund: null,
    deliveries: [],
    history: [],
    payments: [],
    ...change,
  };
}
