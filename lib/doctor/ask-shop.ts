import 'server-only';
import { type Diagnosis, diagnosisSchema, type Health, healthSchema } from '@/schemas/doctor';
import type { Result } from '@/schemas/result';
import { parseJson } from '../read-capped';
import { ask, type ProbeAnswer, type ProbeFault, streamPause } from './probe';
import { makeProof, proofHeader } from './proof';

/** What `/api/health` said; `strange` for an answer that is not the shop's. */
export type HealthTold =
  | { kind: 'told'; health: Health; answer: ProbeAnswer }
  | { kind: 'strange'; status: number; answer: ProbeAnswer };

/** Why the shop did not tell; `not-known` when it does not take this doctor for its own. */
export type DiagnosisFault =
  | ProbeFault
  | { kind: 'not-known' }
  | { kind: 'strange'; status: number };

/** Asks at an origin whether a shop is there and well. */
export async function askHealth(origin: string): Promise<Result<HealthTold, ProbeFault>> {
  const asked = await ask({ url: new URL('/api/health', origin) });
  if (!asked.ok) return asked;
  const answer = asked.data;
  const parsed = healthSchema.safeParse(parseJson(answer.text));
  return {
    ok: true,
    data: parsed.success
      ? { kind: 'told', health: parsed.data, answer }
      : { kind: 'strange', status: answer.status, answer },
  };
}

/** Asks the shop how it sees this request, sent with a chain of addresses that were never in it. */
export async function askDiagnosis(
  origin: string,
  secret: string,
  forgedChain: string,
): Promise<Result<Diagnosis, DiagnosisFault>> {
  const headers = { [proofHeader]: makeProof(secret, Date.now()), 'X-Forwarded-For': forgedChain };
  const asked = await ask({ url: new URL('/api/doctor', origin), headers });
  if (!asked.ok) return asked;
  const { status, text } = asked.data;
  const parsed = diagnosisSchema.safeParse(parseJson(text));
  if (parsed.success) return { ok: true, data: parsed.data };
  return {
    ok: false,
    error: status === 404 ? { kind: 'not-known' } : { kind: 'strange', status },
  };
}

/** A pause shorter than this between two events that are sent 300 ms apart is none. */
const leastPauseMs = 100;

/** A busy machine may hold one back by itself, and hardly three. */
const tries = 3;

/**
 * Whether events of a stream come one by one.
 * @returns null when the stream could not be read.
 */
export async function streamsFlow(origin: string, secret: string): Promise<boolean | null> {
  const url = new URL('/api/doctor?stream', origin);
  let read = false;
  for (let turn = 0; turn < tries; turn += 1) {
    const headers = {
      [proofHeader]: makeProof(secret, Date.now()),
      Accept: 'text/event-stream',
      'Accept-Encoding': 'gzip, br',
    };
    const pause = await streamPause({ url, headers });
    if (!pause.ok || pause.data === null) continue;
    if (pause.data >= leastPauseMs) return true;
    read = true;
  }
  return read ? false : null;
}
