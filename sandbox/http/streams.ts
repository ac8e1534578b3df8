import type { ServerResponse } from 'node:http';

/** Milliseconds between the comments that keep a quiet stream alive. */
export const heartbeatInterval = 15_000;

/** What a source of events may do to its stream. */
export type Sink = {
  /** Sends a default event with this JSON as data. */
  send(data: unknown): void;
  /** Sends the `stop` event and ends the stream. */
  stop(): void;
};

/** Server-sent event streams: opens them, counts them, ends them all. */
export class Streams {
  readonly #open = new Set<ServerResponse>();
  #opened = 0;

  /** How many are open now, and how many have been since the start. */
  counts() {
    return { open: this.#open.size, opened: this.#opened };
  }

  /** Starts a stream. `source` begins to send and returns what ends its interest. */
  start(response: ServerResponse, source: (sink: Sink) => () => void): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    this.#open.add(response);
    this.#opened += 1;
    const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), heartbeatInterval);
    const leave = () => {
      clearInterval(heartbeat);
      this.#open.delete(response);
    };
    response.on('close', leave);
    // A browser that left while an event was written is no failure of the simulator.
    response.on('error', leave);
    const unsubscribe = source({
      send: (data) => {
        if (this.#open.has(response)) response.write(`data: ${JSON.stringify(data)}\n\n`);
      },
      stop: () => {
        leave();
        response.end('event: stop\ndata: {}\n\n');
      },
    });
    response.on('close', unsubscribe);
  }

  /** Breaks every stream off without a `stop`, as a supplier that goes down does. */
  close(): void {
    for (const response of this.#open) response.destroy();
  }
}
