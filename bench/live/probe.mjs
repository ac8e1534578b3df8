/** Loaded into the shop's process before the shop: tells, over the channel, what it holds. */
import { setTimeout as pause } from 'node:timers/promises';
import { answerCalls } from './processes.mjs';

/** What one collection frees by finalizers, the next one collects. */
const collections = 4;

function countResources() {
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

answerCalls({
  async look() {
    const resources = countResources();
    for (let round = 0; round < collections; round += 1) {
      globalThis.gc();
      await pause(20);
    }
    return { memory: process.memoryUsage(), resources };
  },
});
// The channel alone must not keep the shop alive.
process.channel?.unref();
