import 'server-only';

const slot: unique symbol = Symbol.for('refillery.openStreams');
const holder: typeof globalThis & { [slot]?: Set<() => void> } = globalThis;

function openStreams(): Set<() => void> {
  holder[slot] ??= new Set();
  return holder[slot];
}

/**
 * Registers a stream's `close` until the returned function is called. `next start` waits for ever
 * for open streams on SIGTERM (measured), so the start-up code ends them all.
 */
export function trackStream(close: () => void): () => void {
  openStreams().add(close);
  return () => openStreams().delete(close);
}

/** Ends every open stream; browsers reconnect by themselves, to the next process if need be. */
export function closeAllStreams(): void {
  for (const close of [...openStreams()]) close();
}
