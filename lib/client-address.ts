import 'server-only';
import { isIP } from 'node:net';
import { ownHeader } from './own-header';

/**
 * Header the server itself writes on every request with the socket's address (see startup.ts). Next
 * accepts requests a moment before it can be written; hence its name, which those cannot forge.
 */
export const peerHeader = ownHeader('peer');

/** Likewise `X-Forwarded-For` as it arrived: Next fills a missing one with the socket's address. */
export const forwardedHeader = ownHeader('forwarded');

/** IPv4 in IPv6 notation, as dual-stack sockets report it. */
function plainAddress(text: string): string | null {
  const address = text.trim().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(address) === 0 ? null : address;
}

/**
 * The network an address is counted under: an IPv6 address' /64, which is the least that one
 * connection is given (RFC 6177) and whose addresses it may use up at will; an IPv4 address itself.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [first, last] = [groups(head), groups(tail ?? '')];
  // Four digits of an IPv4 ending stand for two groups.
  const written = first.length + last.length + (address.includes('.') ? 1 : 0);
  const zeros: string[] = tail === undefined ? [] : Array(Math.max(0, 8 - written)).fill('0');
  const room = [...first, ...zeros, ...last].slice(0, 4);
  return `${room.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/**
 * The buyer's address by the rule of `TRUSTED_PROXIES`. With 0 it is the socket's peer and
 * `X-Forwarded-For` counts for nothing; with n it is the n-th entry from the right, which the
 * outermost trusted proxy wrote. Null when the chain is shorter than that or not an address:
 * better no address than a forged one.
 */
export function buyerAddress(headers: Headers, trustedProxies: number): string | null {
  if (trustedProxies === 0) return plainAddress(headers.get(peerHeader) ?? '');
  const hops = (headers.get(forwardedHeader) ?? '').split(',');
  return plainAddress(hops.at(-trustedProxies) ?? '');
}
