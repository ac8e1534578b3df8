/** Whether a payment address is a Lightning invoice (BOLT11), which carries its own amount and expiry. */
export function isInvoice(address: string): boolean {
  return /^ln(bc|tb|bcrt)/i.test(address);
}
