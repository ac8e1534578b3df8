import 'server-only';
import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { type HandedLine, type HandoverOpened, handedLinesSchema } from '@/schemas/handover';
import { linkTokenSchema } from '@/schemas/links';
import { newToken } from '../order/link-token';
import type { Store } from '../store';

/** How long a cart waits to be taken over, in milliseconds: a tab opens at once, or not at all. */
export const handoverLifetimeMs = 5 * 60_000;

function digest(purpose: 'hash' | 'key', token: string) {
  return createHash('sha256').update(`refillery handover ${purpose} v1\0`).update(token);
}

/**
 * Keeps a cart for whoever comes with the token that this returns. The store is given the token's
 * hash, and the cart sealed with it (dir, A256GCM): it can neither read the cart nor give it away.
 */
export async function handOver(store: Store, lines: HandedLine[], now: number): Promise<string> {
  const token = newToken();
  const sealed = await new EncryptJWT({ lines })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(digest('key', token).digest());
  const hash = digest('hash', token).digest('base64url');
  await store.createHandover({ hash, sealed, now, expiresAt: now + handoverLifetimeMs });
  return token;
}

const gone = { kind: 'gone' } as const;

/**
 * Takes a cart over, once. What was taken before, is too old, malformed or no token of the shop's
 * is `gone` alike.
 */
export async function openHandover(
  store: Store,
  token: string,
  now: number,
): Promise<HandoverOpened> {
  if (!linkTokenSchema.safeParse(token).success) return gone;
  const hash = digest('hash', token).digest('base64url');
  const sealed = await store.takeHandover({ hash, now });
  if (sealed === null) return gone;
  const { payload } = await jwtDecrypt(sealed, digest('key', token).digest(), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return { kind: 'opened', lines: handedLinesSchema.parse(payload.lines) };
}
