import 'server-only';

/** Who goes before whom when calls have to wait. */
const priorities = ['first', 'usual', 'last'] as const;
export type Priority = (typeof priorities)[number];

/** Whose turn it is, over and over: nobody starves, however many come that go first. */
const turns: readonly Priority[] = ['first', 'first', 'usual', 'first', 'first', 'usual', 'last'];

type Waiter = {
  deadline: number;
  /** Null: it is this call's turn. A number: it will not be, try again in so many seconds. */
  settle: (secondsToWait: number | null) => void;
};

type Limits = {
  /** Calls a second in the long run. */
  rate: number;
  /** Calls that may go at once after a quiet time. */
  burst: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
};

/**
 * A token bucket with a queue in front of it. Calls that cannot have their turn within their
 * patience are refused at once rather than kept waiting in vain, which also bounds the queue.
 */
export function createAdmission({ rate, burst, now = () => performance.now() }: Limits) {
  const queues: Record<Priority, Waiter[]> = { first: [], usual: [], last: [] };
  let turn = 0;
  let tokens = burst;
  let filledAt = now();
  let closedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refill(): void {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) * rate) / 1000);
    filledAt = at;
  }

  /** Milliseconds until there is a turn for somebody behind `ahead` others. */
  function waitFor(ahead: number): number {
    const forTokens = ((ahead + 1 - tokens) * 1000) / rate;
    return Math.max(0, forTokens, closedUntil - now());
  }

  const everybody = () => priorities.flatMap((priority) => queues[priority]);

  function refuseExpired(): void {
    for (const priority of priorities) {
      const expired = queues[priority].filter(({ deadline }) => deadline <= now());
      queues[priority] = queues[priority].filter(({ deadline }) => deadline > now());
      for (const waiter of expired) waiter.settle(Math.ceil(waitFor(everybody().length) / 1000));
    }
  }

  function takeNext(): Waiter | undefined {
    const favoured = turns[turn % turns.length] ?? 'first';
    turn += 1;
    const queue = [favoured, ...priorities].find((priority) => queues[priority].length > 0);
    return queue === undefined ? undefined : queues[queue].shift();
  }

  function drain(): void {
    refill();
    refuseExpired();
    while (waitFor(0) === 0) {
      const waiter = takeNext();
      if (waiter === undefined) break;
      tokens -= 1;
      waiter.settle(null);
    }
    arm();
  }

  function arm(): void {
    clearTimeout(timer);
    const waiters = everybody();
    if (waiters.length === 0) return;
    const firstDeadline = Math.min(...waiters.map(({ deadline }) => deadline)) - now();
    timer = setTimeout(drain, Math.max(1, Math.ceil(Math.min(waitFor(0), firstDeadline))));
  }

  return {
    /**
     * Waits for a turn, at most `patienceMs`.
     * @returns null when it is there; else how many seconds to stay away.
     */
    async admit(priority: Priority, patienceMs: number): Promise<number | null> {
      refill();
      const before = priorities.slice(0, priorities.indexOf(priority) + 1);
      const ahead = before.reduce((sum, each) => sum + queues[each].length, 0);
      const wait = waitFor(ahead);
      if (wait === 0) {
        tokens -= 1;
        return null;
      }
      if (wait > patienceMs) return Math.ceil(wait / 1000);
      return await new Promise((settle) => {
        queues[priority].push({ deadline: now() + patienceMs, settle });
        arm();
      });
    },
    /** Lets nobody through for a while, as the supplier has asked for. */
    pause(milliseconds: number): void {
      closedUntil = Math.max(closedUntil, now() + milliseconds);
      arm();
    },
  };
}
