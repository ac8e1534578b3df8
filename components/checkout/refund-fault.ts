import type { Payment } from '@/schemas/checkout';

/** Why an address cannot be one of its network. */
export type RefundFault = 'malformed' | 'wrong-checksum' | 'wrong-network';

/**
 * What is wrong with an address that money may be sent back to over the network it came by; null
 * when nothing is, or nobody knows the network. The check's library comes with the first address.
 */
export async function refundFault(address: string, payment: Payment): Promise<RefundFault | null> {
  if (address.trim() === '') return null;
  const { checkAddress } = await import('@/lib/payment/address');
  const check = checkAddress(payment, address);
  switch (check.kind) {
    case 'valid':
    case 'unknown-network':
      return null;
    case 'malformed':
    case 'wrong-checksum':
    case 'wrong-network':
      return check.kind;
    default:
      return check satisfies never;
  }
}
