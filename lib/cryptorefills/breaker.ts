import 'server-only';
import type { SupplierError } from './errors';

type Options = {
  /** Calls a second that the supplier usually gets from here. */
  rate?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
  /** 0 to 1. */
  random?: () => number;
};

/** Failures in a row after which the supplier is left alone. */
const threshold = 5;

/** A 403 without a code follows bursts and lasts for minutes: three of them are enough. */
const weightOfBlock = 2;

/**
 * Rests in milliseconds at one call a second, and proportionally shorter where more are allowed:
 * probes come at a fifth of the usual rate, and each that fails halves that, down to a sixtieth.
 */
const rests = { first: 5_000, longest: 60_000 };

function weightOf(error: SupplierError | null): number {
  switch (error?.kind) {
    case 'unreachable':
    case 'interrupted':
    case 'unavailable':
      return 1;
    case 'blocked':
      return weightOfBlock;
    // Somebody is there and answers. What a rate limit asks for is not this breaker's affair.
    case undefined:
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
 * whether it is back. Each call that was let through must be reported.
 */
export function createBreaker({
  rate = 1,
  now = () => performance.now(),
  random = Math.random,
}: Options = {}) {
  const firstRestMs = rests.first / Math.max(1, rate);
  const longestRestMs = rests.longest / Math.max(1, rate);
  let failures = 0;
  let restMs = firstRestMs;
  /** The failure that began the rest; null while calls flow. */
  let cause: SupplierError | null = null;
  let restUntil = 0;
  let probing = false;

  function rest(error: SupplierError): void {
    cause = error;
    // Up to a quarter more, so that instances which stopped together do not come back together.
    restUntil = now() + restMs * (1 + random() / 4);
    restMs = Math.min(restMs * 2, longestRestMs);
    probing = false;
  }

  return {
    /** Why calls are held back at the moment; null when one may go. Asks without taking the turn. */
    resting(): SupplierError | null {
      return cause !== null && (probing || now() < restUntil) ? cause : null;
    },
    /** Takes a turn: null to go ahead, else the failure that is to be answered instead. */
    enter(): SupplierError | null {
      const held = this.resting();
      if (held === null && cause !== null) probing = true;
      return held;
    },
    /** How a call that was let through has ended. */
    report(error: SupplierError | null): void {
      const weight = weightOf(error);
      if (error === null || weight === 0) {
        failures = 0;
        restMs = firstRestMs;
        cause = null;
        probing = false;
        return;
      }
      failures += weight;
      if (probing || (cause === null && failures >= threshold)) rest(error);
    },
  };
}
export type Breaker = ReturnType<typeof createBreaker>;
