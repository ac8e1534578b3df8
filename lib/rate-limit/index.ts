import 'server-only';
import { settings } from '../env';
import { jsonError } from '../http';
import { processWide } from '../process-wide';
import { runtime } from '../runtime';
import { getStore } from '../store/shared';
import { countTurnedAway } from '../telemetry/meters';
import { impatient } from './database';
import { type Caller, createLimiter } from './limiter';
import type { LimitedCall } from './limits';

const limiter = processWide('rateLimiter', () => {
  const [secret] = runtime().sessionSecrets;
  if (secret === undefined) throw new Error('No session secret');
  const { BUYER_RATE, DATABASE_URL } = settings();
  const counting = impatient(async (statement) => (await getStore()).countInRateLimits(statement));
  return createLimiter({
    factor: BUYER_RATE,
    secret,
    database: DATABASE_URL === undefined ? null : counting,
  });
});

/** Counts a call; whole seconds to wait when it is one too many, else null. Never throws. */
export async function secondsToWait(call: LimitedCall, caller: Caller): Promise<number | null> {
  const seconds = await limiter().secondsToWait(call, caller);
  if (seconds !== null) countTurnedAway(call);
  return seconds;
}

/** The answer to one call too many. */
export function tooManyRequests(seconds: number): Response {
  return jsonError(429, 'too-many-requests', {}, { 'Retry-After': String(seconds) });
}

/** Counts a call; the answer to give instead when it is one too many, else null. */
export async function limited(call: LimitedCall, caller: Caller): Promise<Response | null> {
  const seconds = await secondsToWait(call, caller);
  return seconds === null ? null : tooManyRequests(seconds);
}
