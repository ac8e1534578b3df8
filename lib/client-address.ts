import 'server-only';
import { isIP } from 'node:net';

/**
 * Header the server itself writes on every request with the socket's address (see startup.ts),
 * overwriting whatever a client sent under this name.
 */
export const peerHeader = 'x-shop-peer';

/** Likewise `X-Forwarded-For` as it arrived: Next fills a missing one with the socket's address. */
export const forwardedHeader = 'x-shop-forwarded';

/** IPv4 in IPv6 notation, as dual-stack sockets report it. */
function plainAddress(text: string): string | null {
  const address = text.trim().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(address) === 0 ? null : address;
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
