import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type { Result } from '@/schemas/result';
import { wireDocumentedProblems } from '@/schemas/wire/problems';
import { parseJson } from '../read-capped';
import { runtime } from '../runtime';
import type { Session } from '../session';
import type { SupplierError } from './errors';
import { genHeader } from './headers';
import { errorOfStatus } from './status-error';
import { type Lane, traffic } from './traffic';
import { type Deadlines, exchange } from './transport';

type Call<T> = {
  session: Pick<Session, 'address' | 'userAgent'>;
  /** What the call is for; decides how it is held back. An `order-write` is a POST. */
  lane: Lane;
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  schema: z.ZodType<T>;
  /** How long the answer may take, waiting and repetitions included. */
  patienceMs?: number;
  /** Where the path is, when not at the supplier's API. */
  origin?: string;
};

type Answer<T> = Result<T, SupplierError>;

/** A page waits this long for a read; order writes bring a longer patience of their own. */
const readPatienceMs = 10_000;

/** Nobody waits for a refresh, so it may queue for longer. */
const backgroundPatienceMs = 30_000;

/** Of one try: a supplier that has not begun to answer by then is worth asking anew. */
const tryDeadlines = { connectMs: 3_000, headersMs: 6_000 };

/** Before the second and the third try of a read; the real pause is half to all of it. */
const retryPausesMs: readonly number[] = [300, 900];

function isWorthRepeating(error: SupplierError): boolean {
  switch (error.kind) {
    case 'unreachable':
    case 'interrupted':
    case 'rate-limited':
    case 'unavailable':
      return true;
    case 'blocked':
    case 'not-found':
    case 'refused':
    case 'unreadable':
      return false;
    default:
      return error satisfies never;
  }
}

function address<T>({ path, query = {}, origin }: Call<T>): URL {
  const url = new URL(path, origin ?? runtime().supplierOrigin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

/** One request on the wire: the parsed JSON of a success (undefined when it is none), or why not. */
async function once<T>(call: Call<T>, url: URL, deadlines: Deadlines): Promise<Answer<unknown>> {
  const reply = await exchange({
    url,
    method: call.lane === 'order-write' ? 'POST' : 'GET',
    headers: { ...genHeader.server(call.session), Accept: 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    deadlines,
  });
  if (!reply.ok) return reply;
  const { status, text } = reply.data;
  const body = parseJson(text);
  const success = status >= 200 && status < 300;
  return success ? { ok: true, data: body } : { ok: false, error: errorOfStatus(reply.data, body) };
}

/** A write: no turn to wait for, and never a second try, since the first may have taken effect. */
async function write<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  const patienceMs = call.patienceMs ?? readPatienceMs;
  const deadlines = { ...tryDeadlines, headersMs: patienceMs, wholeMs: patienceMs };
  return await traffic().run({ lane: call.lane, patienceMs }, () => once(call, url, deadlines));
}

/** A read: waits for its turn, and is tried up to three times while patience lasts. */
async function read<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  const usual = call.lane === 'background' ? backgroundPatienceMs : readPatienceMs;
  const until = performance.now() + (call.patienceMs ?? usual);
  for (let tries = 0; ; tries += 1) {
    const patienceMs = until - performance.now();
    const answer = await traffic().run({ lane: call.lane, patienceMs }, () => {
      const wholeMs = Math.min(readPatienceMs, Math.max(1, until - performance.now()));
      return once(call, url, { ...tryDeadlines, wholeMs });
    });
    const pause = (retryPausesMs[tries] ?? Number.POSITIVE_INFINITY) * (1 - Math.random() / 2);
    const late = performance.now() + pause >= until;
    if (answer.ok || late || !isWorthRepeating(answer.error)) return answer;
    await sleep(pause);
  }
}

/** Reads under way, so that the same one is not made twice at the same time. */
const underWay = new Map<string, Promise<Answer<unknown>>>();

async function joined<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  const running = underWay.get(url.href);
  if (running !== undefined) return await running;
  const started = read(call, url).finally(() => underWay.delete(url.href));
  underWay.set(url.href, started);
  return await started;
}

/**
 * One call to the supplier. A read waits for its turn in its lane, is joined with an identical one
 * under way, and is tried anew after a network error, a 429 or a 5xx while there is time. A write
 * goes out at once, and once.
 */
export async function callSupplier<T>(call: Call<T>): Promise<Answer<T>> {
  const url = address(call);
  const answer = call.lane === 'order-write' ? await write(call, url) : await joined(call, url);
  if (!answer.ok) return answer;
  const parsed = call.schema.safeParse(answer.data);
  if (parsed.success) return { ok: true, data: parsed.data };
  // Problems are known to arrive under 200 as well.
  const problems = wireDocumentedProblems.parse(answer.data);
  return {
    ok: false,
    error: problems.length > 0 ? { kind: 'refused', problems } : { kind: 'unreadable' },
  };
}
