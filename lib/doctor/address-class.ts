import 'server-only';
import { BlockList, isIP } from 'node:net';
import type { AddressClass } from '@/schemas/doctor';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** RFC 1918, RFC 6598 (carriers' own networks), RFC 3927, RFC 4193, RFC 4291; and "any address". */
const inside = new BlockList();
inside.addSubnet('0.0.0.0', 8);
inside.addSubnet('10.0.0.0', 8);
inside.addSubnet('100.64.0.0', 10);
inside.addSubnet('169.254.0.0', 16);
inside.addSubnet('172.16.0.0', 12);
inside.addSubnet('192.168.0.0', 16);
inside.addAddress('::', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/** Where an IP address lies; null for what is none. */
export function addressClass(text: string): AddressClass | null {
  const [address = ''] = text.trim().split('%');
  const version = isIP(address);
  if (version === 0) return null;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(address, family)) return 'loopback';
  return inside.check(address, family) ? 'private' : 'public';
}
