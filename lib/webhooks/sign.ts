import 'server-only';
import { createHmac } from 'node:crypto';

/** The key in a `whsec_…`, which `WEBHOOK_SECRET` has been checked to be. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/**
 * The headers that prove who sent a body and when (standardwebhooks.com): one signature per secret, so
 * that a receiver which knows any of them can check it. `sentAt` is in epoch milliseconds.
 */
export function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  sentAt: number,
): Record<string, string> {
  const seconds = Math.floor(sentAt / 1000);
  const signatures = secrets.map((secret) => {
    const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`);
    return `v1,${signature.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}
