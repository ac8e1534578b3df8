import { derivedBytes } from '../derive';
import { encodeBase58, encodeBase58Check } from './base58';
import { witnessAddress } from './bech32';
import { lightningInvoice } from './bolt11';
import { isOnCurve } from './curve';

export type Chain = 'evm' | 'solana' | 'tron' | 'bitcoin' | 'litecoin' | 'dogecoin' | 'lightning';

/** Lifetime written into Lightning invoices, seconds; the order's payment window is the same. */
export const invoiceSeconds = 3600;

/**
 * Wallets accept these addresses, so each is one that no key can be expected to open: all zero
 * bytes but the last eight. Finding a key for any address of that form takes some 2^96 tries.
 */
function nobodys(orderId: string, length: number): Buffer {
  const tail = derivedBytes(orderId, 'address', 8);
  tail.writeUInt8(tail.readUInt8(0) | 0x10, 0);
  return Buffer.concat([Buffer.alloc(length - tail.length), tail]);
}

/** The same for Solana, moved on to the next point of the curve, so that it reads as a wallet. */
function solanaAddress(orderId: string): string {
  const bytes = nobodys(orderId, 32);
  // The top bit is the sign of x; the point lies below the field's prime without it.
  bytes.writeUInt8(bytes.readUInt8(31) & 0x7f, 31);
  while (!isOnCurve(bytes)) {
    bytes.writeUInt32LE((bytes.readUInt32LE(25) + 1) >>> 0, 25);
  }
  return encodeBase58(bytes);
}

function invoice(order: { id: string; satoshi: bigint; createdAt: number }): string {
  return lightningInvoice({
    satoshi: order.satoshi,
    timestamp: Math.floor(order.createdAt / 1000),
    expirySeconds: invoiceSeconds,
    description: 'Simulated order, do not pay',
    paymentHash: derivedBytes(order.id, 'payment hash'),
    paymentSecret: derivedBytes(order.id, 'payment secret'),
    signature: Buffer.concat([
      derivedBytes(order.id, 'signature r'),
      derivedBytes(order.id, 'signature s'),
      Buffer.alloc(1),
    ]),
  });
}

/**
 * Where an order is to be paid: an address valid for its chain, or for Lightning an invoice over
 * `satoshi` that lives `invoiceSeconds` from `createdAt` (epoch milliseconds).
 */
export function walletAddress(
  chain: Chain,
  order: { id: string; satoshi: bigint; createdAt: number },
): string {
  switch (chain) {
    case 'evm':
      return `0x${nobodys(order.id, 20).toString('hex')}`;
    case 'solana':
      return solanaAddress(order.id);
    case 'tron':
      return encodeBase58Check(0x41, nobodys(order.id, 20));
    case 'bitcoin':
      return witnessAddress('bc', nobodys(order.id, 20));
    case 'litecoin':
      return witnessAddress('ltc', nobodys(order.id, 20));
    case 'dogecoin':
      return encodeBase58Check(0x1e, nobodys(order.id, 20));
    case 'lightning':
      return invoice(order);
  }
}
