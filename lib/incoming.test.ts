import { once } from 'node:events';
import { createServer, IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, createServer as createPlainServer, Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { admit, malformedPath, patience, tightenServer } from './incoming';

function requestOf(url: string, method = 'GET', headers: Record<string, string> = {}) {
  return Object.assign(new IncomingMessage(new Socket()), { url, method, headers });
}

/** What a request has become: method and target. */
function admitted(url: string, method = 'GET', anyMethod = false): string {
  const request = requestOf(url, method);
  admit(request, { anyMethod });
  return `${request.method} ${request.url}`;
}

const refused = `GET ${malformedPath}`;

describe('a target', () => {
  it.each(['/', '/en/us?coin=USDC', '/%2f%2fevil.example', '//evil.example', '/en#part'])(
    'of the shop’s own stays as it is: %s',
    (target) => {
      expect(admitted(target)).toBe(`GET ${target}`);
    },
  );

  it.each([
    ['http://evil.example/', '/'],
    ['http://evil.example', '/'],
    ['HTTPS://a:b@evil.example:8443/en/us?q=1', '/en/us?q=1'],
    ['http://evil.example?q=1', '/?q=1'],
    ['http:///en', '/en'],
    ['http://[::1/', '/'],
  ])('loses the host that a client wrote: %s', (target, local) => {
    expect(admitted(target)).toBe(`GET ${local}`);
  });

  it.each([
    '*',
    '',
    'evil.example:443',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '/en/%E0%A4%A',
    '/api/%',
    '/_next/static/%ff.js',
    `/en?${'q'.repeat(5000)}`,
  ])('that is none is refused: %s', (target) => {
    expect(admitted(target)).toBe(refused);
  });

  it('always ends up on this host, and readable', () => {
    const start = fc.constantFrom('', '/', '//', 'http://', 'https://evil.example', '\\', '/\\');
    fc.assert(
      fc.property(start, fc.string({ unit: 'grapheme' }), (head, rest) => {
        const target = admitted(head + rest).slice('GET '.length);
        expect(target.startsWith('/')).toBe(true);
        expect(() => decodeURIComponent(new URL(`http://shop${target}`).pathname)).not.toThrow();
      }),
    );
  });
});

describe('a method', () => {
  it.each(['/api/orders', '/api', '/sandbox/orders/1/pay'])('may write at %s', (path) => {
    for (const method of ['POST', 'PUT', 'OPTIONS'])
      expect(admitted(path, method)).toBe(`${method} ${path}`);
    expect(admitted(path, 'TRACE')).toBe(refused);
  });

  it.each([
    '/en',
    '/flags/us.svg',
    '/apis',
    '/api/../en',
    '/api/%2e%2e/en',
    '/\\api/x',
    '//api/x',
    '/en?/api/',
  ])('may only read at %s', (path) => {
    expect(admitted(path, 'HEAD')).toBe(`HEAD ${path}`);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
      expect(admitted(path, method)).toBe(refused);
  });

  it('may be any in development, for Next’s own tools', () => {
    expect(admitted('/__nextjs_original-stack-frames', 'POST', true)).toBe(
      'POST /__nextjs_original-stack-frames',
    );
  });
});

it('takes away what only the shop and Next write further in, and nothing else', () => {
  const headers = {
    host: 'shop.example',
    cookie: 'a=b',
    rsc: '1',
    'x-nonce': 'mine',
    'x-path': '//evil.example',
    'x-framed': 'true',
    'content-security-policy': "script-src 'nonce-mine'",
    'next-action': 'x',
    'x-middleware-subrequest': 'proxy',
    'x-next-intl-locale': 'de',
  };
  const request = requestOf('/en', 'GET', headers);
  admit(request, { anyMethod: false });
  expect(request.headers).toEqual({ host: 'shop.example', cookie: 'a=b', rsc: '1' });
});

it('leaves the question for a page’s data to pages', () => {
  for (const [target, kept] of [
    ['/en/us', true],
    ['/robots.txt', false],
    ['/api/country-names', false],
    ['/', false],
  ] as const) {
    const request = requestOf(target, 'GET', { rsc: '1' });
    admit(request, { anyMethod: false });
    expect('rsc' in request.headers).toBe(kept);
  }
});

describe('the server of a connection', () => {
  let server: Server | ReturnType<typeof createPlainServer>;
  const now = Promise.resolve();
  const nothing = () => false;
  afterEach(() => server.close());

  async function listening(): Promise<number> {
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('It has no port.');
    return address.port;
  }

  /** The server's end of a connection to it. */
  async function connected() {
    const port = await listening();
    const connection = once(server, 'connection');
    const client = connect(port, '127.0.0.1');
    const [socket] = await connection;
    client.destroy();
    if (!(socket instanceof Socket)) throw new Error('It has no socket.');
    return socket;
  }

  it('waits only so long for a request, and hears of no upgrade', async () => {
    const shop = createServer().on('upgrade', () => {});
    server = shop;
    tightenServer(await connected(), { until: now, answer: nothing });
    expect(shop.headersTimeout).toBe(patience.headersMs);
    expect(shop.requestTimeout).toBe(patience.requestMs);
    expect(shop.listenerCount('upgrade')).toBe(0);
  });

  it('goes on when it is to close until it may, and closes then', async () => {
    const shop = createServer((_, response) => void response.end('served'));
    server = shop;
    let may = () => {};
    const until = new Promise<void>((resolve) => {
      may = resolve;
    });
    tightenServer(await connected(), { until, answer: nothing });
    tightenServer(await connected(), { until, answer: nothing });
    const closed = once(shop, 'close');
    const told = new Promise((resolve) => shop.close(resolve));
    const answer = await fetch(`http://127.0.0.1:${await listening()}`);
    expect(await answer.text()).toBe('served');
    may();
    await Promise.all([closed, told]);
    expect(shop.listening).toBe(false);
  });

  it('has what is answered first come no further, and all else as before', async () => {
    const shop = createServer((_, response) => void response.end('rendered'));
    server = shop;
    const answer = ({ url }: IncomingMessage, response: ServerResponse) => {
      if (url === '/other') return false;
      if (url === '/in-vain') return Promise.resolve(false);
      response.end('kept');
      return url === '/kept' || Promise.resolve(true);
    };
    tightenServer(await connected(), { until: now, answer });
    tightenServer(await connected(), { until: now, answer });
    const origin = `http://127.0.0.1:${await listening()}`;
    const paths = ['/kept', '/kept-soon', '/other', '/in-vain'];
    const texts = paths.map(async (path) => (await fetch(origin + path)).text());
    expect(await Promise.all(texts)).toEqual(['kept', 'kept', 'rendered', 'rendered']);
  });

  it('forgets who hung up while it was seen whether there is an answer', async () => {
    let decide = (_: boolean) => {};
    const decided = new Promise<boolean>((resolve) => {
      decide = resolve;
    });
    const asked: string[] = [];
    const shop = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.end();
    });
    server = shop;
    const answer = ({ url }: IncomingMessage) => url === '/later' && decided;
    tightenServer(await connected(), { until: now, answer });
    const client = connect(await listening(), '127.0.0.1');
    const [, response] = await Promise.all([
      once(client.end('GET /later HTTP/1.1\r\nHost: a\r\n\r\n'), 'finish'),
      once(shop, 'request').then(([, response]) => response),
    ]);
    client.destroy();
    await once(response, 'close');
    decide(false);
    await fetch(`http://127.0.0.1:${await listening()}/now`);
    expect(asked).toEqual(['/now']);
  });

  it('is left alone where it is none of HTTP', async () => {
    server = createPlainServer();
    const socket = await connected();
    expect(() => tightenServer(socket, { until: now, answer: nothing })).not.toThrow();
  });
});
