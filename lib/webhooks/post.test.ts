import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateFor } from '@/e2e/support/certificate';
import { freePort } from '@/scripts/lib/ports.mjs';
import { post } from './post';

const servers: { close(): unknown; closeAllConnections?(): void }[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function portOf(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function receiver(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await portOf(createServer(listener))}/hooks?a=b`;
}

/** A server that does as told with each connection. */
async function raw(use: (socket: Socket) => void): Promise<string> {
  const server = createSocketServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    use(socket);
  });
  return `http://127.0.0.1:${await portOf(server)}/`;
}

const send = (url: string, deadlineMs = 5_000) =>
  post({ url, headers: { 'webhook-id': 'msg_a' }, body: '{"å":1}', deadlineMs });

describe('a POST', () => {
  it('brings its headers and every byte of its body, over a connection of its own', async () => {
    const got: unknown[] = [];
    const url = await receiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        got.push([method, path, headers, Buffer.concat(chunks).toString()]);
        response.writeHead(204).end();
      });
    });
    expect(await send(url)).toEqual({ kind: 'status', status: 204, retryAfter: undefined });
    const headers = expect.objectContaining({
      'webhook-id': 'msg_a',
      'content-type': 'application/json',
      'content-length': '8',
      connection: 'close',
    });
    expect(got).toEqual([['POST', '/hooks?a=b', headers, '{"å":1}']]);
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const url = await receiver((_, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await send(url)).toMatchObject({ status: 307 });
    expect(calls).toBe(1);
  });

  it('says what Retry-After says', async () => {
    const url = await receiver((_, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end('busy'),
    );
    expect(await send(url)).toEqual({ kind: 'status', status: 503, retryAfter: '120' });
  });

  it('is over with the status, however long the answer is, and hangs up on an endless one', async () => {
    let closed = (): void => {};
    const hungUp = new Promise<void>((resolve) => (closed = resolve));
    const url = await receiver((_, response) => {
      response.writeHead(200);
      const flood = setInterval(() => response.write('x'.repeat(16_384)), 1);
      response.once('close', () => {
        clearInterval(flood);
        closed();
      });
    });
    expect(await send(url)).toMatchObject({ status: 200 });
    await hungUp;
  });

  it('hangs up at the deadline on an answer that does not end', async () => {
    let closed = (): void => {};
    const hungUp = new Promise<void>((resolve) => (closed = resolve));
    const url = await receiver((_, response) => {
      response.once('close', closed);
      response.writeHead(200).write('and then');
    });
    expect(await send(url, 200)).toMatchObject({ status: 200 });
    await hungUp;
  });

  it('that nobody answers is given up at the deadline', async () => {
    expect(await send(await raw(() => {}), 100)).toEqual({ kind: 'timeout' });
  });

  it('that is dropped was interrupted', async () => {
    const url = await raw((socket) => socket.once('data', () => socket.destroy()));
    expect(await send(url)).toEqual({ kind: 'interrupted' });
  });

  it('that is answered with something else than HTTP was interrupted', async () => {
    const url = await raw((socket) => socket.once('data', () => socket.end('220 mail\r\n\r\n')));
    expect(await send(url)).toEqual({ kind: 'interrupted' });
  });

  it('to nobody reaches nobody', async () => {
    expect(await send(`http://127.0.0.1:${await freePort()}/`)).toEqual({ kind: 'unreachable' });
    expect(await send('http://no-such-host.invalid/')).toEqual({ kind: 'unreachable' });
  });

  it('goes to nobody who cannot prove who they are', async () => {
    let calls = 0;
    const certificate = certificateFor('localhost', Date.now() + 86_400_000);
    const server = createSecureServer(certificate, (_, response) => {
      calls += 1;
      response.end();
    });
    const port = await portOf(server);
    expect(await send(`https://localhost:${port}/`)).toEqual({ kind: 'unreachable' });
    expect(calls).toBe(0);
  });
});
