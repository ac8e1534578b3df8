import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { decimals, grouped, tableLines } from './live/figures.mjs';
import { findNginx, startNginx } from './live/nginx.mjs';
import { assertLinux } from './live/proc.mjs';
import { startModule } from './live/processes.mjs';
import { measure } from './live/row.mjs';
import { root, seedShop, startShop } from './live/shop.mjs';

/** How often an order changes while it is watched, unless all are idle. */
const usualSeconds = 5;

/** What is asked of the shop: at most so many times nginx' p99, and so many bytes a stream. */
const targets = { p99: { 1000: 4, 5000: 3 }, bytesPerStream: 105_000 };

/**
 * `--undated` leaves out the time of each change, and so the shop's record of it on the disk;
 * `--idle` leaves out the changes, so that only memory and the pings are seen; `--ramp` is for machines
 * that cannot open as many streams a second as it is meant for.
 */
function options() {
  const { values } = parseArgs({
    options: {
      streams: { type: 'string', default: '1000,5000' },
      window: { type: 'string', default: '25' },
      undated: { type: 'boolean', default: false },
      idle: { type: 'boolean', default: false },
      ramp: { type: 'string', default: '500' },
      only: { type: 'string' },
    },
  });
  const streams = values.streams.split(',').map(Number);
  const windowSeconds = Number(values.window);
  if (!streams.every((count) => Number.isInteger(count) && count > 0 && count % 10 === 0)) {
    throw new Problem('--streams takes numbers of streams by the ten, such as 1000,5000.');
  }
  if (!(windowSeconds > 0)) throw new Problem('--window takes a number of seconds.');
  const perSecond = Number(values.ramp);
  if (!(perSecond > 0)) throw new Problem('--ramp takes a number of connections a second.');
  return {
    streams,
    windowSeconds,
    perSecond,
    dated: !values.undated,
    everySeconds: values.idle ? Number.POSITIVE_INFINITY : usualSeconds,
    only: values.only?.split(','),
  };
}

/** The requests that go to the upstream itself, or to a relay that changes nothing. */
const plainTargets = (streams) =>
  Array.from({ length: streams }, (_, at) => ({ path: `/v5/orders/order-${at}/subscribe` }));

async function startDirect(streams, upstream) {
  return { port: upstream.port, targets: plainTargets(streams), pids: [], end: async () => {} };
}

async function startPipe(streams, upstream) {
  const { pid, call, end } = startModule('pipe.mjs');
  const port = await call('relay', upstream.port);
  return { port, targets: plainTargets(streams), pids: [pid], end };
}

/** Runs a relay with a folder of its own, which is gone when it is. */
async function inFolder(start) {
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const relay = await start(folder);
    return { ...relay, end: () => relay.end().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

const nginxStarter = (file) => (streams, upstream) =>
  inFolder(async (folder) => {
    const relay = await startNginx({ file, folder, upstreamPort: upstream.port, streams });
    return { ...relay, targets: plainTargets(streams) };
  });

const shopStarter = (watchersPerOrder) => (streams, upstream) =>
  inFolder(async (folder) => {
    const orders = streams / watchersPerOrder;
    const seeded = await seedShop({ folder, orders, watchersPerOrder, bornAt: upstream.bornAt });
    const { secret } = seeded;
    const shop = await startShop({ folder, upstreamPort: upstream.port, secret });
    return { ...shop, targets: seeded.targets };
  });

function relays() {
  const nginx = findNginx();
  if (nginx === undefined) say('nginx is not installed here: the shop is not compared with it.');
  return [
    { key: 'direct', name: 'direct', start: startDirect },
    ...(nginx === undefined ? [] : [{ key: 'nginx', name: 'nginx', start: nginxStarter(nginx) }]),
    { key: 'pipe', name: 'node pipe', start: startPipe },
    { key: 'shop', name: 'shop', start: shopStarter(1) },
    {
      key: 'shared',
      name: 'shop, 10 watchers an order',
      start: shopStarter(10),
      watchersPerOrder: 10,
    },
  ];
}

const header = [
  'relay',
  'p50 ms',
  'p99 ms',
  'kB/stream',
  'CPU %',
  'ramp CPU %',
  'first p50',
  'first p99',
];

function cells({ name, latency, bytesPerStream, busy, busyRamp, firstEvent }) {
  const isRelay = name !== 'direct';
  return [
    name,
    decimals(latency.p50, 2),
    decimals(latency.p99, 2),
    isRelay ? decimals(bytesPerStream / 1000, 1) : '-',
    isRelay ? decimals(busy, 1) : '-',
    isRelay ? decimals(busyRamp, 0) : '-',
    decimals(firstEvent.p50, 1),
    decimals(firstEvent.p99, 1),
  ];
}

const verdict = (value, most) => (value <= most ? 'held' : 'missed');

/** How the shop stands to nginx and to what is asked of it. */
function sayTargets(rows) {
  const nginx = rows.find(({ name }) => name === 'nginx');
  for (const { name, streams, latency, bytesPerStream } of rows) {
    if (!name.startsWith('shop')) continue;
    const most = targets.bytesPerStream;
    const memory = `${decimals(bytesPerStream / 1000, 1)} kB a stream (at most ${most / 1000}: ${verdict(bytesPerStream, most)})`;
    if (nginx === undefined || !Number.isFinite(latency.p99)) {
      say(`${name}: ${memory}`);
      continue;
    }
    const ratio = latency.p99 / nginx.latency.p99;
    const limit = targets.p99[streams];
    const asked = limit === undefined ? '' : ` (at most ${limit}: ${verdict(ratio, limit)})`;
    say(`${name}: p99 is ${decimals(ratio, 1)} times nginx'${asked}; ${memory}`);
  }
}

async function measureAll(streams, { only, everySeconds, ...wanted }) {
  const rows = [];
  for (const { key, name, start, watchersPerOrder = 1 } of relays()) {
    if (only !== undefined && !only.includes(key)) continue;
    const row = { name, streams, orders: streams / watchersPerOrder, everySeconds };
    const begin = (upstream) => start(streams, upstream);
    rows.push(await measure({ row, start: begin, ...wanted }));
  }
  return rows;
}

await command(async () => {
  const { streams: counts, ...wanted } = options();
  assertLinux();
  await ensureInstalled(root);
  await ensureBuilt(root);
  for (const streams of counts) {
    const rows = await measureAll(streams, wanted);
    const { everySeconds, windowSeconds, perSecond } = wanted;
    const heard = Number.isFinite(everySeconds)
      ? `each heard of every ${everySeconds} s`
      : 'all idle';
    say(
      `\n${grouped(streams)} streams, ${heard} for ${windowSeconds} s, opened ${perSecond} a second; ` +
        'ms from the write at the upstream to the browser, first: from the request to its event',
    );
    for (const line of tableLines([header, ...rows.map(cells)])) say(line);
    sayTargets(rows);
  }
});
