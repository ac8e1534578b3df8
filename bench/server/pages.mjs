import { ensureEmptyBuilt, startEmpty } from '../empty-app.mjs';
import { usage } from '../live/proc.mjs';
import { summary } from './report.mjs';
import { inWorld } from './world.mjs';

/** So that code is compiled and caches are filled before anything counts; whichever comes first. */
const warmUp = { requests: 1_500, seconds: 15 };

/** Before each round, in which what is kept of pages for seconds alone is there again. */
const leadInSeconds = 2;

const emptyTargets = [{ path: '/' }];

/** The bytes of an answer as it is before it is compressed. */
async function wholeBytes(port, { path, headers }) {
  const plain = { ...headers, 'Accept-Encoding': 'identity' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: plain });
  return (await response.arrayBuffer()).byteLength;
}

async function measure(load, { port, pid }, targets, wanted) {
  const { connections } = wanted;
  await load.call('run', { port, targets, connections, seconds: leadInSeconds });
  const from = usage([pid]).seconds;
  const round = await load.call('run', { port, targets, ...wanted });
  return { ...round, cpuSeconds: usage([pid]).seconds - from };
}

async function measureAll({ shop, load, pages }, empty, { only, rounds, ...wanted }) {
  const [server, bare] = [shop, empty].map(({ port, child }) => ({ port, pid: child.pid }));
  const chosen = Object.entries(pages).filter(([name]) => only?.includes(name) ?? true);
  const found = new Map(chosen.map(([name]) => [name, []]));
  for (const [, targets] of chosen) await measure(load, server, targets, { ...wanted, ...warmUp });
  await measure(load, bare, emptyTargets, { ...wanted, ...warmUp });
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, targets] of chosen) {
      const own = await measure(load, server, targets, wanted);
      found.get(name).push({ own, empty: await measure(load, bare, emptyTargets, wanted) });
    }
  }
  const summaries = [];
  for (const [name, targets] of chosen) {
    const whole = await wholeBytes(server.port, targets[0]);
    summaries.push({ ...summary(name, found.get(name)), wholeBytes: whole });
  }
  const empties = [...found.values()].flat().map((pair) => ({ ...pair, own: pair.empty }));
  const whole = await wholeBytes(bare.port, emptyTargets[0]);
  return [...summaries, { ...summary('empty', empties), wholeBytes: whole }];
}

/**
 * Measures the shop's pages, and after each the empty page, round by round.
 * @param {{ only?: string[], rounds: number, seconds: number, connections: number }} wanted
 * @returns a summary for each page, the empty one's last
 */
export async function pageSummaries(wanted) {
  await ensureEmptyBuilt();
  return await inWorld({}, async (world) => {
    const empty = await startEmpty();
    try {
      return await measureAll(world, empty, wanted);
    } finally {
      await empty.end();
    }
  });
}
