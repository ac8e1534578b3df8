import { createParser } from 'eventsource-parser';
import { vi } from 'vitest';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { orderSchema } from '@/schemas/order-snapshot';
import type { StreamEvent } from '../cryptorefills/stream';
import { orderSnapshot, placedAt, supplierOrder } from '../order/order-fixtures';
import type { OrderSource, Watcher } from './channel';

/** One connection to the supplier, played by a test. */
export class PlayedStream {
  readonly events: AsyncIterable<StreamEvent>;
  /** Whether nobody reads it any more. */
  closed = false;
  readonly #waiting: StreamEvent[] = [];
  #over: 'end' | 'broken' | null = null;
  #wake = () => {};

  constructor(signal?: AbortSignal) {
    this.events = this.#read();
    signal?.addEventListener('abort', () => this.breakOff());
  }

  /** Says that the order is in a state, so many seconds after it was placed. */
  say(state: OrderSnapshot['state'], seconds = 0): void {
    const order = supplierOrder({ state, updatedAt: placedAt + seconds * 1000 });
    this.#put({ type: 'order', order });
  }

  stop(): void {
    this.#put({ type: 'stop' });
  }

  end(): void {
    this.#over ??= 'end';
    this.#wake();
  }

  breakOff(): void {
    this.#over ??= 'broken';
    this.#wake();
  }

  #put(event: StreamEvent): void {
    this.#waiting.push(event);
    this.#wake();
  }

  async *#read(): AsyncGenerator<StreamEvent> {
    try {
      while (true) {
        const next = this.#waiting.shift();
        if (next !== undefined) {
          yield next;
          continue;
        }
        if (this.#over === 'end') return;
        if (this.#over === 'broken') throw new Error('aborted');
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.closed = true;
    }
  }
}

/** An order's source that streams as it is told to and cannot be read, until a test says more. */
export function playedSource() {
  const streams: PlayedStream[] = [];
  const subscribe = vi.fn<OrderSource['subscribe']>(async (signal) => {
    const stream = new PlayedStream(signal);
    streams.push(stream);
    return { ok: true, data: stream.events };
  });
  const read = vi.fn<OrderSource['read']>(async () => ({
    ok: false,
    error: { kind: 'unavailable' },
  }));
  const toSnapshot = vi.fn<OrderSource['toSnapshot']>(async ({ state, updatedAt }) =>
    snapshotAt(state, ((updatedAt ?? placedAt) - placedAt) / 1000),
  );
  return {
    subscribe,
    read,
    toSnapshot,
    streams,
    /** The connection opened last. */
    newest(): PlayedStream {
      const stream = streams.at(-1);
      if (stream === undefined) throw new Error('Nothing was opened.');
      return stream;
    },
  };
}

/** A snapshot that the supplier dates so many seconds after the order was placed. */
export function snapshotAt(state: OrderSnapshot['state'], seconds = 0): OrderSnapshot {
  return orderSnapshot({ state, version: placedAt / 1000 + seconds });
}

/** A watcher that remembers what it was sent. */
export class Listener implements Watcher {
  ended = 0;
  /** The states it was told of, and the names of everything else, in their order. */
  readonly heard: string[] = [];
  readonly snapshots: OrderSnapshot[] = [];

  send(frame: Uint8Array): void {
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event !== undefined) this.heard.push(event);
        else {
          const snapshot = orderSchema.parse(JSON.parse(data));
          this.snapshots.push(snapshot);
          this.heard.push(snapshot.state);
        }
      },
    });
    parser.feed(new TextDecoder().decode(frame));
  }

  end(): void {
    this.ended += 1;
  }
}

/** Lets everything happen that waits for no time. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
