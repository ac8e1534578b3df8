import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { parseOrder } from './parse-order';

/** What can be heard over an order's stream, be it this tab's own or the leading tab's. */
export type Heard =
  | { kind: 'order'; order: OrderSnapshot }
  /** The stream is up and would bring news at once. */
  | { kind: 'live' }
  /** There is none, or the shop has lost the supplier's: news is to be fetched. */
  | { kind: 'lost' }
  /** The order is final. */
  | { kind: 'stop' };

const retry = { firstMs: 1_000, longestMs: 30_000 };

/** The server pings every 15 s; two missed ones mean the line is dead, whatever it claims. */
export const silenceMs = 35_000;

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/**
 * The one EventSource of an order. EventSource gives up for good on anything but 200, and dies
 * without a word while a phone shows another app; so it is re-created with exponential back-off and
 * jitter, and given up itself after silence.
 */
export function createOrderStream(orderId: string, onHeard: (heard: Heard) => void) {
  const path = `/api/orders/${encodeURIComponent(orderId)}/subscribe`;
  let source: EventSource | null = null;
  let retryMs = retry.firstMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    source?.close();
    source = null;
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
  }

  function expectSound(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(giveUpOnSilence, silenceMs);
  }

  /** A dead line is no sign of a server in trouble: another one is tried at once. */
  function giveUpOnSilence(): void {
    onHeard({ kind: 'lost' });
    connect();
  }

  function fail(): void {
    drop();
    onHeard({ kind: 'lost' });
    // Up to half as much again, so that a restart is not met by every page at once.
    retryTimer = setTimeout(connect, retryMs * (1 + Math.random() / 2));
    retryMs = Math.min(retryMs * 2, retry.longestMs);
  }

  function connect(): void {
    drop();
    const opened = new EventSource(path);
    source = opened;
    let supplierLost = false;
    expectSound();
    const hear = (name: string, then: (event: MessageEvent) => void) =>
      opened.addEventListener(name, (event) => {
        if (source !== opened) return;
        expectSound();
        then(event);
      });
    hear('open', () => {});
    hear('ping', () => {
      if (!supplierLost) onHeard({ kind: 'live' });
    });
    hear('message', ({ data }) => {
      const order = parseOrder(parseJson(data), orderId);
      if (order === null) return;
      retryMs = retry.firstMs;
      onHeard({ kind: 'order', order });
      // Unless that was the last thing there is to hear.
      if (source === opened && !supplierLost) onHeard({ kind: 'live' });
    });
    hear('lost', () => {
      supplierLost = true;
      onHeard({ kind: 'lost' });
    });
    hear('found', () => {
      supplierLost = false;
      onHeard({ kind: 'live' });
    });
    hear('rotate', connect);
    hear('stop', () => {
      drop();
      onHeard({ kind: 'stop' });
    });
    opened.addEventListener('error', () => {
      if (source === opened) fail();
    });
  }

  return {
    /** Connects anew, whatever the present connection claims to be, and with the first pause again. */
    open(): void {
      retryMs = retry.firstMs;
      connect();
    },
    drop,
  };
}
