import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type { Result } from '@/schemas/result';
import { wireDocumentedProblems } from '@/schemas/wire/problems';
import { processWide } from '../process-wide';
import { parseJson } from '../read-capped';
import { runtime } from '../runtime';
import type { Session } from '../session';
import type { SupplierError } from './errors';
import { genHeader } from './headers';
import { problemRule } from './problems';
import { errorOfStatus } from './status-error';
import { type Lane, traffic } from './traffic';
import { type Deadlines, exchange } from './transport';

type Call<T> = {
  session: Pick<Session, 'address' | 'userAgent'>;
  /** What the call is for; decides how it is held back. Orders are checked and written by POST. */
  lane: Lane;
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  schema: z.ZodType<T>;
  /** How long the answer may take, waiting and repetitions included. */
  patienceMs?: number;
  /** For whoever asks again by itself anyway: tried once. */
  single?: boolean;
  /** For what the shop can do without: tried once, and a failure is not held against the rest. */
  optional?: boolean;
  /** Where the path is, when not at the supplier's API. */
  origin?: string;
};

type Answer<T> = Result<T, SupplierError>;

/** A page waits this long for a read; order writes bring a longer patience of their own. */
const usualPatienceMs = 10_000;

/** Nobody waits for a refresh, so it may queue for longer. */
const backgroundPatienceMs = 30_000;

/** Of one try: a supplier that has not begun to answer by then is worth asking anew. */
const tryDeadlines = { connectMs: 3_000, headersMs: 6_000 };

/**
 * What is left of the patience when a try begins, at least: with less time than a slow answer
 * takes, the shop's own queue would look like a failing supplier.
 */
const reserveMs = 6_000;

/** Of a patience too short for that. */
const reserveShare = 0.6;

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

function isWrite({ lane }: { lane: Lane }): boolean {
  return lane === 'order-write' || lane === 'order-check' || lane === 'order-recheck';
}

/** One request on the wire: the parsed JSON of a success (undefined when it is none), or why not. */
async function once<T>(call: Call<T>, url: URL, deadlines: Deadlines): Promise<Answer<unknown>> {
  const reply = await exchange({
    url,
    method: isWrite(call) ? 'POST' : 'GET',
    headers: { ...genHeader.server(call.session), Accept: 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    deadlines,
  });
  if (!reply.ok) return reply;
  const { status, text } = reply.data;
  const body = parseJson(text);
  // A 206 would be half a catalogue, and a 204 or 205 none.
  const success = status >= 200 && status <= 202;
  return success ? { ok: true, data: body } : { ok: false, error: errorOfStatus(reply.data, body) };
}

/** A write: never a second try, since the first may have taken effect. */
async function write<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  const patienceMs = call.patienceMs ?? usualPatienceMs;
  const deadlines = { ...tryDeadlines, headersMs: patienceMs, wholeMs: patienceMs };
  const run = { lane: call.lane, patienceMs: patienceMs - reserveMs, subject: url.href };
  return (await traffic().run(run, () => once(call, url, deadlines))).answer;
}

/** Milliseconds to wait before another try; null when there is to be none. */
function pauseBefore(tries: number, error: SupplierError, leftMs: number): number | null {
  const longest = retryPausesMs[tries];
  if (longest === undefined || !isWorthRepeating(error)) return null;
  const pause = longest * (1 - Math.random() / 2);
  return pause + Math.min(reserveMs, leftMs / 2) < leftMs ? pause : null;
}

/** Nobody in particular: what the supplier answers to this, it answers to the shop. */
const nobody = { address: null, userAgent: null };

/**
 * A read on a visitor's behalf. Where the supplier blocks that visitor, it is asked once more on
 * nobody's: only then is it known whether it blocks the shop. Anyone can send an agent that a
 * firewall dislikes, and must not close the shop for others by it.
 */
async function read<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  const isNobody = call.session.address === null && call.session.userAgent === null;
  const answer = await tryRead(call, url, isNobody);
  if (isNobody || answer.ok || answer.error.kind !== 'blocked') return answer;
  return await tryRead({ ...call, session: nobody }, url, true);
}

/** Waits for its turn, and is tried up to three times while patience lasts. */
async function tryRead<T>(call: Call<T>, url: URL, blockCounts: boolean): Promise<Answer<unknown>> {
  const usual = call.lane === 'background' ? backgroundPatienceMs : usualPatienceMs;
  const wholePatienceMs = call.patienceMs ?? usual;
  const until = performance.now() + wholePatienceMs;
  const reserve = Math.min(reserveMs, wholePatienceMs * reserveShare);
  const { lane, optional = false, single = optional } = call;
  for (let tries = 0; ; tries += 1) {
    let pause: number | null = null;
    const isLast = (error: SupplierError) => {
      pause = single ? null : pauseBefore(tries, error, until - performance.now());
      return pause === null && (error.kind !== 'blocked' || blockCounts);
    };
    const patienceMs = until - performance.now() - reserve;
    const run = { lane, patienceMs, subject: url.href, optional, isLast };
    const { called, answer } = await traffic().run(run, () => {
      const wholeMs = Math.min(usualPatienceMs, Math.max(reserve, until - performance.now()));
      return once(call, url, { ...tryDeadlines, wholeMs });
    });
    // What was held back here need not be tried again: it was told how long to stay away.
    if (!called || answer.ok || pause === null) return answer;
    await sleep(pause);
  }
}

/** Reads under way, so that the same one is not made twice at the same time. */
const underWay = processWide('readsUnderWay', () => new Map<string, Promise<Answer<unknown>>>());

async function joined<T>(call: Call<T>, url: URL): Promise<Answer<unknown>> {
  // Not across lanes: who is first in line must not wait for what comes last.
  const key = `${call.lane} ${url.href}`;
  const running = underWay().get(key);
  if (running !== undefined) return await running;
  const started = read(call, url).finally(() => underWay().delete(key));
  underWay().set(key, started);
  return await started;
}

/**
 * The refusal in a body that came as a success but is not what was asked for. Problems are known to
 * arrive like that; a code nobody knows may as well say that all went well.
 */
function refusalIn(body: unknown): SupplierError {
  const problems = wireDocumentedProblems.parse(body);
  const known = problems.some(({ code }) => problemRule(code) !== null);
  return known ? { kind: 'refused', problems } : { kind: 'unreadable' };
}

/**
 * One call to the supplier. A read waits for its turn in its lane, is joined with an identical one
 * under way, and is tried anew after a network error, a 429 or a 5xx while there is time. A write
 * goes out once.
 */
export async function callSupplier<T>(call: Call<T>): Promise<Answer<T>> {
  const url = address(call);
  const answer = isWrite(call) ? await write(call, url) : await joined(call, url);
  if (!answer.ok) return answer;
  const parsed = call.schema.safeParse(answer.data);
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, error: refusalIn(answer.data) };
}
