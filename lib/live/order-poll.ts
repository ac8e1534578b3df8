import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { parseOrder } from './parse-order';

/** A poll that hangs would end the polling. */
const deadlineMs = 10_000;

type Options = {
  orderId: string;
  /** Milliseconds between two polls under the present circumstances; null for no further one. */
  delay: () => number | null;
  /** `askedAt` by `performance.now()`. */
  onOrder: (order: OrderSnapshot, askedAt: number) => void;
};

/** Seconds of a `Retry-After`; the shop's own answers never give a date. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

/** Reads an order over and over; what fails is simply read again when its time comes. */
export function createOrderPoll({ orderId, delay, onOrder }: Options) {
  const path = `/api/orders/${encodeURIComponent(orderId)}`;
  let startedAt = performance.now();
  /** What the server has asked for on top of the pace. */
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;
  let stopped = false;

  async function read(signal: AbortSignal, askedAt: number): Promise<void> {
    const response = await fetch(path, { cache: 'no-store', signal });
    notBefore = response.ok ? 0 : askedAt + retryAfterMs(response);
    if (!response.ok) return;
    const order = parseOrder(await response.json(), orderId);
    if (order !== null && !signal.aborted) onOrder(order, askedAt);
  }

  /** One at a time: a slow answer must not overtake a newer one. */
  async function now(): Promise<void> {
    running?.abort();
    clearTimeout(timer);
    const abort = new AbortController();
    running = abort;
    startedAt = performance.now();
    const deadline = setTimeout(() => abort.abort(), deadlineMs);
    abort.signal.addEventListener('abort', () => clearTimeout(deadline));
    try {
      await read(abort.signal, startedAt);
    } catch {
      // Offline, or the server is restarting.
    } finally {
      clearTimeout(deadline);
    }
    if (running !== abort) return;
    running = null;
    pace();
  }

  /** Sets the next poll by the present pace, counted from the last one. */
  function pace(): void {
    clearTimeout(timer);
    const delayMs = delay();
    if (stopped || running !== null || delayMs === null) return;
    const due = Math.max(startedAt + delayMs, notBefore);
    timer = setTimeout(now, Math.max(0, due - performance.now()));
  }

  return {
    now: () => (stopped ? undefined : void now()),
    pace,
    stop(): void {
      stopped = true;
      clearTimeout(timer);
      running?.abort();
      running = null;
    },
  };
}
