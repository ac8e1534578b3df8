import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { cookies, headers } from 'next/headers';
import { sessionCookieSchema } from '@/schemas/session';
import { buyerAddress } from './client-address';
import { settings, siteOrigin } from './env';
import { runtime } from './runtime';

/** A browser, as the shop knows it: `id` once it has been to a checkout, and where it calls from. */
export type Session = {
  id: string | null;
  address: string | null;
  userAgent: string | null;
};

/** Half a year from the last checkout: a buyer comes back for a code long after paying. */
const lifetimeSeconds = 182 * 24 * 3600;

/** Longest `User-Agent` passed on; real ones stay under 400 characters. */
const maxUserAgent = 512;

function sealingKey(secret: string): Uint8Array {
  return createHash('sha256').update('refillery session v1\0').update(secret).digest();
}

/** Seals a session id into a cookie value: an encrypted JWT (dir, A256GCM) that expires. */
export async function sealSession(id: string, secrets: readonly string[]): Promise<string> {
  const [newest] = secrets;
  if (newest === undefined) throw new Error('No session secret');
  return await new EncryptJWT({ v: 1, id })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .encrypt(sealingKey(newest));
}

/** Opens a cookie value with any of the secrets; null when it is forged, expired or unreadable. */
export async function openSession(
  sealed: string,
  secrets: readonly string[],
): Promise<string | null> {
  for (const secret of secrets) {
    try {
      const { payload } = await jwtDecrypt(sealed, sealingKey(secret), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      const parsed = sessionCookieSchema.safeParse(payload);
      return parsed.success ? parsed.data.id : null;
    } catch {
      // Sealed with another secret, or not by us: the next one may open it.
    }
  }
  return null;
}

function cookieIsSecure(): boolean {
  return siteOrigin().startsWith('https:');
}

/** `__Host-` binds the cookie to this very host; browsers accept it over https only. */
function cookieName(): string {
  return cookieIsSecure() ? '__Host-shop-session' : 'shop-session';
}

/**
 * Where the request being answered comes from, as far as the supplier is told: for pages that are the
 * same for everybody, whose cookie nobody needs to open.
 */
export async function currentVisitor(): Promise<Omit<Session, 'id'>> {
  const head = await headers();
  return {
    address: buyerAddress(head, settings().TRUSTED_PROXIES),
    userAgent: head.get('user-agent')?.slice(0, maxUserAgent) ?? null,
  };
}

/** The session of the request being answered; its `id` is null for a browser not known yet. */
export async function currentSession(): Promise<Session> {
  const [jar, visitor] = await Promise.all([cookies(), currentVisitor()]);
  const sealed = jar.get(cookieName())?.value;
  const id = sealed === undefined ? null : await openSession(sealed, runtime().sessionSecrets);
  return { id, ...visitor };
}

/**
 * The current session, given an id when it had none, under a cookie that lasts from now on and is
 * sealed with the newest secret. Route handlers only.
 */
export async function establishSession(): Promise<Session & { id: string }> {
  const session = await currentSession();
  const id = session.id ?? randomBytes(18).toString('base64url');
  const jar = await cookies();
  jar.set(cookieName(), await sealSession(id, runtime().sessionSecrets), {
    httpOnly: true,
    secure: cookieIsSecure(),
    sameSite: 'lax',
    path: '/',
    maxAge: lifetimeSeconds,
  });
  return { ...session, id };
}
