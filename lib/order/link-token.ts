import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { type GiftText, giftTextSchema } from '@/schemas/links';

/** 256 bits that nobody guesses, as they stand in a link's fragment. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** All that is kept of a token: whoever reads the store cannot open anything with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update('refillery link v1\0').update(token).digest('base64url');
}

function giftKey(token: string): Uint8Array {
  return createHash('sha256').update('refillery gift v1\0').update(token).digest();
}

/** Seals what a gift says of itself, so that only who holds its link can read it (dir, A256GCM). */
export async function sealGift(token: string, text: GiftText): Promise<string> {
  return await new EncryptJWT({ v: 1, ...text })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(giftKey(token));
}

/** What a gift says of itself; null with another token, and for what is not such a text. */
export async function openGift(token: string, sealed: string): Promise<GiftText | null> {
  try {
    const { payload } = await jwtDecrypt(sealed, giftKey(token), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const parsed = giftTextSchema.safeParse(payload);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
