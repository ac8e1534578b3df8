import type { OrderSnapshot } from '@/schemas/order-snapshot';

/** How soon a browser comes back by itself after a clean end, in milliseconds. */
const retryMs = 2000;

const encoder = new TextEncoder();
const frame = (text: string): Uint8Array => encoder.encode(text);

/**
 * The frames of the shop's own event stream. Each is whole: JSON has no raw line breaks, so
 * nothing the supplier writes can end one early or begin another. One is encoded once and shared
 * by everybody it is sent to.
 */
export const frames = {
  /** Sent at once: Next holds back the headers until the first byte of the body. */
  opening: frame(`retry: ${retryMs}\n: open\n\n`),
  order: (snapshot: OrderSnapshot) =>
    frame(`id: ${snapshot.version}\ndata: ${JSON.stringify(snapshot)}\n\n`),
  /** Named, since a script cannot see comments and could not tell silence from a dead line. */
  ping: frame('event: ping\ndata: {}\n\n'),
  /** The shop has lost the supplier's stream, so this one brings nothing until it is found again. */
  lost: frame('event: lost\ndata: {}\n\n'),
  found: frame('event: found\ndata: {}\n\n'),
  /** The stream has become old and ends; another one is to be opened at once. */
  rotate: frame('event: rotate\ndata: {}\n\n'),
  /** The one signal after which a browser stays away; a mere end means "come back". */
  stop: frame('event: stop\ndata: {}\n\n'),
} as const;

export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-store, no-transform',
  // nginx would hold the frames back until its buffer fills.
  'X-Accel-Buffering': 'no',
  // Nothing follows a stream on its connection, and a shop that ends would wait for it.
  Connection: 'close',
};
