import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The header that proves to the shop that its own doctor asks. */
export const proofHeader = 'x-shop-doctor';

/** How far a proof's time may lie from the shop's own, either way. */
const freshMs = 60_000;

/** Milliseconds since 1970, a nonce of 16 bytes, an HMAC-SHA256 of both. */
const proofPattern = /^(\d{13})\.([\w-]{22})\.([\w-]{43})$/;

/** Under a key of its own: a proof tells nothing about what else the secret seals or hides. */
function seal(secret: string, claim: string): Buffer {
  return createHmac('sha256', `refillery doctor v1\0${secret}`).update(claim).digest();
}

/** A header value that proves knowledge of the session secret, once, for a minute. */
export function makeProof(secret: string, now: number): string {
  const claim = `${now}.${randomBytes(16).toString('base64url')}`;
  return `${claim}.${seal(secret, claim).toString('base64url')}`;
}

/**
 * Checks proofs and remembers those it accepted for as long as they would be fresh. Several
 * instances remember apart, so one could be used once with each of them: it opens nothing that its
 * first use does not.
 */
export function createProofCheck() {
  /** Accepted claims, with when each has become too old to be accepted anyway. */
  const used = new Map<string, number>();

  /** True for a proof made with any of the secrets, that is fresh and was not shown before. */
  return function isProven(
    given: string | null,
    { secrets, now }: { secrets: readonly string[]; now: number },
  ): boolean {
    const [, time = '', nonce = '', mac = ''] = proofPattern.exec(given ?? '') ?? [];
    if (mac === '' || Math.abs(now - Number(time)) > freshMs) return false;
    const claim = `${time}.${nonce}`;
    const told = Buffer.from(mac, 'base64url');
    if (!secrets.some((secret) => timingSafeEqual(seal(secret, claim), told))) return false;
    for (const [old, until] of used) if (until < now) used.delete(old);
    if (used.has(claim)) return false;
    used.set(claim, Number(time) + freshMs);
    return true;
  };
}
