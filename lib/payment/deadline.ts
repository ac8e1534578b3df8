import 'server-only';
import type { SupplierOrder } from '@/schemas/order';
import { readInvoice } from './bolt11';

/** The payment window of the reference; the wire carries no expiry. */
const windowMs = 30 * 60 * 1000;

/**
 * Until when a payment is expected, epoch milliseconds: a Lightning invoice's own expiry, else half
 * an hour from the payment request. Guidance only: the supplier's state alone ends an order.
 */
export function paymentDeadline(order: SupplierOrder): number | null {
  const invoice = readInvoice(order.address ?? '');
  if (invoice !== null && invoice.expiresAt !== null) return invoice.expiresAt;
  const start = order.paymentRequestedAt ?? order.createdAt;
  return start === null ? null : start + windowMs;
}
