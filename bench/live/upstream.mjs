/** A process that plays the supplier: orders that are found, and streams on which they change. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { answerCalls } from './calls.mjs';
import { microseconds } from './clock.mjs';
import { frameOf, orderWire } from './wire.mjs';

/** How often it is looked which events are due. */
const tickMs = 1;

const streams = new Map();
const bornAt = Math.floor(Date.now() / 1000) - 60;
const counts = { opened: 0, written: 0 };
let ticking;

const orderAsFound = (id) => orderWire({ id, bornAt, updatedAt: bornAt, micros: 0 });

function openStream(id, response) {
  counts.opened += 1;
  streams.set(response, id);
  response.once('close', () => streams.delete(response));
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.write(frameOf(orderAsFound(id)));
}

function answer(request, response) {
  const [, id, stream] = /^\/v5\/orders\/([\w-]+)(\/subscribe)?$/.exec(request.url ?? '') ?? [];
  if (id !== undefined && stream !== undefined) return openStream(id, response);
  const status = id === undefined ? 404 : 200;
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(id === undefined ? {} : orderAsFound(id)));
}

function writeEvent([response, id]) {
  counts.written += 1;
  const updatedAt = dated ? Math.floor(Date.now() / 1000) : bornAt;
  response.write(frameOf(orderWire({ id, bornAt, updatedAt, micros: microseconds() })));
}

let dated = true;

const server = createServer(answer);
// A ramp must not be turned away at the door.
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
await once(server, 'listening');

answerCalls({
  address: () => ({ port: server.address().port, bornAt }),
  counts: () => ({ ...counts, open: streams.size }),
  /** From now on each stream in its turn brings an event, `rate` a second in all. */
  begin({ rate, ...options }) {
    dated = options.dated;
    const ring = [...streams];
    const since = performance.now();
    let sent = 0;
    ticking = setInterval(() => {
      const due = Math.floor(((performance.now() - since) * rate) / 1000);
      for (; sent < due; sent += 1) writeEvent(ring[sent % ring.length]);
    }, tickMs);
  },
  stop() {
    clearInterval(ticking);
  },
});
