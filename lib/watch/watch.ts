import 'server-only';
import { type OrderSnapshot, orderStates } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import { type Background, startBackground, type Taken, type Work } from '../background';
import type { SupplierError } from '../cryptorefills/errors';
import { isStuck } from '../order/concern';
import type { DueOrder, StateAt, Store } from '../store';
import { messagesOf } from '../webhooks/messages';
import { attentionFor } from '../webhooks/news';
import { nextLookAt, stateSince } from './pace';

/** An order that is looked at, with its history. */
export type LookedAt = DueOrder & { history: StateAt[] };

type Watch = {
  store: Store;
  /** Asks the supplier and writes a new state down, into the row given as well. */
  ask: (order: LookedAt) => Promise<Result<OrderSnapshot, SupplierError>>;
  /** Whether this process hears of the order's changes anyway. */
  isFollowed: (orderId: string) => boolean;
  /** Whether the supplier is being left alone. */
  isResting: () => boolean;
  /** Called when messages have been written. */
  onMessages: () => void;
  log: Work<DueOrder>['log'];
  /** Epoch milliseconds. */
  now?: () => number;
  random?: () => number;
  timer?: Work<DueOrder>['timer'];
};

/** How many orders are looked at at once. */
const width = 4;

/** A look takes ten seconds at most; one that nobody has ended by then was cut off with its process. */
const leaseMs = 60_000;

/** How often to see whose time has come. */
const idleMs = 5_000;

/** After a look that failed, at least; up to twice as long. */
const failedMs = 30_000;

/** With nothing said, a supplier that has no time for looks is left alone for this long. */
const busySeconds = 5;

/**
 * Looks at orders that are not over when their time has come, whoever else does, until it is stopped:
 * that a browser has gone away keeps nothing from being noticed. When an order is looked at next stands
 * in the store alone, so several instances share the work, and a crash delays a look by its lease.
 */
export function startWatch(watch: Watch): Background {
  const { store, ask, isFollowed, isResting, onMessages, log } = watch;
  const { now = Date.now, random = Math.random } = watch;
  let quietUntil = Number.NEGATIVE_INFINITY;

  function nextOf(order: LookedAt): number | null {
    const { lastState: state, createdAt } = order;
    return nextLookAt({ state, createdAt, stateSince: stateSince(order), now: now(), random });
  }

  /** Tells what no change of state does: that an order stays as it is for too long, or what was sent. */
  async function tell(order: LookedAt, seen: OrderSnapshot | null): Promise<void> {
    const at = now();
    const stateAt = stateSince(order);
    const state = seen?.state ?? orderStates.find((name) => name === order.lastState);
    if (state === undefined) return;
    const facts = seen === null ? [] : attentionFor(seen);
    if (isStuck({ state, stateAt }, at))
      facts.push({ type: 'order.needs-attention', reason: 'stuck' });
    const messages = messagesOf(facts, { ...order, state, stateAt }, at);
    if (messages.length === 0) return;
    const added = await store.addWebhookMessages({ orderId: order.id, messages, now: at });
    if (added > 0) onMessages();
  }

  /** When to look again at an order whose look failed; `next` is when it would be its turn anyway. */
  function afterFailure(error: SupplierError, next: number): number {
    if (error.kind !== 'rate-limited') {
      return Math.max(next, Math.round(now() + failedMs * (1 + random())));
    }
    // Nobody has looked: it keeps its place.
    quietUntil = now() + (error.retryAfterSeconds ?? busySeconds) * 1000;
    return quietUntil;
  }

  /** Looks at an order, or sees that somebody does; when to do so next. */
  async function lookAt(order: LookedAt): Promise<number | null> {
    const next = nextOf(order);
    if (next === null) return null;
    if (isFollowed(order.id)) {
      await tell(order, null);
      return next;
    }
    const answer = await ask(order);
    if (!answer.ok) return afterFailure(answer.error, next);
    await tell(order, answer.data);
    return nextOf(order);
  }

  async function take(): Promise<Taken<DueOrder>> {
    if (isResting()) return { pauseMs: idleMs };
    if (now() < quietUntil) return { pauseMs: quietUntil - now() };
    const item = await store.claimLook({ now: now(), leaseMs });
    return item === null ? { pauseMs: idleMs } : { item };
  }

  async function handle(due: DueOrder): Promise<void> {
    const { id: orderId, claimedUntil } = due;
    const at = await lookAt({ ...due, history: await store.orderHistory(orderId) });
    await store.scheduleLook({ orderId, claimedUntil, at });
  }

  const { timer } = watch;
  return startBackground({ name: 'watch', width, take, handle, log, ...(timer && { timer }) });
}
