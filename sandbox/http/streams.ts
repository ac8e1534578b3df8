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

/** Begins to send and returns what ends its interest. */
export type Source = (sink: Sink) => () => void;

/** The connection of one stream; what comes after its end is dropped. */
export type Line = {
  write(text: string): void;
  end(text?: string): void;
  /** Writes the text, then breaks the connection off. */
  cut(text: string): void;
};

/** How events are put on a line, and what is put there when there are none. */
export type Manner = (line: Line) => Sink & { heartbeat(): void };

/** A default event with this JSON as data. */
export const frameOf = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;

export const stopFrame = 'event: stop\ndata: {}\n\n';

/** The manner of a stream that nothing is wrong with. */
export const usualManner: Manner = (line) => ({
  send: (data) => line.write(frameOf(data)),
  stop: () => line.end(stopFrame),
  heartbeat: () => line.write(': heartbeat\n\n'),
});

/** Server-sent event streams: opens them, counts them, ends them all. */
export class Streams {
  readonly #open = new Set<ServerResponse>();
  #opened = 0;

  /** How many are open now, and how many have been since the start. */
  counts() {
    return { open: this.#open.size, opened: this.#opened };
  }

  /** Starts a stream of what the source sends. */
  start(response: ServerResponse, source: Source, manner: Manner = usualManner): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    this.#open.add(response);
    this.#opened += 1;
    const leave = () => {
      clearInterval(heartbeat);
      return this.#open.delete(response);
    };
    const sink = manner({
      write: (text) => {
        if (this.#open.has(response)) response.write(text);
      },
      end: (text) => {
        if (leave()) response.end(text);
      },
      cut: (text) => {
        if (leave()) response.write(text, () => response.destroy());
      },
    });
    const heartbeat = setInterval(sink.heartbeat, heartbeatInterval);
    response.on('close', leave);
    // A browser that left while an event was written is no failure of the simulator.
    response.on('error', leave);
    response.on('close', source(sink));
  }

  /** Breaks every stream off without a `stop`, as a supplier that goes down does. */
  close(): void {
    for (const response of this.#open) response.destroy();
  }
}
