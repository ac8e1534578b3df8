import 'server-only';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import type { StreamEvent } from '../cryptorefills/stream';

/** Between two tries to find a lost stream: doubling, plus up to half as much again. */
const pauses = { firstMs: 1_000, longestMs: 30_000 };

/** A stream that lasted this long was a good one; one that only repeats itself and ends is not. */
const goodMs = 30_000;

type Events = AsyncIterable<StreamEvent>;

type Following = {
  open: () => Promise<Result<Events, SupplierError>>;
  /** Resolves to whether the order has changed. */
  onOrder: (order: SupplierOrder) => Promise<boolean>;
  onFound: () => void;
  /** Called once for each stream that ends and each try that fails. */
  onLost: () => void;
  /** Ends the following; `open` is to heed it as well. */
  signal: AbortSignal;
};

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/** Reads a stream to its end, whatever that is; whether it was worth having. */
async function drain(events: Events, { onOrder, signal }: Following): Promise<boolean> {
  const since = performance.now();
  let isNews = false;
  try {
    for await (const event of events) {
      if (event.type === 'stop' || signal.aborted) break;
      if (await onOrder(event.order)) isNews = true;
    }
  } catch {
    // Broken off by the supplier, by us, or by a store that is away: all the same from here.
  }
  return isNews || performance.now() - since >= goodMs;
}

/** A try that fails by a fault of the shop's own is lost like any other; it must not end the tries. */
async function openAgain({ open }: Following): Promise<Result<Events, SupplierError>> {
  try {
    return await open();
  } catch {
    return { ok: false, error: { kind: 'unreachable' } };
  }
}

async function keepFollowing(first: Events, following: Following): Promise<void> {
  const { onFound, onLost, signal } = following;
  let events: Events | null = first;
  let pauseMs = pauses.firstMs;
  while (!signal.aborted) {
    if (events !== null) {
      onFound();
      if (await drain(events, following)) pauseMs = pauses.firstMs;
    }
    if (signal.aborted) return;
    onLost();
    await sleep(pauseMs * (1 + Math.random() / 2), signal);
    if (signal.aborted) return;
    const opened = await openAgain(following);
    events = opened.ok ? opened.data : null;
    pauseMs = Math.min(pauseMs * 2, pauses.longestMs);
    if (opened.ok || opened.error.kind !== 'rate-limited') continue;
    pauseMs = Math.max(pauseMs, (opened.error.retryAfterSeconds ?? 0) * 1000);
  }
}

/**
 * Follows an order at the supplier until `signal`, whatever becomes of one connection.
 * @returns how the first opening went, which is all that can still be answered with a status.
 */
export async function followUpstream(following: Following): Promise<Result<null, SupplierError>> {
  const opened = await following.open();
  if (!opened.ok) return opened;
  void keepFollowing(opened.data, following);
  return { ok: true, data: null };
}
