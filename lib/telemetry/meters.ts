import 'server-only';
import { metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { OrderState } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError, SupplierErrorKind } from '../cryptorefills/errors';
import { processWide } from '../process-wide';
import type { LimitedCall } from '../rate-limit/limits';

/** Whose these spans and metrics are; Next's own have another. */
export const ownScope = 'shop';

/**
 * Everything that is measured. Without a collector these do nothing and cost next to nothing. Made
 * by the first who measures, which must be after the start of telemetry: an instrument made before
 * would never measure.
 */
const instruments = processWide('instruments', () => {
  const meter = metrics.getMeter(ownScope);
  const counter = (name: string, description: string) =>
    meter.createCounter(`shop.${name}`, { description });
  return {
    supplierCalls: meter.createHistogram('shop.supplier.call.duration', {
      description: 'How long calls to the supplier took, streams until their headers',
      unit: 's',
      advice: { explicitBucketBoundaries: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
    }),
    heldBack: counter('supplier.held_back', 'Calls to the supplier that were not made'),
    orderStates: counter('order.states', 'Orders seen to come into a state'),
    attempts: counter('order.attempts', 'New attempts at placing an order, by how they ended'),
    upstream: counter('live.upstream', 'Streams of the supplier that were lost, and found again'),
    streams: counter('live.streams.opened', 'Streams opened by browsers, by what came before'),
    cacheReads: counter('cache.reads', 'Reads of the catalogue’s caches, by outcome'),
    webhookTries: counter('webhooks.tries', 'Webhook messages sent, by how each try ended'),
    busyPages: counter('overload.turned_away', 'Pages there was no time to render'),
    turnedAway: counter('rate_limit.refusals', 'Calls of buyers that were one too many'),
  };
});

type SupplierCall = { endpoint: string; lane: string };

/** Makes a call to the supplier, as a span, and counts how long it took and how it ended. */
export async function measured<T>(
  { endpoint, lane }: SupplierCall,
  call: () => Promise<Result<T, SupplierError>>,
): Promise<Result<T, SupplierError>> {
  const attributes = { 'shop.endpoint': endpoint, 'shop.lane': lane };
  const span = trace.getTracer(ownScope).startSpan(endpoint, { kind: SpanKind.CLIENT, attributes });
  const startedAt = performance.now();
  let outcome: SupplierErrorKind | 'ok' | 'fault' = 'fault';
  try {
    const answer = await call();
    outcome = answer.ok ? 'ok' : answer.error.kind;
    return answer;
  } finally {
    const seconds = (performance.now() - startedAt) / 1000;
    instruments().supplierCalls.record(seconds, { endpoint, lane, outcome });
    span.setAttribute('shop.outcome', outcome);
    if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}

/** A call that was not made: there was no turn for it, or the supplier is being left alone. */
export function countHeldBack(lane: string, cause: SupplierErrorKind): void {
  instruments().heldBack.add(1, { lane, cause });
}

/** An order has been seen to come into a state. */
export function countOrderState(state: OrderState): void {
  instruments().orderStates.add(1, { state });
}

/** A new attempt at placing an order has ended like this. */
export function countAttempt(outcome: string): void {
  instruments().attempts.add(1, { outcome });
}

/** The supplier's stream of an order was lost, or found again. */
export function countUpstream(change: 'lost' | 'found'): void {
  instruments().upstream.add(1, { change });
}

/** A browser has opened a stream. */
export function countStream(after: 'nothing' | 'rotation' | 'break'): void {
  instruments().streams.add(1, { after });
}

/** What a read of a cache came to. */
export type CacheOutcome = 'fresh' | 'stale' | 'joined' | 'miss' | 'failed';

/** Counts the reads of a cache. */
export function cacheCounter(cache: string): (outcome: CacheOutcome) => void {
  return (outcome) => instruments().cacheReads.add(1, { cache, outcome });
}

/** A buyer's call was one too many. */
export function countTurnedAway(limit: LimitedCall): void {
  instruments().turnedAway.add(1, { limit });
}

/** There was no time to render a page. */
export function countBusyPage(): void {
  instruments().busyPages.add(1);
}

/** A message was sent to the partner: it arrived, is to be tried again, or was given up. */
export function countWebhookTry(outcome: 'delivered' | 'failed' | 'given-up'): void {
  instruments().webhookTries.add(1, { outcome });
}

/** Has what is still to be sent to the partner asked for with every export; not when that fails. */
export function observeWebhooks(
  backlog: () => Promise<{ waiting: number; oldestMs: number }>,
): void {
  const meter = metrics.getMeter(ownScope);
  const waiting = meter.createObservableGauge('shop.webhooks.waiting', {
    description: 'Webhook messages still to be sent, whichever instance sends them',
  });
  const oldest = meter.createObservableGauge('shop.webhooks.oldest', {
    description: 'How long the oldest of them has waited, 0 without any',
    unit: 's',
  });
  meter.addBatchObservableCallback(
    async (result) => {
      const now = await backlog().catch(() => null);
      if (now === null) return;
      result.observe(waiting, now.waiting);
      result.observe(oldest, now.oldestMs / 1000);
    },
    [waiting, oldest],
  );
}

/** Has the numbers of live orders asked for with every export. */
export function observeLive(counts: () => { orders: number; open: number }): void {
  const meter = metrics.getMeter(ownScope);
  const orders = meter.createObservableGauge('shop.live.orders', {
    description: 'Orders followed at the supplier',
  });
  const streams = meter.createObservableGauge('shop.live.streams', {
    description: 'Streams open to browsers',
  });
  meter.addBatchObservableCallback(
    (result) => {
      const now = counts();
      result.observe(orders, now.orders);
      result.observe(streams, now.open);
    },
    [orders, streams],
  );
}
