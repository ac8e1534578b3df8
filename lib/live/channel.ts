import 'server-only';
import type { SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import type { StreamEvent } from '../cryptorefills/stream';
import { isBehind } from '../order/freshness';
import { isFinal } from '../order/state';
import { countUpstream } from '../telemetry/meters';
import { frames } from './event-encoder';
import { followUpstream } from './upstream';

/** Where the news of one order comes from. */
export type OrderSource = {
  /** The supplier's stream; `signal` closes its connection. */
  subscribe(signal: AbortSignal): Promise<Result<AsyncIterable<StreamEvent>, SupplierError>>;
  /** The order as it is, or as it was at most `maxAgeMs` ago. */
  read(maxAgeMs?: number): Promise<Result<OrderSnapshot, SupplierError>>;
  toSnapshot(order: SupplierOrder): Promise<OrderSnapshot>;
};

/** One browser's end of a channel. */
export type Watcher = {
  send(frame: Uint8Array): void;
  /** Ends its stream cleanly. */
  end(): void;
};

/** A reload or a change of tabs comes back within this; the supplier's stream need not notice. */
const lingerMs = 1_000;

/** Whether the supplier's stream begins with the order as it is, is not known: then it is read. */
const greetingMs = 1_000;

/** All but the duration, which is another one at every look. */
function isSame(one: OrderSnapshot, other: OrderSnapshot): boolean {
  return (
    JSON.stringify({ ...one, expiresInMs: null }) ===
    JSON.stringify({ ...other, expiresInMs: null })
  );
}

/** The snapshot as it would be made now: its duration has run on since. */
function aged(snapshot: OrderSnapshot, byMs: number): OrderSnapshot {
  const { expiresInMs } = snapshot;
  if (expiresInMs === null) return snapshot;
  return { ...snapshot, expiresInMs: Math.max(0, Math.round(expiresInMs - byMs)) };
}

/**
 * One order's news, shared by all who watch it in this process: a single subscription at the
 * supplier, opened at once and closed shortly after the last watcher has left. While the supplier's
 * stream is lost the watchers stay; they are told so, and the order is read instead.
 */
export class Channel {
  readonly #source: OrderSource;
  readonly #onClose: () => void;
  readonly #watchers = new Set<Watcher>();
  readonly #closing = new AbortController();
  #seats = 0;
  #told: { snapshot: OrderSnapshot; version: number; at: number } | null = null;
  #flowing = true;
  #lingering: NodeJS.Timeout | undefined;
  #greeting: NodeJS.Timeout | undefined;

  /** How the supplier answered the first subscription. */
  readonly opened: Promise<Result<null, SupplierError>>;

  constructor(source: OrderSource, onClose: () => void) {
    this.#source = source;
    this.#onClose = onClose;
    this.opened = this.#open();
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** Keeps the channel open until `release`, for somebody who is about to watch or does. */
  hold(): void {
    this.#seats += 1;
    clearTimeout(this.#lingering);
  }

  release(): void {
    this.#seats -= 1;
    if (this.#seats > 0 || this.#closing.signal.aborted) return;
    this.#lingering = setTimeout(() => this.close(), lingerMs);
  }

  /** Begins to tell a watcher: first the order as last heard of, then whatever is new. */
  attach(watcher: Watcher): void {
    const told = this.#told;
    if (told !== null) watcher.send(frames.order(aged(told.snapshot, performance.now() - told.at)));
    if (this.#closing.signal.aborted) {
      if (this.#isOver()) watcher.send(frames.stop);
      watcher.end();
      return;
    }
    if (!this.#flowing) watcher.send(frames.lost);
    this.#watchers.add(watcher);
  }

  detach(watcher: Watcher): void {
    this.#watchers.delete(watcher);
  }

  /**
   * Takes over what was heard of the order by whatever way, unless something newer is known.
   * @param askedAt when it was asked for, by `performance.now()`.
   * @returns whether it changed anything.
   */
  take(snapshot: OrderSnapshot, askedAt: number): boolean {
    if (this.#closing.signal.aborted) return false;
    const known = this.#told;
    if (known !== null && isBehind(snapshot, askedAt, known)) return false;
    this.#told = { snapshot, version: snapshot.version, at: performance.now() };
    if (known !== null && isSame(known.snapshot, snapshot)) return false;
    this.#broadcast(frames.order(snapshot));
    if (isFinal(snapshot.state)) {
      this.#broadcast(frames.stop);
      this.close();
    }
    return true;
  }

  /** Ends every watcher's stream and the supplier's; nothing is heard of the channel after it. */
  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    clearTimeout(this.#lingering);
    clearTimeout(this.#greeting);
    this.#onClose();
    for (const watcher of [...this.#watchers]) watcher.end();
    this.#watchers.clear();
  }

  #isOver(): boolean {
    return this.#told !== null && isFinal(this.#told.snapshot.state);
  }

  #broadcast(frame: Uint8Array): void {
    for (const watcher of [...this.#watchers]) watcher.send(frame);
  }

  async #open(): Promise<Result<null, SupplierError>> {
    const { signal } = this.#closing;
    void this.#read();
    const opened = await followUpstream({
      open: () => this.#source.subscribe(signal),
      onOrder: (order) => this.#hear(order),
      onFound: () => this.#found(),
      onLost: () => this.#lost(),
      signal,
    });
    if (!opened.ok) this.close();
    // A read that was quicker may have told the end of the order, which ends the subscription too.
    return this.#isOver() ? { ok: true, data: null } : opened;
  }

  async #hear(order: SupplierOrder): Promise<boolean> {
    clearTimeout(this.#greeting);
    const heardAt = performance.now();
    return this.take(await this.#source.toSnapshot(order), heardAt);
  }

  #found(): void {
    this.#greeting = setTimeout(() => void this.#read(greetingMs), greetingMs);
    if (this.#flowing) return;
    this.#flowing = true;
    countUpstream('found');
    this.#broadcast(frames.found);
  }

  #lost(): void {
    clearTimeout(this.#greeting);
    void this.#read(greetingMs);
    if (!this.#flowing) return;
    this.#flowing = false;
    countUpstream('lost');
    this.#broadcast(frames.lost);
  }

  async #read(maxAgeMs?: number): Promise<void> {
    const askedAt = performance.now();
    try {
      const answer = await this.#source.read(maxAgeMs);
      if (answer.ok) this.take(answer.data, askedAt);
    } catch {
      // The store is away. The browsers' own polls are told so; here the next read may do better.
    }
  }
}
