import { setImmediate as turn } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { setRuntime } from '../runtime';
import { callSupplier } from './client';
import { mayHaveTakenEffect } from './errors';
import {
  type Answer,
  deadOrigin,
  forgetTraffic,
  type PlayedSupplier,
  playSupplier,
} from './supplier-server-fixtures';

const schema = z.object({ fruit: z.string() });
const session = { address: '203.0.113.7', userAgent: 'Fox/1.0' };
let supplier: PlayedSupplier;

const point = (supplierOrigin: string) =>
  setRuntime({ supplierOrigin, mode: 'real', sessionSecrets: [], receiptKeys: [] });

beforeAll(async () => {
  vi.stubEnv('PARTNER_ID', 'partner01');
  supplier = await playSupplier();
});
beforeEach(() => {
  forgetTraffic();
  point(supplier.origin);
});
afterAll(() => supplier.close());

const read = { session, lane: 'catalogue', path: '/fruit', schema } as const;
const write = { ...read, lane: 'order-write' } as const;

/** Of a write, which is not repeated. */
async function errorOf(answer: Answer, call: { patienceMs?: number } = {}) {
  supplier.answerWith(answer);
  const result = await callSupplier({ ...write, ...call });
  if (result.ok) throw new Error('The call should have failed');
  return result.error;
}

const refused = (...codes: string[]) => ({
  kind: 'refused',
  problems: codes.map((code) => expect.objectContaining({ code })),
});

const says =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

describe('a request', () => {
  it('carries the partner’s and the buyer’s headers, and each query value encoded once', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    const query = { family_name: 'H&M 50% off', coin: undefined, lang: 'en' };
    const answer = await callSupplier({ ...read, query });
    expect(answer).toEqual({ ok: true, data: { fruit: 'fig' } });
    const [seen] = supplier.seen;
    expect(seen?.method).toBe('GET');
    expect(Object.fromEntries(seen?.url.searchParams ?? [])).toEqual({
      family_name: 'H&M 50% off',
      lang: 'en',
    });
    expect(seen?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': 'Fox/1.0',
      'x-cr-application': 'partner01',
      'x-forwarded-for': '203.0.113.7',
    });
    expect(seen?.headers).not.toHaveProperty('cookie');
  });

  it('sends a body as JSON, once', async () => {
    supplier.answerWith(says(201, { fruit: 'fig' }));
    await callSupplier({ ...write, body: { n: 1 } });
    expect(supplier.seen).toHaveLength(1);
    expect(supplier.seen[0]).toMatchObject({ method: 'POST', body: '{"n":1}' });
    expect(supplier.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('cannot be given another header by a buyer’s user agent', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    const userAgent = 'Fox\r\nX-Cr-Application: thief\r\n\r\nGET /v5/orders HTTP/1.1';
    await callSupplier({ ...read, session: { ...session, userAgent } });
    expect(supplier.seen).toHaveLength(1);
    expect(supplier.seen[0]?.headers['x-cr-application']).toBe('partner01');
  });
});

describe('a status', () => {
  const coded = { status: 422, detail: 'LOGIN_REQUIRED' };
  it.each([
    [400, '', refused()],
    [
      400,
      { problems: [{ problem: 'OUT_OF_STOCK' }, { problem: 'KYC_MISSING' }] },
      refused('OUT_OF_STOCK', 'KYC_MISSING'),
    ],
    [401, 'no', refused()],
    [403, '', { kind: 'blocked' }],
    [403, '<html>blocked</html>', { kind: 'blocked' }],
    [403, coded, refused('LOGIN_REQUIRED')],
    [404, {}, { kind: 'not-found' }],
    [422, coded, refused('LOGIN_REQUIRED')],
    [422, { detail: 'Please log in' }, refused()],
    [422, '{"detail":"LOGIN_REQ', refused()],
    [429, coded, { kind: 'rate-limited', retryAfterSeconds: null }],
    [500, coded, { kind: 'unavailable' }],
    [502, '<html>Bad gateway</html>', { kind: 'unavailable' }],
    [503, '', { kind: 'unavailable' }],
    [504, '', { kind: 'unavailable' }],
  ])('of %i with %j is %j', async (status, body, expected) => {
    expect(await errorOf(says(status, body))).toEqual(expected);
  });

  it.each([
    ['5', 5],
    ['0', 1],
    ['-3', 1],
    ['3600', 60],
    ['1e9', 60],
    ['2.5', 3],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1],
    ['Fri, 31 Dec 2100 23:59:59 GMT', 60],
    ['', null],
    ['soon', null],
  ])('of 429 with Retry-After %s asks to wait %j seconds', async (value, retryAfterSeconds) => {
    const error = await errorOf(says(429, '', { 'Retry-After': value }));
    expect(error).toEqual({ kind: 'rate-limited', retryAfterSeconds });
  });

  it.each([204, 205, 206])('of %i brings nothing that could be used', async (status) => {
    const error = await errorOf((response) => response.writeHead(status).end());
    expect(error).toEqual({ kind: 'unreadable' });
  });

  it('of 101 ends at once, though nobody asked to switch protocols', async () => {
    const switching =
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
    const error = await errorOf((response) => response.socket?.write(switching));
    expect(error).toEqual({ kind: 'interrupted' });
  });

  it.each([301, 302, 303, 307, 308])('of %i leads nowhere', async (status) => {
    const elsewhere = await playSupplier();
    elsewhere.answerWith(says(200, { fruit: 'fig' }));
    const error = await errorOf(says(status, '', { Location: `${elsewhere.origin}/fruit` }));
    expect(error).toEqual({ kind: 'unreadable' });
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });
});

describe('a success', () => {
  it.each([
    ['nothing', ''],
    ['a page', '<html>Maintenance</html>'],
    ['cut JSON', '{"fruit":"fi'],
    ['null', 'null'],
    ['another shape', '{"fruit":7}'],
  ])('with %s for a body is unreadable', async (_, body) => {
    expect(await errorOf(says(200, body))).toEqual({ kind: 'unreadable' });
  });

  it('that names problems instead is a refusal', async () => {
    expect(await errorOf(says(200, { problems: [{ problem: 'OUT_OF_STOCK' }] }))).toEqual(
      refused('OUT_OF_STOCK'),
    );
  });

  it('reads characters that arrive in halves', async () => {
    supplier.answerWith(async (response) => {
      for (const byte of Buffer.from('{"fruit":"🍐 päron"}')) {
        await new Promise((sent) => response.write(Buffer.of(byte), sent));
        await turn();
      }
      response.end();
    });
    const answer = await callSupplier(read);
    expect(answer).toEqual({ ok: true, data: { fruit: '🍐 päron' } });
  });

  it('cut half-way is interrupted, however complete it looks', async () => {
    const error = await errorOf((response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"fruit":"fig"}', () => response.destroy());
    });
    expect(error).toEqual({ kind: 'interrupted' });
  });

  it('past the size limit is given up before it ends', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const error = await errorOf((response) => {
      const more = () => {
        sent += 1;
        if (sent > 200) response.end();
        else if (!response.destroyed) response.write(mebibyte, more);
      };
      more();
    });
    await supplier.seen[0]?.closed;
    expect(sent).toBeLessThan(200);
    expect(mayHaveTakenEffect(error)).toBe(true);
  });
});

describe('a connection', () => {
  it('that is refused cannot have had an effect', async () => {
    point(await deadOrigin());
    const answer = await callSupplier(write);
    expect(answer).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('that breaks after the request was sent may have had one', async () => {
    expect(await errorOf((response) => response.destroy())).toEqual({ kind: 'interrupted' });
    expect(supplier.seen).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['nothing', () => undefined],
    ['headers only', (response) => response.writeHead(200).flushHeaders()],
    ['half a body', (response) => response.writeHead(200).write('{"fruit":')],
  ])('that has brought %s by the deadline is ended', async (_, answer) => {
    expect(await errorOf(answer, { patienceMs: 400 })).toEqual({ kind: 'interrupted' });
    await supplier.seen[0]?.closed;
  });
});

describe('a compressed answer', () => {
  const fruit = JSON.stringify({ fruit: 'fig' });

  it.each([
    ['gzip', gzipSync(fruit)],
    ['br', brotliCompressSync(fruit)],
  ])('with %s is read', async (encoding, body) => {
    supplier.answerWith((response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end(body),
    );
    expect(await callSupplier(read)).toEqual({ ok: true, data: { fruit: 'fig' } });
    expect(supplier.seen[0]?.headers['accept-encoding']).toContain(encoding);
  });

  it('that is none after all is unreadable', async () => {
    const error = await errorOf((response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{"fruit":"fig"}'),
    );
    expect(error).toEqual({ kind: 'unreadable' });
  });

  it('cut half-way is interrupted', async () => {
    const body = gzipSync(fruit);
    const error = await errorOf((response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': body.length });
      response.write(body.subarray(0, 12), () => response.destroy());
    });
    expect(error).toEqual({ kind: 'interrupted' });
  });

  it('that swells past the size limit is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const error = await errorOf((response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
    );
    expect(error).toEqual({ kind: 'unreadable' });
  });
});
