import 'server-only';
import type { StoredLink } from '@/schemas/store';

/**
 * Why a link does not open: its time is over, it was taken back, another session has opened it, or
 * it is a gift out of an order the session may see anyway, which would be used up for nothing.
 */
export type Shut = 'expired' | 'revoked' | 'opened' | 'own';

/** Who wants to open it, and whether that session may see the whole order. */
type Opener = { sessionId: string; isOwn: boolean; now: number };

/**
 * Why a link does not open for a session; null when it does. Whoever has opened a link that opens
 * once may do so again: the first answer may have been lost on its way.
 */
export function whyShut(link: StoredLink, { sessionId, isOwn, now }: Opener): Shut | null {
  const { purpose, openedBy, revokedAt, expiresAt } = link;
  const opener = purpose === 'keep' ? null : openedBy;
  if (opener !== null && opener !== sessionId) return 'opened';
  if (revokedAt !== null) return revokedAt < expiresAt ? 'revoked' : 'expired';
  if (opener === sessionId) return null;
  if (expiresAt <= now) return 'expired';
  return purpose === 'gift' && isOwn ? 'own' : null;
}
