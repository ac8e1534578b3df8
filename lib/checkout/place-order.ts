import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Checkout } from '@/schemas/checkout';
import type { Problem } from '@/schemas/problem';
import type { Result } from '@/schemas/result';
import { mayHaveTakenEffect, type SupplierError } from '../cryptorefills/errors';
import { createOrder, creationDeadlineMs, type OrderRequest } from '../cryptorefills/orders';
import { problemOf } from '../cryptorefills/problems';
import { consequencesOf } from '../order/consequences';
import type { Session } from '../session';
import { type Attempt, isStoreError, type Store } from '../store';
import { countAttempt, countOrderState } from '../telemetry/meters';
import { courierBell } from '../webhooks/messages';
import { newsOfCreation } from '../webhooks/news';
import { toOrderRequest } from './resolve';

/** How one checkout attempt ended, or where it stands. */
export type PlaceOutcome =
  | { status: 'placed'; orderId: string }
  /**
   * The supplier certainly made no order; `problems` says why, in its codes or error kinds. What
   * it said beside a code is known at the first answer only: the store keeps codes.
   */
  | { status: 'refused'; problems: Problem[] }
  /** The supplier may or may not have made an order. Nobody repeats this by themselves. */
  | { status: 'unconfirmed' }
  /** The same attempt is being worked on, here or by another instance. */
  | { status: 'in-progress' }
  /** The key was used for another order. */
  | { status: 'key-reused' }
  /** What the order needs could not be looked up; nothing was asked for, and nothing written down. */
  | { status: 'unavailable'; error: SupplierError }
  /** One attempt too many for now. Nothing was asked for, and nothing written down. */
  | { status: 'too-many'; retryAfterSeconds: number };

type Place = {
  store: Store;
  session: Session & { id: string };
  /** The browser's `Idempotency-Key`: one per checkout attempt. */
  key: string;
  checkout: Checkout;
  /**
   * Asked once about an attempt that nobody knows yet: seconds to wait, or null to go ahead. Who
   * repeats a key asks for an outcome. Turned away, a buyer whose first answer was lost could not
   * learn that the order exists.
   */
  admit?: () => Promise<number | null>;
  /** The supplier's creation call; a parameter so that its failures can be played in tests. */
  create?: (caller: Session, request: OrderRequest) => ReturnType<typeof createOrder>;
  resolve?: (session: Session, checkout: Checkout) => Promise<Result<OrderRequest, SupplierError>>;
  now?: () => number;
  /** Waits before writing an outcome down again; a parameter so that tests need not. */
  pause?: (ms: number) => Promise<unknown>;
};

/**
 * An attempt without an outcome may be one that another instance is working on, until its call
 * must have ended. The margin covers writing the outcome down.
 */
const attemptLifetimeMs = creationDeadlineMs + 10_000;

/** Attempts this process is working on, so that a second click waits for the first's answer. */
const underWay = new Map<string, Promise<PlaceOutcome>>();

/** Binds a key to what was ordered with it, without keeping that readable. */
function fingerprintOf(sessionId: string, checkout: Checkout): string {
  return createHash('sha256')
    .update(sessionId)
    .update(JSON.stringify(checkout))
    .digest('base64url');
}

function problemsOf(error: SupplierError): Problem[] {
  const stated = error.kind === 'refused' ? error.problems : [];
  return stated.length > 0 ? stated : [problemOf(error.kind)];
}

/** What is known of an attempt that has been written down, whatever was ordered with it. */
export async function standingOf(
  attempt: Attempt,
  { store, now = Date.now }: { store: Store; now?: (() => number) | undefined },
): Promise<Exclude<PlaceOutcome, { status: 'key-reused' | 'unavailable' | 'too-many' }>> {
  switch (attempt.outcome) {
    case 'created':
      return { status: 'placed', orderId: attempt.orderId };
    case 'rejected':
      return { status: 'refused', problems: attempt.problems.map(problemOf) };
    case 'unconfirmed':
      return { status: 'unconfirmed' };
    case 'started': {
      const seenAt = now();
      if (seenAt - attempt.startedAt < attemptLifetimeMs) return { status: 'in-progress' };
      // Whoever began it is gone, and with it the supplier's answer.
      const { sessionId, key } = attempt;
      await store.finishUnconfirmed({ sessionId, key, now: seenAt });
      return { status: 'unconfirmed' };
    }
    default:
      return attempt satisfies never;
  }
}

async function outcomeOf(
  attempt: Attempt,
  fingerprint: string,
  place: Place,
): Promise<PlaceOutcome> {
  return attempt.fingerprint === fingerprint
    ? await standingOf(attempt, place)
    : { status: 'key-reused' };
}

/** Pauses between tries to write an outcome down while the database is away. */
const persistAgainMs = [250, 1000, 4000] as const;

/**
 * Writes down what the supplier has already decided. An order that exists must not be lost to a
 * database that is away for a moment, so this, unlike the supplier's call, is tried again.
 */
async function persist(place: Place, write: () => Promise<void>): Promise<void> {
  const pause = place.pause ?? ((ms: number) => new Promise((done) => setTimeout(done, ms)));
  for (const wait of persistAgainMs) {
    try {
      return await write();
    } catch (error) {
      if (!isStoreError(error) || error.kind !== 'unavailable') throw error;
      await pause(wait);
    }
  }
  return await write();
}

function begin({ store, session, key, now = Date.now }: Place, fingerprint: string) {
  return store.beginAttempt({ sessionId: session.id, key, fingerprint, now: now() });
}

/** Writes down that the attempt has made no order, and why; of the why, the codes. */
async function reject(place: Place, problems: Problem[]): Promise<PlaceOutcome> {
  const { store, session, key, now = Date.now } = place;
  const codes = problems.map(({ code }) => code);
  const attempt = { sessionId: session.id, key, problems: codes, now: now() };
  await persist(place, () => store.finishRejected(attempt));
  return { status: 'refused', problems };
}

/** Calls the supplier once and writes down what came of it. */
async function createOnce(place: Place, request: OrderRequest): Promise<PlaceOutcome> {
  const { store, session, key } = place;
  const now = place.now ?? Date.now;
  const attempt = { sessionId: session.id, key };
  const answer = await (place.create ?? createOrder)(session, request);
  if (answer.ok) {
    const orderId = randomBytes(18).toString('base64url');
    const { supplierId: supplierOrderId, state } = answer.data;
    // Not the answer's: what comes back is held against what was asked for.
    const { coin, network } = request;
    const order = { orderId, supplierOrderId, state, coin, network };
    const createdAt = now();
    const news = newsOfCreation(state);
    const subject = { id: orderId, state, createdAt, coin, network };
    const created = {
      ...attempt,
      ...order,
      ...consequencesOf(news, subject, createdAt),
      now: createdAt,
    };
    await persist(place, () => store.finishCreated(created));
    courierBell().ring();
    countOrderState(state);
    return { status: 'placed', orderId };
  }
  if (mayHaveTakenEffect(answer.error)) {
    await persist(place, () => store.finishUnconfirmed({ ...attempt, now: now() }));
    return { status: 'unconfirmed' };
  }
  return await reject(place, problemsOf(answer.error));
}

/**
 * Writes down that the catalogue refuses the attempt: another instance may be working on the same
 * key, and must find it settled before it calls the supplier.
 */
async function rejectUncalled(
  place: Place,
  fingerprint: string,
  problems: Problem[],
): Promise<PlaceOutcome> {
  const begun = await begin(place, fingerprint);
  return begun.begun
    ? await reject(place, problems)
    : await outcomeOf(begun.attempt, fingerprint, place);
}

async function placeNew(place: Place, fingerprint: string): Promise<PlaceOutcome> {
  const { store, session, key } = place;
  const known = await store.findAttempt({ sessionId: session.id, key });
  if (known !== null) return await outcomeOf(known, fingerprint, place);
  const outcome = await placeUnknown(place, fingerprint);
  countAttempt(outcome.status);
  return outcome;
}

/** An attempt that nobody knows of yet. */
async function placeUnknown(place: Place, fingerprint: string): Promise<PlaceOutcome> {
  const { session } = place;
  const retryAfterSeconds = (await place.admit?.()) ?? null;
  if (retryAfterSeconds !== null) return { status: 'too-many', retryAfterSeconds };
  const request = await (place.resolve ?? toOrderRequest)(session, place.checkout);
  if (!request.ok) {
    const { error } = request;
    return error.kind === 'refused'
      ? await rejectUncalled(place, fingerprint, problemsOf(error))
      : { status: 'unavailable', error };
  }
  // Written down before the call: after a crash the attempt is known to have been made.
  const begun = await begin(place, fingerprint);
  if (!begun.begun) return await outcomeOf(begun.attempt, fingerprint, place);
  try {
    return await createOnce(place, request.data);
  } catch {
    // The attempt stands written as begun, so its key is never called for again.
    return { status: 'unconfirmed' };
  }
}

/**
 * Places an order exactly once per (session, key), whatever the browser, the network or this
 * process does in between. Repeating a key gives the first outcome again; the supplier, which has
 * no idempotency key, is called at most once for it, ever.
 */
export async function placeOrder(place: Place): Promise<PlaceOutcome> {
  const fingerprint = fingerprintOf(place.session.id, place.checkout);
  const slot = `${place.session.id} ${place.key} ${fingerprint}`;
  const running = underWay.get(slot);
  if (running !== undefined) return await running;
  const started = placeNew(place, fingerprint).finally(() => underWay.delete(slot));
  underWay.set(slot, started);
  return await started;
}
