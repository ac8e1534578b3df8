import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';

/** The snapshot in a body of the shop's own server; null for nonsense, and for another order's. */
export function parseOrder(body: unknown, orderId: string): OrderSnapshot | null {
  const parsed = orderSchema.safeParse(body);
  return parsed.success && parsed.data.id === orderId ? parsed.data : null;
}
