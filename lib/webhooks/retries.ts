import type { Posted } from './post';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** After the first try that failed, after the second, and so on; then the message is given up. */
const pauses: readonly number[] = [
  5 * seconds,
  1 * minutes,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
];

/** So much longer a pause may become, at random: what failed together need not come back together. */
const jitter = 0.1;

/** A receiver may ask for a pause, but not for more than this. */
const longestAskedMs = 24 * hours;

/** What became of a try: delivered, or why not and how long to wait before the next, null for none. */
export type Judged =
  | { kind: 'delivered' }
  | { kind: 'failed'; failure: string; pauseMs: number | null };

/**
 * Judges the `tries`-th try. `askedSeconds` is what `Retry-After` says, which counts with 429 and 503
 * alone. A 410 means that nobody wants this any more. A short code names the failure, never a text of
 * the receiver's.
 */
export function judgeTry(
  posted: Posted,
  {
    tries,
    askedSeconds,
    random = Math.random,
  }: {
    tries: number;
    askedSeconds: number | null;
    random?: () => number;
  },
): Judged {
  if (posted.kind === 'status' && posted.status >= 200 && posted.status < 300) {
    return { kind: 'delivered' };
  }
  const failure = posted.kind === 'status' ? `status-${posted.status}` : posted.kind;
  const usual = pauses[tries - 1];
  const isGone = posted.kind === 'status' && posted.status === 410;
  if (usual === undefined || isGone) return { kind: 'failed', failure, pauseMs: null };
  const isBusy = posted.kind === 'status' && (posted.status === 429 || posted.status === 503);
  const asked = isBusy ? Math.min(longestAskedMs, (askedSeconds ?? 0) * seconds) : 0;
  const pauseMs = Math.round(Math.max(asked, usual) * (1 + jitter * random()));
  return { kind: 'failed', failure, pauseMs };
}
