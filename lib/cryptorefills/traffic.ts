import 'server-only';
import type { Result } from '@/schemas/result';
import { settings } from '../env';
import { log } from '../log';
import { processWide } from '../process-wide';
import { isSandbox } from '../runtime';
import { countHeldBack, measured } from '../telemetry/meters';
import { createAdmission, type Priority } from './admission';
import { type BreakerChange, createBreaker } from './breaker';
import { endpointOf } from './endpoint';
import type { SupplierError, SupplierErrorKind } from './errors';

/** The budgets that calls come out of; each has its own queue. */
type Budget = 'catalogue' | 'orders' | 'checks';

/**
 * What a call is for, which decides how it is held back. `checkout` is what must be known before an
 * order can be checked; `background` refreshes what is still being served, so nobody waits for it.
 * Nothing ever holds back an order's creation. `elsewhere` is another host.
 */
const lanes = {
  quote: { budget: 'catalogue', priority: 'first' },
  checkout: { budget: 'catalogue', priority: 'first' },
  catalogue: { budget: 'catalogue', priority: 'usual' },
  background: { budget: 'catalogue', priority: 'last' },
  // A page that has its stream hardly polls, so streams make the queue shorter.
  'order-stream': { budget: 'orders', priority: 'first' },
  'order-read': { budget: 'orders', priority: 'usual' },
  // By the watch, for which nobody waits: it waits for no turn either, and goes when there is time.
  'order-look': { budget: 'orders', priority: 'last' },
  'order-check': { budget: 'checks', priority: 'usual' },
  // About parts of an order already refused: no buyer's first check is to wait for these.
  'order-recheck': { budget: 'checks', priority: 'last' },
  'order-write': null,
  elsewhere: null,
} as const satisfies Record<string, { budget: Budget; priority: Priority } | null>;
export type Lane = keyof typeof lanes;

/** What is known to be tolerated is about one call a second; bursts are answered with 403 for minutes. */
const burstSeconds = 5;

/** Orders in flight are read, and carts checked, more often than that. */
const orderFactor = 5;

/** Of the budget of orders, what the watch may use at most; buyers who are there come before it. */
const lookShare = 0.4;

/** At the default rate, and proportionally less where the partner may call more often. */
const orderReadSpacingMs = 5_000;

/** What a caller is told to wait at most, when the budget is spent for longer. */
const longestWaitSeconds = 60;

/** How long a 429 without `Retry-After` is taken to ask for, at the default rate. */
const usualPauseMs = 5_000;

type Options = {
  rate: number;
  now?: () => number;
  random?: () => number;
  /** Told when the supplier is left alone, and when no more. */
  onRest?: (budget: Budget, rest: BreakerChange) => void;
};

function createGate(name: Budget, options: Options) {
  const burst = Math.max(burstSeconds, Math.ceil(options.rate * burstSeconds));
  const admission = createAdmission({ ...options, burst });
  let changedAt = Math.round(performance.timeOrigin);
  let restEndsAt: number | null = null;
  const breaker = createBreaker({
    ...options,
    onChange: (change) => {
      if (change === null || restEndsAt === null) changedAt = Date.now();
      restEndsAt = change && Date.now() + change.restMs;
      options.onRest?.(name, change);
    },
  });
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
    pauseFor(error: SupplierError | null): void {
      if (error?.kind !== 'rate-limited') return;
      const { retryAfterSeconds: seconds } = error;
      admission.pause(seconds === null ? unstatedPauseMs : seconds * 1000);
    },
    breaker,
    /** Since when it has been as it is; a rest that is over counts as none. */
    since: () => new Date(breaker.resting() === null ? (restEndsAt ?? changedAt) : changedAt),
  };
}

type Run = {
  lane: Lane;
  /** How long to wait for a turn; the call itself comes on top. */
  patienceMs: number;
  /** What the call is about: failures count as the supplier's when they are about several things. */
  subject: string;
  /** For calls the shop can do without: a failure says nothing about the rest. */
  optional?: boolean;
  /** Asked of a failure: whether nobody will try again. Only that counts. */
  isLast?: (error: SupplierError) => boolean;
  /** Once it fires, the outcome says nothing about the supplier. */
  signal?: AbortSignal;
};

/** How a call went; `called` is false when it was held back and `answer` says why. */
type Ran<T> = { called: boolean; answer: Result<T, SupplierError> };

/** The watch's part of a budget: seconds to wait for the next look, null to go ahead. */
function createLooks(options: Options) {
  const rate = options.rate * lookShare;
  return createAdmission({ ...options, rate, burst: Math.max(1, Math.ceil(rate)) });
}

/** Orders are checked and written by POST. */
const posts: readonly Lane[] = ['order-write', 'order-check', 'order-recheck'];

function measuredAs({ lane, subject }: Run): { endpoint: string; lane: Lane } {
  const method = posts.includes(lane) ? 'POST' : 'GET';
  return { endpoint: `${method} ${endpointOf(subject)}`, lane };
}

/** The budget of supplier calls at `rate` a second, and the memory of how they went. */
export function createTraffic(options: Options) {
  const ofOrders = { ...options, rate: options.rate * orderFactor };
  const gates = {
    catalogue: createGate('catalogue', options),
    orders: createGate('orders', ofOrders),
    checks: createGate('checks', ofOrders),
  };
  const looks = createLooks(ofOrders);

  async function enter({ lane: name, patienceMs }: Run): Promise<SupplierError | null> {
    const lane = lanes[name];
    if (lane === null) return null;
    const gate = gates[lane.budget];
    if (name !== 'order-look') return await gate.enter(lane.priority, patienceMs);
    const seconds = await looks.admit(lane.priority, 0);
    if (seconds !== null) return { kind: 'rate-limited', retryAfterSeconds: seconds };
    return await gate.enter(lane.priority, 0);
  }

  const causeOf = (budget: Budget): SupplierErrorKind | 'ok' =>
    gates[budget].breaker.resting()?.kind ?? 'ok';

  function settle(run: Run, error: SupplierError | null): void {
    const lane = lanes[run.lane];
    if (lane === null) return;
    const gate = gates[lane.budget];
    gate.pauseFor(error);
    const isLast = error === null || (run.isLast?.(error) ?? true);
    // Whatever happens to a check, the next buyer's may be as good as ever.
    const counts = isLast && run.optional !== true && lane.budget !== 'checks';
    if (error === null || (counts && run.signal?.aborted !== true)) {
      gate.breaker.report(error, run.subject);
    } else gate.breaker.abandon();
  }

  return {
    /** An order is read from the supplier at most once in this time, however many ask. */
    orderReadSpacingMs: orderReadSpacingMs / Math.max(1, options.rate),
    /**
     * Lets a call go when it is its turn, and remembers how it went. When no turn comes within
     * `patienceMs`, or the supplier is being left alone, nothing is called.
     */
    async run<T>(run: Run, call: () => Promise<Result<T, SupplierError>>): Promise<Ran<T>> {
      const lane = lanes[run.lane];
      const refusal = await enter(run);
      if (refusal !== null) {
        countHeldBack(run.lane, refusal.kind);
        return { called: false, answer: { ok: false, error: refusal } };
      }
      try {
        const answer = await measured(measuredAs(run), call);
        settle(run, answer.ok ? null : answer.error);
        return { called: true, answer };
      } catch (fault) {
        if (lane !== null) gates[lane.budget].breaker.abandon();
        throw fault;
      }
    },
    /** `ok`, or what makes the shop leave the supplier alone at the moment. */
    state: () => ({ catalogue: causeOf('catalogue'), orders: causeOf('orders') }),
    /** Since when that is so. */
    since: () => ({ catalogue: gates.catalogue.since(), orders: gates.orders.since() }),
  };
}

/** The sandbox is in this very process; there is nobody to spare. */
const sandboxRate = 1000;
const defaultRate = 1;

/** This process' budget. */
export const traffic = processWide('supplierTraffic', () =>
  createTraffic({
    rate: settings().SUPPLIER_RATE ?? (isSandbox() ? sandboxRate : defaultRate),
    onRest: (calls, rest) =>
      log(
        rest === null
          ? { event: 'supplier-answers-again', calls }
          : {
              event: 'supplier-left-alone',
              calls,
              cause: rest.kind,
              forMs: Math.ceil(rest.restMs),
            },
      ),
  }),
);
