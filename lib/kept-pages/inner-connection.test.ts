import { once } from 'node:events';
import http, { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { connectWithin } from './inner-connection';

/** Asks a server that listens nowhere. */
async function ask(server: http.Server, body = ''): Promise<http.IncomingMessage> {
  const request = http.request({
    method: 'POST',
    path: '/en',
    createConnection: () => connectWithin(server),
  });
  request.end(body);
  const [response] = await once(request, 'response');
  return response;
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece as Buffer));
  return Buffer.concat(pieces).toString();
}

describe('a connection within the process', () => {
  it('carries whole requests and answers, however large, and many at once', async () => {
    const long = 'gift card '.repeat(100_000);
    const server = createServer(async (request, response) => {
      const text = await textOf(request);
      response.write(text.slice(0, 10));
      response.end(text.slice(10) + request.url);
    });
    const answers = await Promise.all([ask(server, long), ask(server, 'short'), ask(server)]);
    const texts = await Promise.all(answers.map(textOf));
    expect(texts).toEqual([`${long}/en`, 'short/en', '/en']);
  });

  it('waits with writing for a slow reader', async () => {
    const server = createServer((_request, response) => void response.end('x'.repeat(5_000_000)));
    const answer = await ask(server);
    expect(answer.socket.readableLength).toBeLessThan(200_000);
    expect(await textOf(answer)).toHaveLength(5_000_000);
  });

  it('breaks for who reads when the server breaks it off', async () => {
    const server = createServer((_request, response) => {
      response.write('half', () => response.destroy());
    });
    const answer = await ask(server);
    await expect(textOf(answer)).rejects.toThrow();
  });

  it('breaks for the server when who asked lets go', async () => {
    const closed = new Promise<boolean>((resolve) => {
      const server = createServer((_request, response) => {
        response.write('half');
        response.once('close', () => resolve(response.writableFinished));
      });
      void ask(server).then((answer) => answer.destroy());
    });
    expect(await closed).toBe(false);
  });
});
