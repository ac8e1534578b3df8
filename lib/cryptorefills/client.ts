import 'server-only';
import type * as z from 'zod';
import type { Result } from '@/schemas/result';
import { wireProblems } from '@/schemas/wire/problems';
import { parseJson, readCapped } from '../read-capped';
import { runtime } from '../runtime';
import type { Session } from '../session';
import type { SupplierError } from './errors';
import { genHeader } from './headers';

/** Largest catalogue seen is about 1 MB; a body past this is refused. */
const maxBodyBytes = 8 * 1024 * 1024;

/** A page waits this long for a read; order writes pass a longer deadline of their own. */
const readDeadlineMs = 10_000;

type Call<T> = {
  session: Pick<Session, 'address' | 'userAgent'>;
  method?: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  schema: z.ZodType<T>;
  deadlineMs?: number;
};

type Answer<T> = Result<T, SupplierError>;

/** Codes of failures that happen before a request is on the wire (libuv and undici names). */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function networkError(cause: unknown): SupplierError {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const about: object = typeof inner === 'object' && inner !== null ? inner : {};
  const code = 'code' in about ? String(about.code) : '';
  // A host may also become unreachable on an open connection, after the request went out.
  const never = beforeSending.has(code) || ('syscall' in about && about.syscall === 'connect');
  return { kind: never ? 'unreachable' : 'interrupted' };
}

function address(path: string, query: Record<string, string | undefined>): URL {
  const url = new URL(path, runtime().supplierOrigin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? 'none');
  return Number.isFinite(seconds) ? Math.min(60, Math.max(1, seconds)) : null;
}

/** Sorts an unsuccessful status into the closed set. A 403 is a refusal only when a code says so. */
function statusError(response: Response, body: unknown): SupplierError {
  const problems = wireProblems.parse(body);
  const { status } = response;
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: retryAfter(response) };
  if (status === 408) return { kind: 'interrupted' };
  if (status >= 500) return { kind: 'unavailable' };
  if (status === 404) return { kind: 'not-found' };
  if (status === 403 && problems.length === 0) return { kind: 'blocked' };
  if (status >= 400) return { kind: 'refused', problems };
  return { kind: 'unreadable' };
}

/**
 * One call to the supplier, never repeated here. The body is read whole before the answer is
 * judged, so a stream cut half-way is an interruption, not a short catalogue.
 */
export async function callSupplier<T>(call: Call<T>): Promise<Answer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address(call.path, call.query ?? {}), {
      method: call.method ?? 'GET',
      headers: { ...genHeader.server(call.session), Accept: 'application/json' },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      // The shop keeps its own cache: Next's keys on headers and would keep an empty 200.
      cache: 'no-store',
      // A redirect would carry the partner's headers elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(call.deadlineMs ?? readDeadlineMs),
    });
    const read = await readCapped(response.body, maxBodyBytes);
    if (read === null) return { ok: false, error: { kind: 'unreadable' } };
    text = read;
  } catch (cause) {
    return { ok: false, error: networkError(cause) };
  }
  const body = parseJson(text);
  if (!response.ok) return { ok: false, error: statusError(response, body) };
  const parsed = call.schema.safeParse(body);
  if (parsed.success) return { ok: true, data: parsed.data };
  // Problems are known to arrive under 200 as well.
  const problems = wireProblems.parse(body);
  return {
    ok: false,
    error: problems.length > 0 ? { kind: 'refused', problems } : { kind: 'unreadable' },
  };
}
