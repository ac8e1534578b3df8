/** A process between the shop and the supplier that writes down what is called, and when. */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { answerCalls } from '../live/calls.mjs';
import { endpointOf } from './counts.mjs';

const agent = new Agent({ keepAlive: true });
let upstreamPort;
let calls = [];

function note({ method, url }) {
  calls.push({ at: performance.now(), endpoint: endpointOf(method, url.split('?')[0]) });
}

const server = createServer((incoming, outgoing) => {
  note(incoming);
  const { method, url: path, headers } = incoming;
  const sent = request({ host: '127.0.0.1', port: upstreamPort, method, path, headers, agent });
  sent.once('response', (response) => {
    outgoing.writeHead(response.statusCode, response.headers);
    response.pipe(outgoing);
    response.on('error', () => outgoing.destroy());
  });
  sent.on('error', () => outgoing.destroy());
  outgoing.once('close', () => sent.destroy());
  incoming.pipe(sent);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
await once(server, 'listening');

answerCalls({
  relay(port) {
    upstreamPort = port;
    return server.address().port;
  },
  /** The calls since it was last asked, the earliest first; `at` in milliseconds. */
  take() {
    const taken = calls;
    calls = [];
    return taken;
  },
});
