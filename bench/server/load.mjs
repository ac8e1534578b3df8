/** A process that plays the browsers: so many connections, each asking as soon as it was answered. */
import { Agent, request } from 'node:http';
import { answerCalls } from '../live/calls.mjs';
import { spread } from '../live/figures.mjs';

/** What browsers say they can unpack, of which the shop and Next take gzip. */
const acceptEncoding = 'gzip, deflate, br, zstd';

const answerLimitMs = 30_000;

/** Asks for one thing; resolves to the bytes of the answer's body as they were sent. */
function ask({ agent, port, path, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      path,
      agent,
      headers: { Accept: '*/*', 'Accept-Encoding': acceptEncoding, ...headers },
    });
    sent.setTimeout(answerLimitMs, () => sent.destroy(new Error('no answer')));
    sent.once('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
      });
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end();
  });
}

answerCalls({
  /**
   * Asks for the targets in turn, over and over, until the time is up or so many were answered.
   * Latencies in milliseconds.
   */
  async run({ port, targets, connections, seconds = Infinity, requests = Infinity }) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const latencies = [];
    let bytes = 0;
    let next = 0;
    const began = performance.now();
    const isOver = () => next >= requests || performance.now() - began >= seconds * 1000;
    const browser = async () => {
      while (!isOver()) {
        const target = targets[next % targets.length];
        next += 1;
        const asked = performance.now();
        const length = await ask({ agent, port, ...target });
        bytes += length;
        latencies.push(performance.now() - asked);
      }
    };
    try {
      await Promise.all(Array.from({ length: connections }, browser));
    } finally {
      agent.destroy();
    }
    const took = (performance.now() - began) / 1000;
    return { answers: latencies.length, seconds: took, bytes, latency: spread(latencies) };
  },
});
