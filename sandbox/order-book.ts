import type { Clock } from './clock';
import { type Buyer, newOrder, type Priced } from './new-order';
import { type Command, perform, step } from './order-engine';
import type { OrderRecord } from './order-record';

type Listener = (order: OrderRecord) => void;

const longestTimer = 2 ** 31 - 1;

/**
 * All orders, and time passing over them. `onChange` hears of every change, once for each, and is
 * where they are written down; listeners of one order hear every state it passes through.
 */
export class OrderBook {
  readonly #orders: Map<string, OrderRecord>;
  readonly #listeners = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly clock: Clock,
    orders: OrderRecord[],
    private readonly onChange: () => void,
  ) {
    this.#orders = new Map(orders.map((order) => [order.id, order]));
    this.settle();
  }

  /** Adds an order for what was checked and priced. */
  create(priced: Priced, buyer: Buyer): OrderRecord {
    const order = newOrder(priced, buyer, this.clock.now());
    this.#put(order);
    this.#arm();
    return order;
  }

  /** The order as it is now, or null when there is none by that id. */
  read(id: string): OrderRecord | null {
    const order = this.#orders.get(id);
    return order ? this.#advance(order) : null;
  }

  /** All orders as they are now, oldest first. */
  list(): OrderRecord[] {
    return [...this.#orders.values()].map((order) => this.#advance(order));
  }

  /** Carries out a command; null when there is no such order. */
  command(id: string, command: Command): ReturnType<typeof perform> | null {
    const order = this.read(id);
    if (!order) return null;
    const outcome = perform(order, command, this.clock.now());
    if ('order' in outcome) {
      this.#put(outcome.order);
      this.#arm();
    }
    return outcome;
  }

  /** Carries out every transition that is due, and sleeps until the next one. */
  settle(): void {
    this.list();
    this.#arm();
  }

  /** Calls back with every further state of an order, until the returned function is called. */
  listen(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      const current = this.#listeners.get(id) === listeners;
      if (current && listeners.size === 0) this.#listeners.delete(id);
    };
  }

  /** Stops the passing of time. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #advance(order: OrderRecord): OrderRecord {
    let current = order;
    const now = this.clock.now();
    for (let after = step(current, now); after; after = step(current, now)) {
      current = after;
      this.#put(current);
    }
    return current;
  }

  #put(order: OrderRecord): void {
    this.#orders.set(order.id, order);
    this.onChange();
    for (const listener of [...(this.#listeners.get(order.id) ?? [])]) listener(order);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const due = [...this.#orders.values()].flatMap(({ next }) => (next ? [next.at] : []));
    const first = due.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    if (first === Number.POSITIVE_INFINITY) return;
    // Never below 10 ms: a clock that stands still must not make the process spin.
    const wait = Math.min(Math.max(first - this.clock.now(), 10), longestTimer);
    this.#timer = setTimeout(() => this.settle(), wait);
    this.#timer.unref();
  }
}
