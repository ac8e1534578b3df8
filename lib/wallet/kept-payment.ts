import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { compareDecimals } from '../money';

type Payment = OrderSnapshot['payments'][number];

/** The payment of a sum with a wallet that the shop knows of; null where none was begun. */
export function keptPayment(
  { payments }: Pick<OrderSnapshot, 'payments'>,
  due: string,
): Payment | null {
  return payments.find(({ amount }) => compareDecimals(amount, due) === 0) ?? null;
}
