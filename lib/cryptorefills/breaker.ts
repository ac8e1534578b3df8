import 'server-only';
import type { SupplierError, SupplierErrorKind } from './errors';

/** A rest that begins, with why and how long; null when calls flow again. */
export type BreakerChange = { kind: SupplierErrorKind; restMs: number } | null;

type Options = {
  /** Calls a second that the supplier usually gets from here. */
  rate?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
  /** 0 to 1. */
  random?: () => number;
  onChange?: (change: BreakerChange) => void;
};

/** Failures in a row after which the supplier is left alone. */
const threshold = 5;

/** Of how many different things: one page or one order that is broken says little about the rest. */
const leastSubjects = 2;

/** A 403 without a code follows bursts and lasts for minutes: three of them are enough. */
const weightOfBlock = 2;

/**
 * Rests in milliseconds at one call a second, and proportionally shorter where more are allowed:
 * probes come at a fifth of the usual rate, and each that fails halves that, down to a sixtieth.
 */
const rests = { first: 5_000, longest: 60_000 };

function weightOf(error: SupplierError): number {
  switch (error.kind) {
    case 'unreachable':
    case 'interrupted':
    case 'unavailable':
      return 1;
    case 'blocked':
      return weightOfBlock;
    // Somebody is there and answers. What a rate limit asks for is not this breaker's affair.
    case 'rate-limited':
    case 'not-found':
    case 'refused':
    case 'unreadable':
      return 0;
    default:
      return error satisfies never;
  }
}

/**
 * Stops calls to a supplier that keeps failing, and then lets one through at a time to see
 * whether it is back. Each call that was let through must be reported or abandoned.
 */
export function createBreaker({
  rate = 1,
  now = () => performance.now(),
  random = Math.random,
  onChange = () => {},
}: Options = {}) {
  const firstRestMs = rests.first / Math.max(1, rate);
  const longestRestMs = rests.longest / Math.max(1, rate);
  const subjects = new Set<string>();
  let failures = 0;
  let restMs = firstRestMs;
  /** The failure that began the rest; null while calls flow. */
  let cause: SupplierError | null = null;
  let restUntil = 0;
  let probing = false;

  function rest(error: SupplierError): void {
    cause = error;
    // Up to a quarter more, so that instances which stopped together do not come back together.
    const lasts = restMs * (1 + random() / 4);
    restUntil = now() + lasts;
    restMs = Math.min(restMs * 2, longestRestMs);
    probing = false;
    onChange({ kind: error.kind, restMs: lasts });
  }

  function recover(): void {
    const wasResting = cause !== null;
    failures = 0;
    subjects.clear();
    restMs = firstRestMs;
    cause = null;
    probing = false;
    if (wasResting) onChange(null);
  }

  /** Why calls are held back at the moment; null when one may go. Asks without taking the turn. */
  function resting(): SupplierError | null {
    return cause !== null && (probing || now() < restUntil) ? cause : null;
  }

  return {
    resting,
    /** Takes a turn: null to go ahead, else the failure that is to be answered instead. */
    enter(): SupplierError | null {
      const held = resting();
      if (held === null && cause !== null) probing = true;
      return held;
    },
    /** How a call about `subject` that was let through has ended; null for an answer. */
    report(error: SupplierError | null, subject: string): void {
      const weight = error === null ? 0 : weightOf(error);
      if (error === null || weight === 0) {
        recover();
        return;
      }
      failures += weight;
      subjects.add(subject);
      const isDown = failures >= threshold && subjects.size >= leastSubjects;
      if (probing || (cause === null && isDown)) rest(error);
    },
    /** A call that was let through has ended in a way that says nothing about the supplier. */
    abandon(): void {
      probing = false;
    },
  };
}
