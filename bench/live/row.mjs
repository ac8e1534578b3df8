import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../scripts/lib/problem.mjs';
import { busyPercent, usage } from './proc.mjs';
import { startModule } from './processes.mjs';

/** So that code has been compiled and pools are filled before memory is first looked at. */
const warmUpRounds = 15;

/** Between ramp and window, for what the ramp has left behind, and for the last events to arrive. */
const settleMs = 3_000;
const lastEventsMs = 1_000;

const leaveLimitMs = 10_000;

const told = (failures) =>
  Object.entries(failures)
    .map(([reason, count]) => `${count} × ${reason}`)
    .join(', ');

function check({ name, streams, hint = '' }, step, { open, failures }) {
  if (open === streams && told(failures) === '') return;
  throw new Problem(
    `${name}: only ${open} of ${streams} streams are open after the ${step} (${told(failures)})${hint}.`,
  );
}

/** A relay that shares streams must have so many at the upstream, no more and no fewer. */
async function checkUpstream({ name, orders }, upstream) {
  const { open } = await upstream.call('counts');
  if (open === orders) return;
  throw new Problem(`${name}: ${open} connections at the upstream instead of ${orders}.`);
}

async function checkAllClosed({ name }, upstream) {
  const deadline = performance.now() + leaveLimitMs;
  while ((await upstream.call('counts')).open > 0) {
    if (performance.now() > deadline) {
      throw new Problem(`${name}: the upstream still has streams after everybody has left.`);
    }
    await pause(100);
  }
}

async function measureWindow({ row, upstream, load, pids, windowSeconds, dated }) {
  const { written: before } = await upstream.call('counts');
  await load.call('begin');
  const from = usage(pids);
  await upstream.call('begin', { rate: row.orders / row.everySeconds, dated });
  await pause(windowSeconds * 1000);
  const to = usage(pids);
  await upstream.call('stop');
  await pause(lastEventsMs);
  const result = await load.call('result');
  check(row, 'window', result);
  const written = (await upstream.call('counts')).written - before;
  const wanted = (written * row.streams) / row.orders;
  if (result.heard !== wanted) {
    throw new Problem(`${row.name}: ${result.heard} of ${wanted} events have arrived.`);
  }
  return { latency: result.latency, busy: busyPercent(from, to), bytes: to.bytes };
}

/**
 * One relay under so many streams.
 * @param {{ name: string, streams: number, orders: number, everySeconds: number }} row
 * @param {(upstream: { port: number, bornAt: number }) => Promise<object>} start starts the relay:
 * its port, its processes, the requests of the browsers and how to end it
 */
export async function measure({ row, start, perSecond, windowSeconds, dated }) {
  const upstream = startModule('upstream.mjs');
  const load = startModule('load.mjs');
  let relay;
  try {
    relay = await start(await upstream.call('address'));
    const { port, targets, pids } = relay;
    await load.call('warmUp', { port, targets, rounds: warmUpRounds });
    await checkAllClosed(row, upstream);
    await pause(settleMs);
    const idle = usage(pids);
    const ramp = await load.call('ramp', { port, targets, perSecond });
    const busyRamp = busyPercent(idle, usage(pids));
    check({ ...row, hint: '; --ramp opens fewer a second' }, 'ramp', ramp);
    await checkUpstream(row, upstream);
    await pause(settleMs);
    const window = await measureWindow({ row, upstream, load, pids, windowSeconds, dated });
    await load.call('leave');
    await checkAllClosed(row, upstream);
    const bytesPerStream = (window.bytes - idle.bytes) / row.streams;
    return { ...row, ...window, firstEvent: ramp.firstEvent, busyRamp, bytesPerStream };
  } finally {
    await relay?.end();
    await Promise.all([load.end(), upstream.end()]);
  }
}
