/** A process that plays the browsers: it opens streams and takes the time of what they bring. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerCalls } from './calls.mjs';
import { microseconds } from './clock.mjs';
import { spread } from './figures.mjs';
import { createFrameSplitter, writtenAt } from './wire.mjs';

/** A stream that has brought nothing by then never will. */
const firstEventLimitMs = 30_000;

const agent = new Agent({ keepAlive: false });
const open = new Set();
let failures = {};
let latencies = [];
let since = Number.POSITIVE_INFINITY;

function fail(reason) {
  failures[reason] = (failures[reason] ?? 0) + 1;
}

function hear(frame, onFirst) {
  const at = writtenAt(frame);
  if (at === undefined) return;
  const now = microseconds();
  onFirst(now);
  if (at >= since) latencies.push((now - at) / 1000);
}

function read(response, onFirst) {
  const split = createFrameSplitter();
  response.setEncoding('utf8').on('data', (text) => {
    for (const frame of split(text)) hear(frame, onFirst);
  });
}

/** Opens a stream; resolves to the milliseconds until its first event, or undefined if none comes. */
function openStream({ port, path, headers }) {
  return new Promise((resolve) => {
    const began = microseconds();
    const sent = request({ host: '127.0.0.1', port, path, headers, agent });
    const settle = (value) => {
      clearTimeout(timer);
      resolve(value);
    };
    const timer = setTimeout(() => sent.destroy(new Error('no event')), firstEventLimitMs);
    open.add(sent);
    sent.once('response', (response) => {
      if (response.statusCode !== 200) sent.destroy(new Error(`status ${response.statusCode}`));
      else read(response, (now) => settle((now - began) / 1000));
      response.on('error', () => {});
    });
    let reason = 'ended';
    sent.on('error', (error) => {
      reason = error.code ?? error.message;
    });
    sent.once('close', () => {
      // What is left on purpose is taken out before.
      if (open.delete(sent)) fail(reason);
      settle(undefined);
    });
    sent.end();
  });
}

function leaveAll() {
  const leaving = [...open];
  open.clear();
  for (const sent of leaving) sent.destroy();
}

const opened = (values) => values.filter((value) => value !== undefined);

answerCalls({
  /** Opens and leaves `rounds` times eight streams, so that what is measured later runs warm. */
  async warmUp({ rounds, targets, ...where }) {
    for (let round = 0; round < rounds; round += 1) {
      const some = Array.from({ length: 8 }, (_, at) => targets[(round * 8 + at) % targets.length]);
      await Promise.all(some.map((target) => openStream({ ...where, ...target })));
      leaveAll();
    }
    return { failures };
  },
  /** Opens a stream for each target, `perSecond` of them a second, and waits for their events. */
  async ramp({ perSecond, targets, ...where }) {
    const start = performance.now();
    const first = [];
    for (const [index, target] of targets.entries()) {
      const early = (index * 1000) / perSecond - (performance.now() - start);
      if (early >= 1) await pause(early);
      first.push(openStream({ ...where, ...target }));
    }
    return { firstEvent: spread(opened(await Promise.all(first))), failures, open: open.size };
  },
  /** Events written from now on count. */
  begin() {
    since = microseconds();
    latencies = [];
  },
  /** What was heard since; every stream that is no longer open was lost. */
  result: () => ({
    heard: latencies.length,
    latency: spread(latencies),
    failures,
    open: open.size,
  }),
  leave() {
    leaveAll();
    failures = {};
  },
});
