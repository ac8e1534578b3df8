import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem, say } from '../../scripts/lib/problem.mjs';
import { decimals, grouped, tableLines } from '../live/figures.mjs';
import { openSockets } from '../live/proc.mjs';
import { caller, startModule } from '../live/processes.mjs';
import { health, seedShop, startShop } from '../live/shop.mjs';
import { createFrameSplitter, writtenAt } from '../live/wire.mjs';

const concurrency = 8;

/** Of all cycles, every other one goes to a few orders that are always being watched by somebody. */
const sharedOrders = 8;

/** Enough of the others that the shop has let go of an order before its turn comes again. */
const orders = 1_500;

const warmUpCycles = 400;
const eventLimitMs = 10_000;

/**
 * Connections that are kept for the next call are given up after five seconds of silence. Shorter
 * than the pause between two pings, whose timers would else be gone before they are missed.
 */
const quietLimitMs = 12_000;

const mostGrowth = 10_000_000;

const agent = new Agent({ keepAlive: false });

/** Opens a stream, waits for its first event and leaves. */
function comeAndGo(port, target) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, ...target, agent });
    let heard = false;
    let reason = 'it ended';
    const timer = setTimeout(() => sent.destroy(new Error('no event')), eventLimitMs);
    sent.once('response', (response) => {
      if (response.statusCode !== 200) sent.destroy(new Error(`status ${response.statusCode}`));
      const split = createFrameSplitter();
      response.on('error', () => {});
      response.setEncoding('utf8').on('data', (text) => {
        heard ||= split(text).some((frame) => writtenAt(frame) !== undefined);
        if (heard) sent.destroy();
      });
    });
    sent.on('error', (error) => {
      reason = error.message;
    });
    sent.once('close', () => {
      clearTimeout(timer);
      if (heard) resolve();
      else reject(new Problem(`A stream brought no event: ${reason}.`));
    });
    sent.end();
  });
}

/** @param {number} from the number of the first cycle, and of the one that is no longer run */
async function runCycles({ port, targets }, from, to) {
  let next = from;
  const targetOf = (cycle) =>
    cycle % 2 === 0
      ? targets[(cycle / 2) % sharedOrders]
      : targets[sharedOrders + (((cycle - 1) / 2) % (targets.length - sharedOrders))];
  const visitor = async () => {
    while (next < to) {
      const cycle = next;
      next += 1;
      await comeAndGo(port, targetOf(cycle));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, visitor));
}

/** What is left of streams anywhere, once it has had the time to go. */
async function look(cycles, { shop, upstream, call }, most) {
  const deadline = performance.now() + quietLimitMs;
  for (;;) {
    const { streams } = (await health(shop.port)) ?? {};
    const { open, opened } = await upstream.call('counts');
    const { memory, resources } = await call('look');
    const sockets = openSockets(shop.child.pid);
    const timers = resources.Timeout ?? 0;
    const left = { hub: (streams?.orders ?? 1) + (streams?.open ?? 1), upstream: open };
    const isQuiet =
      left.hub + left.upstream === 0 && sockets <= most.sockets && timers <= most.timers;
    const seen = { cycles, ...left, opened, sockets, timers, heap: memory.heapUsed };
    if (isQuiet || performance.now() > deadline) return { ...seen, rss: memory.rss, isQuiet };
    await pause(250);
  }
}

const header = ['cycles', 'hub', 'upstream', 'opened', 'sockets', 'timers', 'heap MB', 'RSS MB'];

function cells({ cycles, hub, upstream, opened, sockets, timers, heap, rss }) {
  const counts = [cycles, hub, upstream, opened, sockets, timers].map(grouped);
  return [...counts, decimals(heap / 1e6, 1), decimals(rss / 1e6, 0)];
}

/** What is wrong after the cycles, in a sentence each. */
function complaints(before, half, end) {
  const growth = end.heap - half.heap;
  return [
    [end.hub > 0, `The shop still follows orders or serves browsers: ${end.hub}.`],
    [end.upstream > 0, `The upstream still has streams: ${end.upstream}.`],
    [end.sockets > before.sockets, `The shop holds ${end.sockets - before.sockets} more sockets.`],
    [end.timers > before.timers, `The shop holds ${end.timers - before.timers} more timers.`],
    [growth >= mostGrowth, `The heap has grown by ${decimals(growth / 1e6, 1)} MB.`],
  ].flatMap(([isWrong, sentence]) => (isWrong ? [sentence] : []));
}

/**
 * Lets so many streams come and go, and prints what is left of them.
 * @returns what is wrong, in a sentence each
 */
export async function soakStreams(cycles, folder) {
  const upstream = startModule('upstream.mjs');
  let shop;
  try {
    const { port: upstreamPort, bornAt } = await upstream.call('address');
    const { secret, targets } = await seedShop({ folder, orders, bornAt });
    const probe = new URL('../live/probe.mjs', import.meta.url).href;
    const nodeArgs = ['--expose-gc', '--import', probe];
    shop = await startShop({ folder, upstreamPort, secret, nodeArgs, channel: true });
    const parts = { shop, upstream, call: caller(shop.child) };
    const visit = { port: shop.port, targets };
    const before = await look(0, parts, { sockets: Infinity, timers: Infinity });
    // Its heap is compared with nothing: code is compiled and caches fill up in these.
    await runCycles(visit, 0, warmUpCycles);
    const middle = Math.floor(cycles / 2);
    await runCycles(visit, 0, middle);
    const half = await look(middle, parts, before);
    await runCycles(visit, middle, cycles);
    const end = await look(cycles, parts, before);
    for (const line of tableLines([header, ...[before, half, end].map(cells)])) say(line);
    return complaints(before, half, end);
  } finally {
    await shop?.end();
    await upstream.end();
  }
}
