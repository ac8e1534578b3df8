import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import { wireDocumentedProblems, wireProblems } from '@/schemas/wire/problems';
import { retryAfterSeconds } from '../retry-after';
import type { SupplierError } from './errors';

/** Seconds. A supplier that asks for longer is asked again all the same; one that asks for less is not believed. */
const retryAfterLimits = { least: 1, most: 60 };

/** How long the supplier asks to be left alone, in whole seconds within the limits; null when it does not say. */
function retryAfter(headers: IncomingHttpHeaders): number | null {
  const seconds = retryAfterSeconds(headers['retry-after'], Date.now());
  if (seconds === null) return null;
  return Math.min(retryAfterLimits.most, Math.max(retryAfterLimits.least, Math.ceil(seconds)));
}

/**
 * Sorts an unsuccessful answer into the closed set. `body` is its parsed JSON, if it had any: a 403
 * is a refusal only when a code says so.
 */
export function errorOfStatus(
  answer: { status: number; headers: IncomingHttpHeaders },
  body: unknown,
): SupplierError {
  const { status, headers } = answer;
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: retryAfter(headers) };
  if (status === 408) return { kind: 'interrupted' };
  if (status >= 500) return { kind: 'unavailable' };
  if (status === 404) return { kind: 'not-found' };
  // Only where codes are known to stand: what blocks bursts may well say TOO_MANY_REQUESTS.
  const problems = (status === 403 ? wireDocumentedProblems : wireProblems).parse(body);
  if (status === 403 && problems.length === 0) return { kind: 'blocked' };
  if (status >= 400) return { kind: 'refused', problems };
  return { kind: 'unreadable' };
}
