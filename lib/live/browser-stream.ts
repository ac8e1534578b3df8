import 'server-only';
import type { Watcher } from './channel';
import { frames } from './event-encoder';
import type { Seat } from './hub';

/** Below every idle limit on the way: nginx and most load balancers cut at 60 s. */
const pingMs = 15_000;

/** A browser that leaves this much unread is not reading; it may come back and start anew. */
export const maxUnreadBytes = 64 * 1024;

/** Streams opened together by a crowd should not all end together. */
const lifetimeJitter = 0.1;

/** One strategy serves all streams. */
const strategy = new ByteLengthQueuingStrategy({ highWaterMark: maxUnreadBytes });

type Options = {
  seat: Seat;
  /** The browser's request: fires when it leaves. */
  signal: AbortSignal;
  /** After about this long the browser is sent to open another stream. */
  lifetimeMs: number;
  /** Told once, with whether it is the shop that sends the browser to open another stream. */
  onEnd: (how: 'rotation' | 'break') => void;
};

/**
 * What one browser is sent. A class rather than closures: there may be thousands of these, each
 * with a single timer for both its pings and its end.
 */
class BrowserStream implements Watcher, UnderlyingDefaultSource<Uint8Array> {
  readonly #options: Options;
  readonly #endsAt: number;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isOld = false;

  constructor(options: Options) {
    this.#options = options;
    this.#endsAt = performance.now() + options.lifetimeMs * (1 - Math.random() * lifetimeJitter);
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    this.send(frames.opening);
    const { seat, signal } = this.#options;
    signal.addEventListener('abort', this);
    if (signal.aborted) this.end();
    else {
      this.#schedule();
      seat.attach(this);
    }
  }

  /** The browser has left; of the two ways to hear of it either may come first, or alone. */
  handleEvent(): void {
    this.end();
  }

  cancel(): void {
    this.end();
  }

  send(frame: Uint8Array): void {
    const controller = this.#controller;
    if (controller === null) return;
    controller.enqueue(frame);
    if ((controller.desiredSize ?? 0) > 0) return;
    // Not a clean end: that would keep what is unread until it is read. Next ends a response in
    // silence when its body fails with an AbortError.
    this.#finish();
    controller.error(new DOMException('The browser does not read', 'AbortError'));
  }

  end(): void {
    const controller = this.#controller;
    if (controller === null) return;
    this.#finish();
    try {
      controller.close();
    } catch {
      // The browser has cancelled the stream already.
    }
  }

  #finish(): void {
    this.#controller = null;
    clearTimeout(this.#timer);
    const { signal, seat, onEnd } = this.#options;
    signal.removeEventListener('abort', this);
    seat.leave();
    onEnd(this.#isOld ? 'rotation' : 'break');
  }

  /** What the timer is for is settled here: it may fire a little too early to tell by the clock. */
  #schedule(): void {
    const left = this.#endsAt - performance.now();
    this.#timer =
      left > pingMs ? setTimeout(ping, pingMs, this) : setTimeout(rotate, Math.max(0, left), this);
  }

  ping(): void {
    this.send(frames.ping);
    if (this.#controller !== null) this.#schedule();
  }

  rotate(): void {
    this.#isOld = true;
    this.send(frames.rotate);
    this.end();
  }
}

function ping(stream: BrowserStream): void {
  stream.ping();
}

function rotate(stream: BrowserStream): void {
  stream.rotate();
}

/**
 * The body of an order's event stream for one browser: whole frames and pings, until the order is
 * final, the browser leaves or does not read, the stream has become old, or the shop ends.
 */
export function browserStream(options: Options): ReadableStream<Uint8Array> {
  return new ReadableStream(new BrowserStream(options), strategy);
}
