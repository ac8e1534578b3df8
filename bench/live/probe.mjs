/** Loaded into the shop's process before the shop: tells, over the channel, what it holds. */
import { setTimeout as pause } from 'node:timers/promises';
import v8 from 'node:v8';
import { answerCalls } from './calls.mjs';

/** What one collection frees by finalizers, the next one collects. */
const collections = 4;

/** What is left behind by work that was never ended; timers that keep nothing awake are among them. */
const watched = {
  timers: setTimeout(() => {}, 0).constructor,
  signals: AbortSignal,
  sockets: (await import('node:net')).Socket,
  requests: (await import('node:http')).IncomingMessage,
  streams: ReadableStream,
};

function countResources() {
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** How many objects of each watched kind are alive; none where Node is too old to tell. */
function countAlive() {
  if (v8.queryObjects === undefined) return {};
  return Object.fromEntries(
    Object.entries(watched).map(([name, kind]) => [name, v8.queryObjects(kind)]),
  );
}

answerCalls({
  async look() {
    const resources = countResources();
    for (let round = 0; round < collections; round += 1) {
      globalThis.gc();
      await pause(20);
    }
    return { memory: process.memoryUsage(), resources, alive: countAlive() };
  },
});
// The channel alone must not keep the shop alive.
process.channel?.unref();
