import 'server-only';
import type { RefundFault } from '@/schemas/field-check';
import { familyByLooks, type LastingFamily, readAs } from './addresses/families';
import { type AddressFamily, addressFamilyOf, type CoinOnNetwork } from './networks';

export { readAddress } from './addresses/uri';

/**
 * What can be said of an address from its text. `wrong-network` names what it looks like instead;
 * `unknown-network` means that nothing can be said, and is no reason to stop anybody.
 */
export type AddressCheck =
  | { kind: 'valid' }
  | { kind: 'wrong-checksum' }
  | { kind: 'wrong-network'; looksLike: AddressFamily | 'testnet' }
  | { kind: 'malformed' }
  | { kind: 'unknown-network' };

function checkFor(family: LastingFamily, text: string): AddressCheck {
  const reading = readAs(family, text);
  switch (reading) {
    case 'valid':
    case 'wrong-checksum':
      return { kind: reading };
    case 'testnet':
      return { kind: 'wrong-network', looksLike: 'testnet' };
    case null: {
      const looksLike = familyByLooks(text);
      return looksLike === null ? { kind: 'malformed' } : { kind: 'wrong-network', looksLike };
    }
    default:
      return reading satisfies never;
  }
}

/**
 * Checks an address as pasted, blanks around it aside, for a coin on a network: its form and its
 * checksum, which says nothing about who owns it. Letters in one case have no checksum on EVM
 * chains, Solana and Sui have none at all, and a Bitcoin script's address (`3…`) is a Litecoin one
 * too.
 *
 * Lightning is answered as `unknown-network`: an invoice expires long before a refund, and nothing
 * public says which lasting form (LNURL, an address on chain) the supplier would take instead.
 *
 * Browsers ask the shop for it: the hashes weigh 10 kB.
 */
export function checkAddress(payment: CoinOnNetwork, address: string): AddressCheck {
  const family = addressFamilyOf(payment);
  if (family === null || family === 'lightning') return { kind: 'unknown-network' };
  return checkFor(family, address.trim());
}

/**
 * What is wrong with an address that money may be sent back to; null when nothing is, or nothing can
 * be said of it.
 */
export function addressFault(payment: CoinOnNetwork, address: string): RefundFault | null {
  const { kind } = checkAddress(payment, address);
  switch (kind) {
    case 'valid':
    case 'unknown-network':
      return null;
    case 'malformed':
    case 'wrong-checksum':
    case 'wrong-network':
      return kind;
    default:
      return kind satisfies never;
  }
}
