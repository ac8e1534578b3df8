import type { FormField } from '@/lib/checkout/repairs';

/** The parts of the form that a problem can lead to, by the id each has in the document. */
export const fieldIds = {
  lines: 'checkout-lines',
  email: 'checkout-email',
  coin: 'checkout-coin',
  network: 'checkout-network',
  coupon: 'checkout-coupon',
  refund: 'checkout-refund',
} as const;

/** The field of whom a line is for. */
export const recipientId = (lineId: string) => `checkout-recipient-${lineId}`;

const idOf = (field: FormField | 'refund', lineId?: string) =>
  field === 'recipient' ? recipientId(lineId ?? '') : fieldIds[field];

/** The address of a part of the form within its page. */
export const fieldHref = (field: FormField, lineId?: string) => `#${idOf(field, lineId)}`;

/**
 * Moves the focus to a part of the form: to the choice that stands in it where it holds several.
 * What is delivered by e-mail has no recipient but the e-mail; a folded part is opened first.
 */
export function focusField(field: FormField | 'refund', lineId?: string): void {
  const part =
    document.getElementById(idOf(field, lineId)) ??
    (field === 'recipient' ? document.getElementById(fieldIds.email) : null);
  const fold = part?.closest('details');
  if (fold) fold.open = true;
  const choice =
    part?.querySelector<HTMLElement>('input:checked:enabled') ??
    part?.querySelector<HTMLElement>('input:enabled') ??
    part;
  choice?.focus();
}
