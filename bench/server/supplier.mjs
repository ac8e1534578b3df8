/**
 * A process that plays the supplier: orders it knows by heart, all else it hands on to the sandbox,
 * which a shop that keeps what it was told hardly asks.
 */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { answerCalls } from '../live/calls.mjs';
import { orderWire } from '../live/wire.mjs';

/** A minute ago, in epoch seconds. */
const bornAt = Math.floor(Date.now() / 1000) - 60;

let sandboxPort;

function handOn(incoming, outgoing) {
  const { url: path, headers } = incoming;
  const sent = request({ host: '127.0.0.1', port: sandboxPort, path, headers }, (response) => {
    outgoing.writeHead(response.statusCode, response.headers);
    response.pipe(outgoing);
  });
  sent.on('error', () => outgoing.destroy());
  sent.end();
}

const server = createServer((incoming, outgoing) => {
  const [, id] = /^\/v5\/orders\/([\w-]+)$/.exec(incoming.url) ?? [];
  if (id === undefined) return handOn(incoming, outgoing);
  outgoing.writeHead(200, { 'Content-Type': 'application/json' });
  outgoing.end(JSON.stringify(orderWire({ id, bornAt, updatedAt: bornAt, micros: 0 })));
});
server.listen({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');

answerCalls({
  address(port) {
    sandboxPort = port;
    return { port: server.address().port, bornAt };
  },
});
