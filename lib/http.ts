import 'server-only';
import type * as z from 'zod';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { Result } from '@/schemas/result';
import type { SupplierError } from './cryptorefills/errors';
import { siteOrigin } from './env';
import { logStoreFailure } from './log/store-failures';
import { parseJson, readCapped } from './read-capped';
import { isSandbox } from './runtime';
import { isStoreError } from './store';

/** Largest body a checkout can need. */
const maxBodyBytes = 16 * 1024;

/** A form spends three bytes on what JSON writes as one. */
const maxFormBytes = 3 * maxBodyBytes;

const noStore = { 'Cache-Control': 'no-store' };

/** A JSON answer that no cache keeps. */
export function json(
  body: unknown,
  init: { status?: number; headers?: HeadersInit } = {},
): Response {
  return Response.json(body, {
    status: init.status ?? 200,
    headers: { ...noStore, ...Object.fromEntries(new Headers(init.headers)) },
  });
}

/**
 * A route handler that answers 503 in JSON while the shop's database is away. What else is thrown is
 * a fault of the shop, for Next to report.
 */
export function storeGuarded<Arguments extends unknown[]>(
  handler: (...given: Arguments) => Promise<Response>,
): (...given: Arguments) => Promise<Response> {
  return async (...given) => {
    try {
      return await handler(...given);
    } catch (error) {
      if (!isStoreError(error)) throw error;
      logStoreFailure(error);
      return jsonError(503, 'store-unavailable');
    }
  };
}

/** What an error's code may leave open: why the supplier refuses, or which fields are wrong. */
type ErrorDetails = { problems?: ToldProblem[]; fields?: string[]; reference?: string };

/** The one shape of every error: a code a program can branch on, and what is known beside it. */
export function jsonError(
  status: number,
  code: string,
  details: ErrorDetails = {},
  headers: HeadersInit = {},
): Response {
  return json({ error: { code, ...details } }, { status, headers });
}

/**
 * The answer when the supplier could not be asked or understood, in words of the shop's own: the
 * supplier's bodies never pass. What it refuses for a reason is answered by `refusal` instead.
 */
export function supplierFailure(error: SupplierError): Response {
  switch (error.kind) {
    case 'not-found':
      return jsonError(404, 'not-found');
    case 'rate-limited': {
      const response = jsonError(429, 'rate-limited');
      const { retryAfterSeconds: seconds } = error;
      if (seconds !== null) response.headers.set('Retry-After', String(seconds));
      return response;
    }
    case 'interrupted':
      return jsonError(504, error.kind);
    case 'unreachable':
    case 'blocked':
    case 'unavailable':
    case 'refused':
    case 'unreadable':
      return jsonError(502, error.kind);
    default:
      return error satisfies never;
  }
}

/**
 * True for a request made by one of the shop's own pages. Browsers always send `Sec-Fetch-Site` or
 * `Origin` with a POST and scripts of other sites cannot write either. In the sandbox, which a
 * phone may reach under any host name, the request's own host counts as the shop's.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return site === 'same-origin';
  if (origin === siteOrigin()) return true;
  return (
    isSandbox() && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
  );
}

/**
 * The origin that links to this shop begin with. Of a same-origin request alone: in the sandbox it
 * is that of the page which asks, so that a phone comes to where its owner already is.
 */
export function linkOrigin(request: Request): string {
  return (isSandbox() ? request.headers.get('origin') : null) ?? siteOrigin();
}

/**
 * The text of a request's body; null when it is too large, or when whoever sends it breaks off: then
 * nobody is left to read the answer, and it is no fault of the shop's that belongs into a log.
 */
async function textOf(request: Request, maxBytes: number): Promise<string | null> {
  return await readCapped(request.body, maxBytes).catch(() => null);
}

/**
 * The body of a same-origin JSON POST, checked against a schema.
 * @returns the data, or the answer to give instead: 403, 413, 415 or 422.
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes: number = maxBodyBytes,
): Promise<Result<T, Response>> {
  if (!isSameOrigin(request)) return { ok: false, error: jsonError(403, 'cross-origin') };
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return { ok: false, error: jsonError(415, 'json-required') };
  }
  const text = await textOf(request, maxBytes);
  if (text === null) return { ok: false, error: jsonError(413, 'too-large') };
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, error: jsonError(422, 'invalid-input', { fields: fieldsOf(parsed.error) }) };
}

/**
 * The fields of an HTML form that was sent, checked against a schema; null for anything else, and for
 * what is too large. Whether it comes from the shop's own pages is for the caller to ask.
 */
export async function readForm<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes: number = maxFormBytes,
): Promise<T | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  const text = await textOf(request, maxBytes);
  if (text === null) return null;
  return schema.safeParse(Object.fromEntries(new URLSearchParams(text))).data ?? null;
}

function fieldsOf(error: z.ZodError): string[] {
  const names = error.issues.map((issue) => issue.path.join('.'));
  return [...new Set(names)].filter((name) => name !== '');
}
