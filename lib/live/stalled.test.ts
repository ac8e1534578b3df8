import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { hangUpWhenStalled } from './stalled';

const afterMs = 60;
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that lets a page go on for as long as somebody wants it, and a browser that opened it. */
async function open(path: string, serve: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    hangUpWhenStalled(request, afterMs);
    serve(response);
    server.emit('served', response);
  }).listen(0, '127.0.0.1');
  const served = once(server, 'served');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = get({ port, path, host: '127.0.0.1', agent: false });
  request.on('error', () => undefined);
  closers.push(() => {
    request.destroy();
    server.close();
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const [response] = (await served) as [ServerResponse];
  return { answer, response };
}

const more = Buffer.alloc(1 << 20);

describe('a stream that nobody reads', () => {
  it('is hung up on', async () => {
    const { response } = await open('/api/orders/1/subscribe', (response) => {
      for (let sent = 0; sent < 16; sent += 1) response.write(more);
    });
    await once(response, 'close');
    expect(response.writableFinished).toBe(false);
  });

  it('is not, while pings get through', async () => {
    let pings = 0;
    const { answer, response } = await open('/api/orders/1/subscribe?at=1', (response) => {
      const timer = setInterval(() => {
        pings += 1;
        if (pings <= 10) response.write(': ping\n\n');
        else response.end();
      }, afterMs / 3);
      response.once('close', () => clearInterval(timer));
    });
    answer.resume();
    await once(answer, 'end');
    expect(response.writableFinished).toBe(true);
  });

  it('is another matter on other pages', async () => {
    const { answer } = await open('/en', (response) => {
      response.write('a');
      setTimeout(() => response.end(), afterMs * 3);
    });
    answer.resume();
    await once(answer, 'end');
    expect(answer.complete).toBe(true);
  });
});
