import 'server-only';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { WalletPayment as Kept } from '@/schemas/store';
import type { WalletPaymentRequest } from '@/schemas/wallet-payment';
import type { WalletPaymentAnswer } from '@/schemas/wallet-payment-answer';
import { compareDecimals, trimDecimal } from '../money';
import { getStore } from '../store/shared';
import { isPayable } from './state';

/** Whether an order asks for exactly this now: another sum, or any after the time, is not to be sent. */
export function isDueNow(
  { state, due, expiresInMs }: Pick<OrderSnapshot, 'state' | 'due' | 'expiresInMs'>,
  sum: string,
): boolean {
  return isPayable(state) && expiresInMs !== 0 && compareDecimals(due ?? '', sum) === 0;
}

function told(payment: Kept | null): WalletPaymentAnswer {
  if (payment === null) return { status: 'free', hash: null, begunAt: null };
  return { status: 'kept', hash: payment.hash, begunAt: payment.begunAt };
}

type Who = { orderId: string; sessionId: string; now: number };

/**
 * Carries out what a page says of a payment with a wallet. The caller has checked that the session may
 * see the order and, before a payment is begun, that the sum is due.
 */
export async function noteWalletPayment(
  said: WalletPaymentRequest,
  who: Who,
): Promise<WalletPaymentAnswer> {
  const store = await getStore();
  const payment = { ...who, due: trimDecimal(said.due) };
  switch (said.action) {
    case 'begin': {
      const begun = await store.beginWalletPayment(payment);
      return begun.begun ? { status: 'begun', hash: null, begunAt: who.now } : told(begun.payment);
    }
    case 'sent':
      return told(await store.keepWalletHash({ ...payment, hash: said.hash }));
    case 'withdraw':
      return told(await store.withdrawWalletPayment(payment));
    default:
      return said satisfies never;
  }
}
