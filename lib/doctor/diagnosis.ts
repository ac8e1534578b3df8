import 'server-only';
import type { Diagnosis } from '@/schemas/doctor';
import { buyerAddress, forwardedHeader, peerHeader } from '../client-address';
import { addressClass } from './address-class';

/** Whom a request would be counted as, and what the shop was told about where it came from. */
export function diagnoseRequest(
  headers: Headers,
  trustedProxies: number,
): Pick<Diagnosis, 'address' | 'peer' | 'forwardedEntries'> {
  const forwarded = (headers.get(forwardedHeader) ?? '').split(',');
  return {
    address: buyerAddress(headers, trustedProxies),
    peer: addressClass(headers.get(peerHeader) ?? ''),
    forwardedEntries: forwarded.filter((entry) => entry.trim() !== '').length,
  };
}
