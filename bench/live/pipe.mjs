/** A process that does the least a relay in Node can do: a request for a request, bytes for bytes. */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { answerCalls } from './calls.mjs';

const agent = new Agent({ keepAlive: false });
let upstreamPort;

const server = createServer((incoming, outgoing) => {
  const sent = request(
    { host: '127.0.0.1', port: upstreamPort, path: incoming.url, agent },
    (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
    },
  );
  outgoing.once('close', () => sent.destroy());
  sent.on('error', () => outgoing.destroy());
  sent.end();
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
await once(server, 'listening');

answerCalls({
  relay(port) {
    upstreamPort = port;
    return server.address().port;
  },
});
