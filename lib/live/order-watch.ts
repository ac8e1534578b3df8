import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { isFinal } from '../order/state';

/** How the page knows what it knows. Says nothing about the payment. */
export type LinkState = 'connecting' | 'live' | 'polling' | 'ended';

/** What a watcher is told: the newest order, and the state of the line it came over. */
export type OrderUpdate = {
  order: OrderSnapshot | null;
  /** When that very order was received, epoch ms: its durations count from then. */
  orderAt: number | null;
  link: LinkState;
  /** When anything was last heard of the order, older news included. */
  receivedAt: number | null;
};

const firstRetryMs = 1000;
const maxRetryMs = 30_000;

/** The server pings every 15 s; two missed ones mean the line is dead, whatever it claims. */
const silenceMs = 35_000;

/** The truth is polled: quickly without a stream, as a safety net beside one. */
const pollMs = { alone: 5_000, besideStream: 30_000 } as const;

/** A poll that hangs would end the polling. */
const pollDeadlineMs = 10_000;

type Options = {
  orderId: string;
  onUpdate: (update: OrderUpdate) => void;
};

/**
 * Watches one order over the shop's event stream, with polling beside it, until it is final.
 * EventSource gives up for good on anything but 200, and on phones it dies without a word while
 * another app is open; so it is re-created with exponential back-off and jitter, and on every
 * wake-up the order is read at once.
 * @returns what stops the watching; nothing is reported after it.
 */
export function watchOrder({ orderId, onUpdate }: Options): () => void {
  const path = `/api/orders/${encodeURIComponent(orderId)}`;
  let source: EventSource | null = null;
  let retryMs = firstRetryMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let pollAbort: AbortController | undefined;
  let update: OrderUpdate = { order: null, orderAt: null, link: 'connecting', receivedAt: null };

  function report(change: Partial<OrderUpdate>) {
    if (stopped) return;
    update = { ...update, ...change };
    onUpdate(update);
  }

  /** Takes a whole snapshot, unless it is another order's or older than the one shown. */
  function take(body: unknown) {
    const parsed = orderSchema.safeParse(body);
    if (!parsed.success || parsed.data.id !== orderId) return;
    const known = update.order;
    const fresh = known === null || parsed.data.version >= known.version;
    const now = Date.now();
    report({ receivedAt: now, ...(fresh ? { order: parsed.data, orderAt: now } : {}) });
    if (update.order !== null && isFinal(update.order.state)) end();
  }

  function drop() {
    source?.close();
    source = null;
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
  }

  function end() {
    drop();
    clearTimeout(pollTimer);
    report({ link: 'ended' });
    stopped = true;
  }

  function expectSound() {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => {
      report({ link: 'polling' });
      wake();
    }, silenceMs);
  }

  function connect() {
    drop();
    if (stopped) return;
    const opened = new EventSource(`${path}/subscribe`);
    source = opened;
    expectSound();
    opened.addEventListener('open', expectSound);
    opened.addEventListener('ping', expectSound);
    opened.addEventListener('message', (event) => {
      expectSound();
      retryMs = firstRetryMs;
      report({ link: 'live' });
      take(parseJson(event.data));
      schedulePoll(pollMs.besideStream);
    });
    opened.addEventListener('stop', () => {
      // No stream any more; polling goes on until what it reads is final as well.
      drop();
      report({ link: 'polling' });
      void poll();
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      drop();
      // A poll that is due soon stays so: failing again and again must not put it off.
      if (update.link !== 'polling') schedulePoll(pollMs.alone);
      report({ link: 'polling' });
      // Up to half as much again, so that a restart is not met by every page at once.
      retryTimer = setTimeout(connect, retryMs * (1 + Math.random() / 2));
      retryMs = Math.min(retryMs * 2, maxRetryMs);
    });
  }

  /** One at a time: a slow answer must not overtake a newer one of the same second. */
  async function poll() {
    pollAbort?.abort();
    const abort = new AbortController();
    pollAbort = abort;
    const deadline = setTimeout(() => abort.abort(), pollDeadlineMs);
    abort.signal.addEventListener('abort', () => clearTimeout(deadline));
    try {
      const response = await fetch(path, { cache: 'no-store', signal: abort.signal });
      const body: unknown = response.ok ? await response.json() : undefined;
      if (body !== undefined && pollAbort === abort) take(body);
    } catch {
      // Offline, or the server is restarting: the next poll tries again.
    } finally {
      clearTimeout(deadline);
    }
    if (pollAbort !== abort) return;
    schedulePoll(update.link === 'live' ? pollMs.besideStream : pollMs.alone);
  }

  function schedulePoll(delay: number) {
    clearTimeout(pollTimer);
    if (!stopped) pollTimer = setTimeout(poll, delay);
  }

  /** After sleep, another app or a dead line: read now and connect anew. */
  function wake() {
    if (stopped) return;
    retryMs = firstRetryMs;
    void poll();
    connect();
  }

  function onVisible() {
    if (document.visibilityState === 'visible') wake();
  }

  function onPageShow(event: PageTransitionEvent) {
    // Restored from the back/forward cache: the connection looks open and is dead.
    if (event.persisted) wake();
  }

  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pageshow', onPageShow);
  window.addEventListener('online', wake);
  connect();
  schedulePoll(pollMs.alone);

  return () => {
    stopped = true;
    pollAbort?.abort();
    drop();
    clearTimeout(pollTimer);
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('pageshow', onPageShow);
    window.removeEventListener('online', wake);
  };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
