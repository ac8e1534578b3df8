import 'server-only';

/**
 * `conflict`: the write contradicts what is stored (a supplier id twice, a settled attempt, no
 * grant). `unavailable`: the database did not answer, or not in a way that can be understood.
 */
export type StoreErrorKind = 'conflict' | 'unavailable';

/** The only error that leaves the store. Safe to log: it carries no row and no parameter. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly kind: StoreErrorKind,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Tells a store error by its shape: Next loads this module once per module graph, so `instanceof`
 * fails across instrumentation and route handlers.
 */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError' && 'kind' in error;
}

/**
 * Any failure as a StoreError. PostgreSQL puts the offending values into `detail`, and a supplier's
 * order id is a bearer secret, so only the code and the message are kept.
 */
export function toStoreError(error: unknown): StoreError {
  if (isStoreError(error)) return error;
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // SQLSTATE class 23 is "integrity constraint violation".
  const conflict = /^23\d{3}$/.test(code) || code.startsWith('SQLITE_CONSTRAINT');
  const said = error instanceof Error ? error.message : '';
  const message = [code, said].filter((part) => part !== '').join(': ');
  return new StoreError(conflict ? 'conflict' : 'unavailable', message || 'unknown failure');
}
