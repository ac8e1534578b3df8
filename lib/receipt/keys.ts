import 'server-only';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { receiptAlgorithm } from '@/schemas/receipt-file';

/** A key of receipts, under the name that its signatures give it. */
export type ReceiptKey = { id: string; privateKey: KeyObject; publicKey: KeyObject };

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

async function receiptKeyOf(seed: string): Promise<ReceiptKey> {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, Buffer.from(seed, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  return { id: await calculateJwkThumbprint(publicKey), privateKey, publicKey };
}

/**
 * Keys out of Ed25519 seeds of 64 hexadecimal digits; their ids are JWK thumbprints (RFC 7638).
 * @throws Error for a shorter one, which the settings have ruled out.
 */
export function receiptKeysOf(seeds: readonly string[]): Promise<ReceiptKey[]> {
  return Promise.all(seeds.map(receiptKeyOf));
}

/** The public halves as a JWK set (RFC 7517), for whoever verifies receipts without the shop. */
export function publicKeySet(keys: readonly ReceiptKey[]) {
  return {
    keys: keys.map(({ id, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid: id,
      alg: receiptAlgorithm,
      use: 'sig',
    })),
  };
}
