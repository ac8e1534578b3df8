import { randomUUID } from 'node:crypto';
import { walletAddress } from './addresses';
import { toUnits } from './decimal';
import { derivedUuid } from './derive';
import type { Checked } from './order-check';
import { following } from './order-engine';
import type { OrderRecord } from './order-record';

export type Priced = Extract<Checked, { kind: 'priced' }>;

/** Who orders. With `slowAddress` the order is `Created` first, without an address to show. */
export type Buyer = { email: string; refundAddress: string | null; slowAddress: boolean };

/** The order for what was checked and priced, made at `at` (epoch milliseconds). */
export function newOrder(priced: Priced, buyer: Buyer, at: number): OrderRecord {
  const id = randomUUID();
  const { rail, coinAmount, eurValue } = priced;
  const { network, coin } = rail;
  const satoshi = toUnits(coinAmount, 8) ?? 0n;
  const state = buyer.slowAddress ? 'Created' : 'WaitingForPayment';
  const lines = priced.lines.map(({ eurValue: _, ...line }, index) => ({
    ...line,
    id: derivedUuid(id, `delivery ${index}`),
  }));
  return {
    id,
    createdAt: at,
    updatedAt: null,
    state,
    next: following({ createdAt: at, network, lines }, state, at),
    coin,
    network,
    coinAmount,
    fullCoinAmount: priced.couponCode === null ? null : priced.fullCoinAmount,
    sentAmount: '0',
    eurValue,
    walletAddress: walletAddress(rail.chain, { id, satoshi, createdAt: at }),
    hasAddress: !buyer.slowAddress,
    refund: null,
    email: buyer.email,
    refundAddress: buyer.refundAddress,
    lines,
  };
}
