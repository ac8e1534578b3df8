import 'server-only';
import type { Result } from '@/schemas/result';
import { settings } from '../env';
import { processWide } from '../process-wide';
import { isSandbox } from '../runtime';
import { createAdmission, type Priority } from './admission';
import { createBreaker } from './breaker';
import type { SupplierError } from './errors';

/**
 * What a call is for, which decides how it is held back. Catalogue and quote calls share one
 * budget; `background` refreshes what is still being served. Orders have a lane of their own, and
 * nothing ever holds back an order's validation or creation.
 */
export type Lane = Priority | 'order-read' | 'order-write';

/** What is known to be tolerated is about one call a second; bursts are answered with 403 for minutes. */
const burstSeconds = 5;

/** Orders in flight are read more often than that, each at most once in `orderReadSpacingMs`. */
const orderReadFactor = 5;

/** At the default rate, and proportionally less where the partner may call more often. */
const orderReadSpacingMs = 5_000;

/** What a caller is told to wait at most, when the budget is spent for longer. */
const longestWaitSeconds = 60;

/** How long a 429 without `Retry-After` is taken to ask for, at the default rate. */
const usualPauseMs = 5_000;

type Options = { rate: number; now?: () => number; random?: () => number };

function createGate(options: Options) {
  const burst = Math.max(burstSeconds, Math.ceil(options.rate * burstSeconds));
  const admission = createAdmission({ ...options, burst });
  const breaker = createBreaker(options);
  const unstatedPauseMs = usualPauseMs / Math.max(1, options.rate);
  return {
    async enter(priority: Priority, patienceMs: number): Promise<SupplierError | null> {
      const resting = breaker.resting();
      if (resting !== null) return resting;
      const seconds = await admission.admit(priority, patienceMs);
      if (seconds !== null) {
        return { kind: 'rate-limited', retryAfterSeconds: Math.min(longestWaitSeconds, seconds) };
      }
      return breaker.enter();
    },
    report(error: SupplierError | null): void {
      breaker.report(error);
      if (error?.kind !== 'rate-limited') return;
      const { retryAfterSeconds } = error;
      admission.pause(retryAfterSeconds === null ? unstatedPauseMs : retryAfterSeconds * 1000);
    },
    isResting: () => breaker.resting() !== null,
  };
}

/** The budget of supplier calls at `rate` a second, and the memory of how they went. */
export function createTraffic(options: Options) {
  const catalogue = createGate(options);
  const orders = createGate({ ...options, rate: options.rate * orderReadFactor });
  return {
    /** An order is read from the supplier at most once in this time, however many ask. */
    orderReadSpacingMs: orderReadSpacingMs / Math.max(1, options.rate),
    /**
     * Lets a call go when it is its turn, and remembers how it went. When no turn comes within
     * `patienceMs`, or the supplier is being left alone, answers with the error instead.
     * @param signal Once it fires, the outcome says nothing about the supplier.
     */
    async run<T>(
      { lane, patienceMs, signal }: { lane: Lane; patienceMs: number; signal?: AbortSignal },
      call: () => Promise<Result<T, SupplierError>>,
    ): Promise<Result<T, SupplierError>> {
      const gate = lane === 'order-read' || lane === 'order-write' ? orders : catalogue;
      if (lane !== 'order-write') {
        const refusal = await gate.enter(lane === 'order-read' ? 'catalogue' : lane, patienceMs);
        if (refusal !== null) return { ok: false, error: refusal };
      }
      let outcome: SupplierError | null = null;
      try {
        const answer = await call();
        if (!answer.ok && signal?.aborted !== true) outcome = answer.error;
        return answer;
      } finally {
        gate.report(outcome);
      }
    },
    /** Whether either lane is leaving a failing supplier alone at the moment. */
    resting: () => ({ catalogue: catalogue.isResting(), orders: orders.isResting() }),
  };
}
export type Traffic = ReturnType<typeof createTraffic>;

/** The sandbox is in this very process; there is nobody to spare. */
const sandboxRate = 1000;
const defaultRate = 1;

/** This process' budget. */
export const traffic = processWide('supplierTraffic', () =>
  createTraffic({ rate: settings().SUPPLIER_RATE ?? (isSandbox() ? sandboxRate : defaultRate) }),
);
