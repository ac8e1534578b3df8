import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { TabMessage } from '@/schemas/tab-message';
import { isBehind } from '../order/freshness';
import { isFinal, isSettled } from '../order/state';
import type { Connection, LinkState } from '../order/view';
import { createTabs, type Tabs } from './browser-tabs';
import { createOrderPoll } from './order-poll';
import { createOrderStream, type Heard, silenceMs } from './order-stream';
import { pollDelay, staleAfterMs } from './poll-pace';

/** What a watcher is told: the newest order, and the line it came over. */
export type OrderUpdate = Connection & { order: OrderSnapshot | null };

type Options = {
  orderId: string;
  onUpdate: (update: OrderUpdate) => void;
};

/** Coming back to a tab is heard as a change of visibility and, a moment later, as a focus. */
const sameWakeMs = 1_000;

const isVisible = () => document.visibilityState === 'visible';

/**
 * Watches one order until nothing can change any more. Polling is the truth and the stream makes it
 * faster; of all tabs of a browser one has the stream. On every waking the connection is dropped,
 * whatever it claims, the order is read at once, and a new stream is opened.
 */
class OrderWatch {
  readonly #options: Options;
  readonly #stream: ReturnType<typeof createOrderStream>;
  readonly #poll: ReturnType<typeof createOrderPoll>;
  readonly #tabs: Tabs | null;
  readonly #listening = new AbortController();
  readonly #openedAt = Date.now();
  /** The newest order, and when it was received: by `performance.now()`, and epoch ms. */
  #known: { order: OrderSnapshot; version: number; at: number; receivedAt: number } | null = null;
  #receivedAt: number | null = null;
  #live = false;
  /** The stream has nothing more to say of the order as it is. */
  #over = false;
  #stopped = false;
  #calmSince = performance.now();
  #wokeAt = Number.NEGATIVE_INFINITY;
  #leaderTimer: ReturnType<typeof setTimeout> | undefined;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { orderId } = options;
    this.#stream = createOrderStream(orderId, (heard) => {
      // The others first: what is heard here may be the last thing.
      this.#tell(heard.kind, heard.kind === 'order' ? heard.order : null);
      this.#hear(heard);
    });
    this.#poll = createOrderPoll({
      orderId,
      delay: () => this.#delay(),
      onOrder: (order, askedAt) => this.#take(order, askedAt),
    });
    this.#tabs = createTabs({
      onLead: () => this.#lead(),
      onYield: () => this.#yield(),
      onMessage: (message) => this.#listen(message),
    });
    this.#listenToPage();
    this.#poll.pace();
    this.#engage();
    this.#watchAge();
  }

  stop(): void {
    this.#stopped = true;
    this.#listening.abort();
    clearTimeout(this.#leaderTimer);
    clearTimeout(this.#staleTimer);
    this.#poll.stop();
    this.#stream.drop();
    this.#tabs?.close();
  }

  #listenToPage(): void {
    const { signal } = this.#listening;
    const wake = () => this.#wake();
    const rest = () => this.#rest();
    document.addEventListener('visibilitychange', () => isVisible() && wake(), { signal });
    document.addEventListener('freeze', rest, { signal });
    document.addEventListener('resume', wake, { signal });
    window.addEventListener('pagehide', rest, { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal });
    window.addEventListener('online', wake, { signal });
    window.addEventListener('offline', () => this.#report(), { signal });
    const focus = () => performance.now() - this.#wokeAt > sameWakeMs && wake();
    window.addEventListener('focus', focus, { signal });
  }

  #wake(): void {
    this.#wokeAt = performance.now();
    this.#calmSince = this.#wokeAt;
    this.#poll.now();
    this.#engage();
    this.#report();
  }

  /** Before the page is put to sleep: a frozen page must not hold on to what others could use. */
  #rest(): void {
    this.#stream.drop();
    this.#tabs?.rest();
    this.#setLive(false);
  }

  /** Sees to it that there is a stream, here or in the tab that is being looked at. */
  #engage(): void {
    if (this.#over || this.#tabs === null) return;
    if (this.#tabs.isLeading()) this.#stream.open();
    else if (isVisible()) this.#tabs.lead();
    else this.#follow();
  }

  #follow(): void {
    this.#tabs?.wait();
    this.#tell('hello');
  }

  #lead(): void {
    clearTimeout(this.#leaderTimer);
    this.#tell('leading');
    this.#stream.open();
  }

  #yield(): void {
    this.#stream.drop();
    this.#setLive(false);
    this.#follow();
  }

  #tell(kind: TabMessage['kind'], order: OrderSnapshot | null = null): void {
    this.#tabs?.tell({ kind, orderId: this.#options.orderId, order });
  }

  /** What another tab says; of another order only that the stream is now its own. */
  #listen({ kind, orderId, order }: TabMessage): void {
    if (orderId !== this.#options.orderId) {
      if (kind === 'leading') this.#setLive(false);
    } else if (kind === 'hello') this.#answer();
    else if (kind !== 'leading') {
      clearTimeout(this.#leaderTimer);
      this.#leaderTimer = setTimeout(() => this.#missLeader(), silenceMs);
      if (kind !== 'order') this.#hear({ kind });
      else if (order !== null) this.#hear({ kind, order });
    }
  }

  #answer(): void {
    if (this.#tabs?.isLeading() !== true) return;
    if (this.#known !== null) this.#tell('order', this.#known.order);
    this.#tell(this.#live ? 'live' : 'lost');
  }

  #missLeader(): void {
    this.#setLive(false);
    if (isVisible()) this.#engage();
  }

  #hear(heard: Heard): void {
    if (this.#stopped) return;
    switch (heard.kind) {
      case 'order':
        this.#take(heard.order, performance.now());
        break;
      case 'live':
        if (this.#known !== null) this.#receivedAt = Date.now();
        this.#setLive(true);
        break;
      case 'lost':
        this.#setLive(false);
        break;
      case 'stop':
        this.#finish();
        this.#poll.now();
        break;
      default:
        heard satisfies never;
    }
  }

  #setLive(live: boolean): void {
    if (this.#stopped) return;
    this.#live = live;
    if (!live) clearTimeout(this.#leaderTimer);
    this.#poll.pace();
    this.#report();
  }

  /** Takes a snapshot, unless it is older than the one shown. */
  #take(order: OrderSnapshot, askedAt: number): void {
    if (this.#stopped) return;
    const [at, receivedAt] = [performance.now(), Date.now()];
    this.#receivedAt = receivedAt;
    const before = this.#known;
    if (before === null || !isBehind(order, askedAt, before)) {
      this.#known = { order, version: order.version, at, receivedAt };
      if (order.state !== before?.order.state) this.#changeState(order);
    }
    this.#poll.pace();
    this.#report();
    if (isSettled(this.#known?.order.state ?? order.state)) this.stop();
  }

  #changeState({ state }: OrderSnapshot): void {
    this.#calmSince = performance.now();
    if (isFinal(state)) this.#finish();
    else if (this.#over) {
      // Money that came late has revived it.
      this.#over = false;
      this.#engage();
    }
  }

  #finish(): void {
    this.#over = true;
    this.#rest();
  }

  #delay(): number | null {
    const state = this.#known?.order.state ?? null;
    return pollDelay({ state, live: this.#live, calmMs: performance.now() - this.#calmSince });
  }

  #report(): void {
    if (this.#stopped) return;
    this.#watchAge();
    this.#options.onUpdate({
      order: this.#known?.order ?? null,
      orderAt: this.#known?.receivedAt ?? null,
      receivedAt: this.#receivedAt,
      link: this.#link(),
    });
  }

  #link(): LinkState {
    const state = this.#known?.order.state;
    if (state !== undefined && isSettled(state)) return 'ended';
    if (!navigator.onLine) return 'offline';
    if (this.#live) return 'live';
    if (Date.now() - (this.#receivedAt ?? this.#openedAt) >= this.#staleAfter()) return 'stale';
    return this.#receivedAt === null ? 'connecting' : 'polling';
  }

  #staleAfter(): number {
    return staleAfterMs(this.#delay() ?? 0);
  }

  /** News that does not come is heard of by nobody, so the page has to be told. */
  #watchAge(): void {
    clearTimeout(this.#staleTimer);
    const age = Date.now() - (this.#receivedAt ?? this.#openedAt);
    const left = this.#staleAfter() - age;
    if (left > 0) this.#staleTimer = setTimeout(() => this.#report(), left);
  }
}

/**
 * Watches one order over the shop's event stream, with polling beside it.
 * @returns what stops the watching; nothing is reported after it.
 */
export function watchOrder(options: Options): () => void {
  const watch = new OrderWatch(options);
  return () => watch.stop();
}
