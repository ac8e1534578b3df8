import 'server-only';
import { appVersion, settings } from '../env';
import type { Session } from '../session';

/** Sent when a browser names no agent of its own; the supplier wants one on every call. */
const unnamedAgent = 'unknown';

/** Header values must be printable ASCII; anything else in a client's header is dropped. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').trim();
}

/** Builds the header set of every upstream call. */
export const genHeader = {
  /**
   * For calls the shop's server makes on behalf of a browser: who the partner is, and whose
   * request it is. Without a known address `X-Forwarded-For` is left out rather than filled with
   * the shop's own, which would mark every buyer with the server's country.
   */
  server(session: Pick<Session, 'address' | 'userAgent'>): Record<string, string> {
    return {
      'X-Cr-Application': settings().PARTNER_ID ?? 'sandbox',
      'X-Cr-Version': appVersion(),
      'User-Agent': printable(session.userAgent ?? '') || unnamedAgent,
      'Content-Type': 'application/json',
      ...(session.address === null ? {} : { 'X-Forwarded-For': session.address }),
    };
  },
};
