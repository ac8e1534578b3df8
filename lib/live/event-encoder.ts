import type { OrderSnapshot } from '@/schemas/order-snapshot';

/** How soon a browser comes back by itself after a clean end, in milliseconds. */
const retryMs = 2000;

/**
 * The lines of the shop's own event stream. Each is a whole frame: JSON has no raw line breaks, so
 * nothing the supplier writes can end one early or begin another.
 */
export const encodeEvent = {
  /** Sent at once: Next holds back the headers until the first byte of the body. */
  opening: () => `retry: ${retryMs}\n: open\n\n`,
  order: (snapshot: OrderSnapshot) =>
    `id: ${snapshot.version}\ndata: ${JSON.stringify(snapshot)}\n\n`,
  /** Named, since a script cannot see comments and could not tell silence from a dead line. */
  ping: () => 'event: ping\ndata: {}\n\n',
  /** The one signal after which a browser stays away; a mere end means "come back". */
  stop: () => 'event: stop\ndata: {}\n\n',
};

export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-store, no-transform',
  // nginx would hold the frames back until its buffer fills.
  'X-Accel-Buffering': 'no',
};
