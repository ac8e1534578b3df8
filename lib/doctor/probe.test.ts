import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { addressesOf, ask, lookAtTls, probeFault, streamPause } from './probe';
import { probeEvents } from './probe-stream';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return new URL(`http://127.0.0.1:${address.port}/`);
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it.each([
  ['ENOTFOUND', { kind: 'no-such-name' }],
  ['EAI_AGAIN', { kind: 'no-such-name' }],
  ['ECONNREFUSED', { kind: 'refused' }],
  ['ENETUNREACH', { kind: 'refused' }],
  ['ETIMEDOUT', { kind: 'no-answer' }],
  ['CERT_HAS_EXPIRED', { kind: 'certificate', reason: 'has expired' }],
  ['CERT_REVOKED', { kind: 'certificate', reason: 'cannot be verified' }],
  ['ECONNRESET', { kind: 'broken' }],
])('an error of %s is told as what it means', (code, fault) => {
  expect(probeFault(Object.assign(new Error('no'), { code }))).toEqual(fault);
});

it('an error without a code is a connection that broke', () => {
  expect(probeFault(new Error('no'))).toEqual({ kind: 'broken' });
  expect(probeFault('no')).toEqual({ kind: 'broken' });
});

describe('a question', () => {
  it('is answered whole, and no redirect is followed', async () => {
    const url = await serve((_, response) =>
      response.writeHead(301, { Location: '/there' }).end('moved'),
    );
    const answer = await ask({ url, headers: { 'X-Forwarded-For': '203.0.113.77' } });
    expect(answer).toMatchObject({ ok: true, data: { status: 301, text: 'moved' } });
  });

  it('may have nobody to answer it, or nobody who goes on to the end', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half');
      response.socket?.end();
    });
    expect(await ask({ url })).toEqual({ ok: false, error: { kind: 'broken' } });
    for (const server of servers.splice(0)) {
      server.close();
      await once(server, 'close');
    }
    expect(await ask({ url })).toEqual({ ok: false, error: { kind: 'refused' } });
  });

  it('of TLS is not answered by a server that speaks none', async () => {
    const url = await serve((_, response) => response.end());
    expect((await lookAtTls(new URL(`https://${url.host}`))).ok).toBe(false);
  });
});

describe('a stream', () => {
  it('of two events that arrive together has no pause, compressed or not', async () => {
    const both = `${probeEvents.first}\n\n${probeEvents.second}\n\n`;
    const url = await serve((request, response) => {
      if (request.url === '/plain') response.end(both);
      else {
        response.setHeader('Content-Encoding', 'gzip');
        const gzip = createGzip();
        gzip.pipe(response);
        gzip.end(both);
      }
    });
    for (const path of ['/plain', '/gzip']) {
      const pause = await streamPause({ url: new URL(path, url) });
      expect(pause.ok && pause.data !== null && pause.data < 100).toBe(true);
    }
  });

  it('has as much of a pause as the one who sends it makes', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
      gzip.pipe(response);
      gzip.write(`${probeEvents.first}\n\n`);
      setTimeout(() => gzip.end(`${probeEvents.second}\n\n`), 600);
    });
    const pause = await streamPause({ url });
    expect(pause.ok && pause.data !== null && pause.data >= 100).toBe(true);
  });

  it('that ends before its second event has none to tell', async () => {
    const url = await serve((_, response) => response.end(`${probeEvents.first}\n\n`));
    expect(await streamPause({ url })).toEqual({ ok: true, data: null });
  });
});

it('an IP address is its own', async () => {
  expect(await addressesOf('[::1]')).toEqual({ ok: true, data: ['::1'] });
  expect(await addressesOf('203.0.113.7')).toEqual({ ok: true, data: ['203.0.113.7'] });
});
