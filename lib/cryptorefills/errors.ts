import type { Problem } from '@/schemas/problem';

/**
 * Everything that can go wrong between the shop and its supplier. Closed: `messages/*.json` holds
 * one sentence per kind under `supplierErrors`, and a switch over `kind` is exhaustive.
 */
export type SupplierError =
  /** No connection was made, so the supplier cannot have acted on the request. */
  | { kind: 'unreachable' }
  /** The connection broke or the deadline passed after the request was under way. */
  | { kind: 'interrupted' }
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  /** 403 without a problem code: known to follow bursts, for minutes. */
  | { kind: 'blocked' }
  /** 5xx. */
  | { kind: 'unavailable' }
  | { kind: 'not-found' }
  /** Another 4xx, with the supplier's problems where it named any. */
  | { kind: 'refused'; problems: Problem[] }
  /** A success whose body cannot be used, a redirect, or something that is not JSON. */
  | { kind: 'unreadable' };

export type SupplierErrorKind = SupplierError['kind'];

/**
 * True when a failed write may have taken effect all the same. The supplier has no idempotency
 * key, so such a write must never be repeated by the server. A 429 counts as ambiguous: whether
 * the real limiter stands before or behind the order engine is not known.
 */
export function mayHaveTakenEffect(error: SupplierError): boolean {
  switch (error.kind) {
    case 'interrupted':
    case 'rate-limited':
    case 'unavailable':
    case 'unreadable':
      return true;
    case 'unreachable':
    case 'blocked':
    case 'not-found':
    case 'refused':
      return false;
    default:
      return error satisfies never;
  }
}
