import { following } from '../order-engine';
import type { OrderLine, OrderRecord } from '../order-record';

/** When the orders of tests are made, epoch milliseconds. */
export const start = 1_795_000_000_000;

/** A Steam card, delivered in the given way. */
export function orderLine(deliveredAs: OrderLine['deliveredAs']): OrderLine {
  return {
    id: 'line',
    kind: 'giftcard',
    denomination: '50 USD',
    localizedDenomination: '$50',
    productValue: null,
    family: 'Steam',
    brand: 'Steam',
    beneficiary: 'buyer@example.com',
    countryCode: 'US',
    deliveryType: 'by_email',
    points: '47',
    coinAmount: '53.41',
    currencyCode: 'USD',
    deliveredAs,
  };
}

/** An order over 53.41 USDC to which nothing has happened yet. */
export function newOrder(
  changes: { network?: string; state?: 'Created' | 'WaitingForPayment'; lines?: OrderLine[] } = {},
): OrderRecord {
  const { network = 'Base', state = 'WaitingForPayment', lines = [] } = changes;
  return {
    id: '2113a413-0da0-4d4f-9af0-bbcb63825ee6',
    createdAt: start,
    updatedAt: null,
    state,
    next: following({ createdAt: start, network, lines }, state, start),
    coin: 'USDC',
    network,
    coinAmount: '53.41',
    fullCoinAmount: null,
    sentAmount: '0',
    eurValue: '47.76',
    walletAddress: '0x0',
    hasAddress: state !== 'Created',
    refund: null,
    email: 'buyer@example.com',
    refundAddress: null,
    lines,
  };
}
