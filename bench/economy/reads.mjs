/** A collector of the shop's own counts: OTLP over HTTP in JSON, of which the last report is kept. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How often the shop reports, and how long the last report may still be on its way. */
export const reportMs = 500;

function attributesOf({ attributes }) {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? '']));
}

/** The counts of a report by metric and attributes: `shop.cache.reads cache=brand outcome=fresh`. */
export function countsIn(body) {
  const metrics = body.resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap((scope) => scope.metrics);
  const counts = new Map();
  for (const { name, sum, histogram } of metrics) {
    for (const point of (sum ?? histogram)?.dataPoints ?? []) {
      const attributes = Object.entries(attributesOf(point)).sort();
      const key = [name, ...attributes.map(([of, value]) => `${of}=${value}`)].join('|');
      counts.set(key, Number(point.count ?? point.asInt ?? point.asDouble ?? 0));
    }
  }
  return counts;
}

/** Starts it on a free port; what it was told is forgotten by `forget`, for another process. */
export async function startReads() {
  let counts = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === '/v1/metrics') counts = countsIn(JSON.parse(Buffer.concat(chunks)));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    /** The counts since the start of the shop's process, once all until now is among them. */
    async counts() {
      await pause(3 * reportMs);
      return counts;
    },
    forget() {
      counts = new Map();
    },
    end() {
      server.closeAllConnections();
      server.close();
    },
  };
}
