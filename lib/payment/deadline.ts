import 'server-only';
import { decode } from 'light-bolt11-decoder';
import type { SupplierOrder } from '@/schemas/order';
import { isInvoice } from './invoice';

/** The payment window of the reference; the wire carries no expiry. */
const windowMs = 30 * 60 * 1000;

/** BOLT11 says 3600 s when an invoice names no expiry. */
const defaultInvoiceExpirySeconds = 3600;

function invoiceDeadline(address: string): number | null {
  if (!isInvoice(address)) return null;
  try {
    const { sections } = decode(address.toLowerCase());
    let timestamp: number | null = null;
    let expiry = defaultInvoiceExpirySeconds;
    for (const section of sections) {
      if (section.name === 'timestamp') timestamp = section.value;
      if (section.name === 'expiry') expiry = section.value;
    }
    return timestamp === null ? null : (timestamp + expiry) * 1000;
  } catch {
    return null;
  }
}

/**
 * Until when a payment is expected, epoch milliseconds: a Lightning invoice's own expiry, else half
 * an hour from the payment request. Guidance only: the supplier's state alone ends an order.
 */
export function paymentDeadline(order: SupplierOrder): number | null {
  const invoice = invoiceDeadline(order.address ?? '');
  if (invoice !== null) return invoice;
  const start = order.paymentRequestedAt ?? order.createdAt;
  return start === null ? null : start + windowMs;
}
