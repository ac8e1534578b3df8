/** An outcome that must be looked at: expected failures are values, not exceptions. */
export type Result<T, E> = { ok: true; data: T } | { ok: false; error: E };
