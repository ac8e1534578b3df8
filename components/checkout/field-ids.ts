/** The parts of the form that a problem can lead to, by the id each has in the document. */
export const fieldIds = {
  recipient: 'checkout-recipient',
  email: 'checkout-email',
  coin: 'checkout-coin',
  network: 'checkout-network',
} as const;
export type FormField = keyof typeof fieldIds;

/**
 * Moves the focus to a part of the form: to the choice that stands in it where it holds several.
 * What is delivered by e-mail has no recipient but the e-mail.
 */
export function focusField(field: FormField): void {
  const part =
    document.getElementById(fieldIds[field]) ??
    (field === 'recipient' ? document.getElementById(fieldIds.email) : null);
  const choice =
    part?.querySelector<HTMLElement>('input:checked:enabled') ??
    part?.querySelector<HTMLElement>('input:enabled') ??
    part;
  choice?.focus();
}
