import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAllProcesses } from '../support/processes';
import {
  answersIn,
  ask,
  type RawAnswer,
  sendAndHangUp,
  sendRaw,
  written,
} from '../support/raw-http';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// Requests that no browser makes, over plain sockets: what they name, how they are cut, what they
// claim to be.

const origin = 'https://shop.example';
const own = ['Host: shop.example', `Origin: ${origin}`, 'Content-Type: application/json'];
/** Stands in everything that must neither be answered nor written down. */
const evil = 'evil.example';

let supplier: Supplier;
let shop: Shop;

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, { SITE_URL: origin });
});
afterAll(endAllProcesses);

const statusOf = async (target: string, fields?: string[], method?: string) =>
  (await ask(shop.port, { target, ...(fields && { fields }), ...(method && { method }) })).status;

/** A POST of JSON whose framing is the test's, and a second request behind it on the connection. */
const smuggled = 'GET /api/health HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n';
function framed(framing: string, body: string): Promise<string> {
  const head = ['POST /api/links/look HTTP/1.1', ...own, framing].join('\r\n');
  return sendRaw(shop.port, `${head}\r\n\r\n${body}`);
}

describe('a redirect', () => {
  it.each([
    '/',
    `//${evil}`,
    `//${evil}/`,
    `/\\${evil}`,
    `/\\${evil}/`,
    `/%5c${evil}/`,
    `/%2f%2f${evil}`,
    `///${evil}//`,
    `/en/../..//${evil}`,
    `/xx//${evil}/`,
    `/;@${evil}`,
    `/@${evil}`,
    `http://${evil}/`,
    `http://${evil}`,
    `https://${evil}//x`,
    `http://a:b@${evil}/x`,
    `http:///${evil}`,
    '/%0d%0aLocation:%20https://evil.example',
    '/a?next=//evil.example&x=%0d%0aSet-Cookie:a=b',
  ])('stays on the shop, whatever the target: %s', async (target) => {
    const { status, headers } = await ask(shop.port, { target, fields: [`Host: ${evil}`] });
    expect([200, 307, 308, 404]).toContain(status);
    const location = headers.get('location');
    if (location === undefined) return;
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(new URL(location, origin).origin).toBe(origin);
    expect([...headers.keys()]).not.toContain('set-cookie');
  });

  it.each([
    [`Host: ${evil}`],
    ['Host: a b'],
    ['Host: ['],
    [`Host: shop.example, ${evil}`],
    ['Host: shop.example', `X-Forwarded-Host: ${evil}`, `Forwarded: host=${evil}`],
    ['Host: shop.example', 'X-Forwarded-Proto: javascript', 'X-Forwarded-Port: 666'],
    ['Host: shop.example', `X-Original-URL: //${evil}`, `X-Rewrite-URL: //${evil}`],
    ['Host: shop.example', 'Host: evil.example'],
  ])('and every address in a page are the shop’s, whatever is claimed: %s', async (...fields) => {
    expect((await ask(shop.port, { target: '/', fields })).headers.get('location')).toBe('/en');
    for (const target of ['/en/us/gift-cards', '/robots.txt', '/sitemap.xml']) {
      const { status, body } = await ask(shop.port, { target, fields });
      expect(status).toBe(200);
      expect(body).toContain(origin);
      expect(body).not.toContain(evil);
    }
  });
});

describe('what cannot be read', () => {
  const malformed = '{"error":{"code":"malformed"}}';

  it.each(['*', '/en/%E0%A4%A', '/api/%', '/pictures/%ff.png', '/_next/static/%ff.js'])(
    'is refused in as many words: %s',
    async (target) => {
      const { status, headers, body } = await ask(shop.port, { target });
      expect(status).toBe(400);
      expect(body).toContain(malformed);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('is also what is longer than any address of the shop', async () => {
    expect(await statusOf(`/en/us/search?q=${'a'.repeat(4000)}`)).toBe(200);
    expect(await statusOf(`/en/us/search?q=${'a'.repeat(5000)}`)).toBe(400);
    expect(await statusOf(`/${'a'.repeat(20_000)}`)).toBe(431);
    expect(await statusOf('/en', [`X-Large: ${'a'.repeat(20_000)}`])).toBe(431);
    expect(await statusOf('/en', [`Cookie: ${'a=b; '.repeat(3_000)}`])).toBe(200);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'is also %s to what is only read',
    async (method) => {
      for (const target of ['/en', '/', '/flags/us.svg', '/embed.js', '/_next/x', '/api/../en'])
        expect(await statusOf(target, ['Content-Length: 0'], method)).toBe(400);
    },
  );

  it('is also TRACE and CONNECT of anything', async () => {
    expect(await statusOf('/api/health', ['Cookie: a=secret'], 'TRACE')).toBe(400);
    expect(await sendRaw(shop.port, written({ method: 'CONNECT', target: `${evil}:443` }))).toBe(
      '',
    );
  });
});

describe('an upgrade', () => {
  it.each(['/', '/en', '/x', '//127.0.0.1:4010/control', 'http://127.0.0.1:4010/v2/brands'])(
    'is a plain request, and reaches nobody else: %s',
    async (target) => {
      const fields = ['Connection: Upgrade, close', 'Upgrade: websocket'];
      const head = [`GET ${target} HTTP/1.1`, 'Host: shop.example', ...fields].join('\r\n');
      // Next itself would leave the connection open without a word, for ever.
      const [answer] = answersIn(await sendRaw(shop.port, `${head}\r\n\r\n`));
      expect([200, 307, 308, 404]).toContain(answer?.status);
      expect(answer?.body).not.toContain('"brands"');
    },
  );
});

describe('two lengths for one body', () => {
  it.each([
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nContent-Length: 200',
    'Content-Length: 5\r\nContent-Length: 200',
    'Content-Length: 5, 5',
    'Content-Length: +5',
    'Content-Length: 0x5',
    'Content-Length: 99999999999999999999',
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding : chunked',
    'X: a\r\n Content-Length: 5',
    'X: a\rContent-Length: 5',
    'X: a\0b',
  ])('are refused with the connection: %s', async (framing) => {
    const answers = answersIn(await framed(framing, `0\r\n\r\n${smuggled}`));
    expect(answers.map(({ status }) => status)).toEqual([400]);
  });

  it.each(['d\n{"token":"x"}\r\n0\r\n\r\n', '-d\r\n', 'ffffffffffffffffff\r\n', 'd;a\n\r\n'])(
    'so is a chunk that is none: %j',
    async (body) => {
      const answers = answersIn(await framed('Transfer-Encoding: chunked', body));
      expect(answers.at(-1)?.status).toBe(400);
      expect(answers.map(({ status }) => status)).not.toContain(200);
    },
  );

  it('leave a refused body where it is: the next request is read from behind it', async () => {
    const large = 'x'.repeat(17_000);
    const answers = answersIn(await framed(`Content-Length: ${large.length}`, large + smuggled));
    expect(answers.map(({ status }) => status)).toEqual([413, 200]);
  });

  it('or tiny ones by the thousand make no larger body', async () => {
    const chunks = `${'1\r\n \r\n'.repeat(17_000)}0\r\n\r\n`;
    const answers = answersIn(await framed('Transfer-Encoding: chunked', chunks + smuggled));
    expect(answers[0]?.status).toBe(413);
  });

  it('nor does one that is said to be compressed: nothing is decompressed', async () => {
    const body = '{"token":"x"}';
    const framing = `Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: ${body.length}`;
    expect(answersIn(await framed(framing, body))[0]?.status).toBe(200);
  });
});

/** The answers to requests that carry nothing unusual. */
const plainAnswers = new Map<string, Promise<RawAnswer>>();
function plainAnswer(target: string): Promise<RawAnswer> {
  const known = plainAnswers.get(target) ?? ask(shop.port, { target });
  plainAnswers.set(target, known);
  return known;
}

const languageOf = (html: string) => /lang="(\w+)"/.exec(html)?.[1];

describe('a header of Next’s or the shop’s own, from outside,', () => {
  it.each([
    'x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy',
    'x-middleware-subrequest: src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
    `x-middleware-rewrite: http://${evil}/`,
    `x-middleware-redirect: http://${evil}/`,
    'x-middleware-next: 1',
    'x-middleware-prefetch: 1',
    'x-middleware-set-cookie: a=evil.example',
    'x-nextjs-data: 1',
    `x-matched-path: /en/${evil}`,
    `x-invoke-path: /${evil}`,
    'x-invoke-status: 500',
    `x-invoke-error: {"message":"${evil}"}`,
    'x-now-route-matches: 1=de',
    'x-next-intl-locale: de',
    'x-prerender-revalidate: x',
    'x-http-method-override: POST',
    `next-url: /${evil}`,
    `next-action: ${evil}`,
    `x-nonce: ${evil}`,
    `x-path: //${evil}`,
    'x-framed: true',
    `content-security-policy: script-src 'nonce-${evil}'`,
  ])('changes nothing: %s', async (field) => {
    for (const target of ['/en/orders', '/en/checkout', '/flags/none', '/_next/none']) {
      const plain = await plainAnswer(target);
      const marked = await ask(shop.port, { target, fields: [field] });
      expect(marked.status).toBe(plain.status);
      expect([...marked.headers.keys()]).toEqual([...plain.headers.keys()]);
      expect(`${[...marked.headers.values()]}${marked.body}`).not.toContain(evil);
      expect(languageOf(marked.body)).toBe(languageOf(plain.body));
    }
  });

  it('reaches no Server Action: there is none, and none is looked for', async () => {
    const [boundary, id] = ['x', '00'.repeat(21)];
    const part = (name: string, text: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const stages = '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}';
    const body = `${part('0', stages)}${part('1', '"$@0"')}--${boundary}--\r\n`;
    const fields = [
      `Content-Type: multipart/form-data; boundary=${boundary}`,
      `Content-Length: ${body.length}`,
    ];
    for (const action of [[], [`Next-Action: ${id}`], [`Next-Action: ${evil}`]]) {
      const posted = { method: 'POST', target: '/en', body, fields: [...fields, ...action] };
      expect((await ask(shop.port, posted)).status).toBe(400);
    }
  });
});

it('a body that breaks off, and all of the above, leave no line in the log', async () => {
  const half = [...own, 'Content-Length: 400'].map((field) => `${field}\r\n`).join('');
  await sendAndHangUp(shop.port, `POST /api/links/look HTTP/1.1\r\n${half}\r\n{"tok`);
  expect(await statusOf('/api/health')).toBe(200);
  for (const written of [shop.errors(), shop.output()]) {
    expect(written).not.toContain(evil);
    expect(written).not.toMatch(/Error|⨯|\n\s+at /);
  }
});
