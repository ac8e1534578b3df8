import 'server-only';
import type { SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { StreamEvent } from '../cryptorefills/stream';
import { isFinal } from '../order/state';
import { encodeEvent } from './event-encoder';
import { trackStream } from './shutdown';

/** Below every idle limit on the way: nginx and most load balancers cut at 60 s. */
const pingMs = 15_000;

/** A reader that leaves this many frames unread is not reading; it may come back and start anew. */
const maxQueuedFrames = 64;

type Relay = {
  events: AsyncIterable<StreamEvent>;
  toSnapshot: (order: SupplierOrder) => Promise<OrderSnapshot>;
  /** Aborted by `close`, so that the supplier's connection ends with the browser's. */
  upstream: AbortController;
  /** The browser's request: fires when it leaves. */
  signal: AbortSignal;
};

/**
 * The body of an order's event stream: whole, re-encoded snapshots and pings. It ends cleanly when
 * the supplier's stream does, and with `stop` only once the order is final.
 */
export function relayOrderEvents(relay: Relay): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let closed = false;
        const send = (frame: string) => {
          if (closed) return;
          controller.enqueue(encoder.encode(frame));
          if ((controller.desiredSize ?? 0) <= 0) close();
        };
        const ping = setInterval(() => send(encodeEvent.ping()), pingMs);
        const untrack = trackStream(() => close());
        // Both the request's signal and the stream's cancel end up here, in either order.
        close = () => {
          if (closed) return;
          closed = true;
          clearInterval(ping);
          untrack();
          relay.signal.removeEventListener('abort', close);
          relay.upstream.abort();
          try {
            controller.close();
          } catch {
            // The browser has cancelled the stream already.
          }
        };
        relay.signal.addEventListener('abort', close);
        send(encodeEvent.opening());
        if (relay.signal.aborted) close();
        else void forward(relay, send).finally(() => close());
      },
      cancel() {
        close();
      },
    },
    new CountQueuingStrategy({ highWaterMark: maxQueuedFrames }),
  );
}

async function forward(relay: Relay, send: (frame: string) => void): Promise<void> {
  try {
    for await (const event of relay.events) {
      if (event.type === 'stop') return;
      const snapshot = await relay.toSnapshot(event.order);
      send(encodeEvent.order(snapshot));
      if (isFinal(snapshot.state)) {
        send(encodeEvent.stop());
        return;
      }
    }
  } catch {
    // The supplier's connection broke, or we ended it: the browser reconnects and re-reads.
  }
}
