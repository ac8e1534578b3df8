import type { CartLine } from '@/schemas/cart';
import type { DeliveryType } from '@/schemas/catalogue';
import type { CheckoutRequest, Payment } from '@/schemas/checkout';
import { isEmail } from './email-rule';

/** What stands in the checkout's form, as it was written and chosen. */
export type Draft = {
  email: string;
  lines: CartLine[];
  coupon: string;
  newsletter: boolean;
  refundAddress: string;
};

/** A field that cannot be used as it is; a recipient is that of a line. */
export type DraftFault =
  | { field: 'email' | 'coupon' | 'refund' }
  | { field: 'recipient'; lineId: string };

/** What the draft's reader must be told: how lines are handed over, and how phones are read. */
type Reading = {
  payment: Payment;
  locale: string;
  /** How the good of a line is handed over; null where that is not known (any more). */
  deliveryOf: (line: CartLine) => DeliveryType | null;
  /** The number in E.164, for a country; null for none. */
  readPhone: (typed: string, country: string) => Promise<string | null>;
  /** Whether the refund address can be one of the network's. */
  isRefundAddress: (address: string) => Promise<boolean>;
};

/** The rule of the server's coupon: one line, at most 60 characters. */
export function isCoupon(text: string): boolean {
  return /^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u.test(text.trim());
}

/** The server's rule for refund addresses, which holds on networks nobody knows anything of, too. */
function isPlainAddress(address: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(address);
}

/** Whom a line is for, as the supplier wants it; null when what was written is not usable. */
async function beneficiaryOf(line: CartLine, email: string, reading: Reading) {
  const typed = line.recipient?.trim() ?? '';
  const delivery = reading.deliveryOf(line);
  switch (delivery) {
    case 'by_phone':
      return await reading.readPhone(typed, line.country);
    case 'by_account':
      return typed === '' ? null : typed;
    case 'by_email':
      if (line.recipient === undefined) return email;
      return isEmail(typed) ? typed : null;
    // It cannot be had, which the shop will say; whom it would be for does not matter.
    case null:
      return email;
    default:
      return delivery satisfies never;
  }
}

/** The draft as it is ordered with, or every field that cannot be used, in the form's order. */
export async function readDraft(
  draft: Draft,
  reading: Reading,
): Promise<{ ok: true; checkout: CheckoutRequest } | { ok: false; faults: DraftFault[] }> {
  const { payment, locale } = reading;
  const email = draft.email.trim();
  const coupon = draft.coupon.trim();
  const refundAddress = draft.refundAddress.trim();
  const faults: DraftFault[] = [];
  const lines: CheckoutRequest['lines'] = [];
  for (const line of draft.lines) {
    const { country, kind, brand, product, value, quantity } = line;
    const beneficiary = await beneficiaryOf(line, email, reading);
    if (beneficiary === null) {
      faults.push({ field: 'recipient', lineId: line.id });
      continue;
    }
    const good = { country, kind, brand, product, ...(value !== undefined && { value }) };
    lines.push({ ...good, beneficiary, quantity });
  }
  if (!isEmail(email)) faults.push({ field: 'email' });
  if (coupon !== '' && !isCoupon(coupon)) faults.push({ field: 'coupon' });
  const isRefundable =
    refundAddress === '' ||
    (isPlainAddress(refundAddress) && (await reading.isRefundAddress(refundAddress)));
  if (!isRefundable) faults.push({ field: 'refund' });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    checkout: {
      email,
      lines,
      payment,
      locale,
      ...(coupon !== '' && { coupon }),
      ...(draft.newsletter && { newsletter: true }),
      ...(refundAddress !== '' && { refundAddress }),
    },
  };
}
