import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { SupplierError } from './cryptorefills/errors';
import { isSameOrigin, json, jsonError, readJson, supplierFailure } from './http';
import { setRuntime } from './runtime';

const site = 'https://shop.example';
const run = (mode: 'sandbox' | 'real') =>
  setRuntime({
    supplierOrigin: 'https://supplier.example',
    mode,
    sessionSecrets: [],
    receiptKeys: [],
  });

beforeAll(() => {
  vi.stubEnv('SITE_URL', site);
});
beforeEach(() => run('real'));

type Sent = { 'sec-fetch-site'?: string; origin?: string; host?: string; 'content-type'?: string };

function post(sent: Sent, body?: BodyInit): Request {
  return new Request(`${site}/api/orders`, {
    method: 'POST',
    headers: sent,
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });
}

describe('isSameOrigin', () => {
  it.each<[boolean, Sent]>([
    [true, { 'sec-fetch-site': 'same-origin', origin: site }],
    [true, { 'sec-fetch-site': 'same-origin' }],
    [true, { origin: site }],
    [false, {}],
    [false, { 'sec-fetch-site': 'same-site', origin: site }],
    [false, { 'sec-fetch-site': 'cross-site', origin: site }],
    [false, { 'sec-fetch-site': 'none' }],
    [false, { 'sec-fetch-site': '' }],
    [false, { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    [false, { origin: 'https://evil.example' }],
    [false, { origin: 'http://shop.example' }],
    [false, { origin: 'https://shop.example:8443' }],
    [false, { origin: 'https://shop.example.evil.example' }],
    [false, { origin: 'https://www.shop.example' }],
    [false, { origin: `${site}/` }],
    [false, { origin: 'null' }],
    [false, { origin: '' }],
    [false, { origin: 'https://phone.local', host: 'phone.local' }],
  ])('is %s for %j', (expected, sent) => {
    expect(isSameOrigin(post(sent))).toBe(expected);
  });

  it.each<[boolean, Sent]>([
    [true, { origin: 'http://192.0.2.7:3000', host: '192.0.2.7:3000' }],
    [true, { origin: site, host: '192.0.2.7:3000' }],
    [false, { origin: 'http://evil.example', host: '192.0.2.7:3000' }],
    [false, { origin: 'http://192.0.2.7:3001', host: '192.0.2.7:3000' }],
    [false, { origin: 'null', host: '192.0.2.7:3000' }],
    [false, { origin: 'null' }],
    [
      false,
      {
        'sec-fetch-site': 'cross-site',
        origin: 'http://192.0.2.7:3000',
        host: '192.0.2.7:3000',
      },
    ],
  ])('is %s in the sandbox, under any host name, for %j', (expected, sent) => {
    run('sandbox');
    expect(isSameOrigin(post(sent))).toBe(expected);
  });
});

describe('an answer', () => {
  it('is kept by no cache, whatever else its headers say', async () => {
    const response = json({ a: 1 }, { status: 201, headers: { 'Retry-After': '5' } });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ a: 1 });
  });

  it('of an error has a code, and what is known beside it', async () => {
    expect(await jsonError(404, 'not-found').json()).toEqual({ error: { code: 'not-found' } });
    const problem = {
      code: 'OUT_OF_STOCK',
      field: 'line',
      repair: 'choose-another-value',
    } as const;
    const refused = jsonError(422, 'refused', { problems: [problem] });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(await refused.json()).toEqual({
      error: { code: 'refused', problems: [problem] },
    });
  });
});

describe('readJson', () => {
  const schema = z.object({ name: z.string(), line: z.object({ n: z.number() }).optional() });
  const own: Sent = { origin: site, 'content-type': 'application/json' };
  const limit = 16 * 1024;
  /** A body of exactly so many bytes. */
  const sized = (bytes: number) => {
    const empty = JSON.stringify({ name: '' }).length;
    return JSON.stringify({ name: 'x'.repeat(bytes - empty) });
  };

  async function failure(request: Request) {
    const answer = await readJson(request, schema);
    if (answer.ok) throw new Error('The body should have been refused');
    return { status: answer.error.status, ...(await answer.error.json()).error };
  }

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'reads a body of type %s',
    async (type) => {
      const request = post({ ...own, 'content-type': type }, '{"name":"x","more":1}');
      expect(await readJson(request, schema)).toEqual({ ok: true, data: { name: 'x' } });
    },
  );

  it.each<[string, Sent, string | undefined, number, string]>([
    ['another site', { ...own, origin: 'https://evil.example' }, '{}', 403, 'cross-origin'],
    ['a form', { ...own, 'content-type': 'text/plain' }, '{"name":"x"}', 415, 'json-required'],
    ['JSONP', { ...own, 'content-type': 'application/jsonp' }, '{}', 415, 'json-required'],
    ['no JSON', own, '{"name":', 422, 'invalid-input'],
    ['nothing', own, undefined, 422, 'invalid-input'],
    ['an empty body', own, '', 422, 'invalid-input'],
    ['too much', own, sized(limit + 1), 413, 'too-large'],
  ])('refuses %s', async (_, sent, body, status, code) => {
    expect(await failure(post(sent, body))).toMatchObject({ status, code });
  });

  it('names the fields that are wrong, once each, and none of what they hold', async () => {
    const body = JSON.stringify({ name: 7, line: { n: 'secret@example.com' } });
    expect(await failure(post(own, body))).toEqual({
      status: 422,
      code: 'invalid-input',
      fields: ['name', 'line.n'],
    });
  });

  it('reads up to 16 KiB, counted in bytes', async () => {
    expect((await readJson(post(own, sized(limit)), schema)).ok).toBe(true);
    const wide = JSON.stringify({ name: 'é'.repeat(limit / 2) });
    expect(wide.length).toBeLessThan(limit);
    expect((await failure(post(own, wide))).status).toBe(413);
  });

  it('reads characters that arrive in halves', async () => {
    const bytes = new TextEncoder().encode('{"name":"🍐 päron"}');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readJson(post(own, body), schema)).toEqual({
      ok: true,
      data: { name: '🍐 päron' },
    });
  });

  it('stops reading a body that never ends', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    expect((await failure(post(own, body))).status).toBe(413);
    expect(sent).toBeLessThan(32);
  });
});

describe('a failing supplier', () => {
  it.each<[SupplierError, number]>([
    [{ kind: 'not-found' }, 404],
    [{ kind: 'rate-limited', retryAfterSeconds: null }, 429],
    [{ kind: 'interrupted' }, 504],
    [{ kind: 'unreachable' }, 502],
    [{ kind: 'blocked' }, 502],
    [{ kind: 'unavailable' }, 502],
    [{ kind: 'unreadable' }, 502],
    [{ kind: 'refused', problems: [] }, 502],
  ])('that is %j answers %i', async (error, status) => {
    const response = supplierFailure(error);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code: error.kind } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.has('retry-after')).toBe(false);
  });

  it('that says when to come back is quoted', () => {
    const response = supplierFailure({ kind: 'rate-limited', retryAfterSeconds: 7 });
    expect(response.headers.get('retry-after')).toBe('7');
  });
});
