import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { processWide } from '../process-wide';
import { setRuntime } from '../runtime';
import { callSupplier } from './client';
import {
  type Answer,
  forgetTraffic,
  type PlayedSupplier,
  playSupplier,
} from './supplier-server-fixtures';
import { createTraffic, traffic } from './traffic';

const session = { address: '203.0.113.7', userAgent: 'Fox/1.0' };
const schema = z.object({ fruit: z.string() });
const read = { session, lane: 'catalogue', path: '/fruit', schema } as const;
const write = { ...read, lane: 'order-write' } as const;
let supplier: PlayedSupplier;

beforeAll(async () => {
  supplier = await playSupplier();
  setRuntime({
    supplierOrigin: supplier.origin,
    mode: 'real',
    sessionSecrets: [],
    receiptKeys: [],
  });
});
beforeEach(() => forgetTraffic());
afterAll(() => supplier.close());

const says =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

describe('a read that fails', () => {
  /** Answers the first calls as told and the rest with a fruit. */
  const first =
    (...answers: Answer[]): Answer =>
    (response, seen) =>
      (answers.shift() ?? says(200, { fruit: 'fig' }))(response, seen);

  it.each<[string, Answer]>([
    ['a broken connection', (response) => response.destroy()],
    ['a 500', says(500)],
    ['a 503', says(503, '<html>Maintenance</html>')],
  ])('with %s is tried again, twice at most', async (_, fails) => {
    supplier.answerWith(first(fails, fails));
    expect(await callSupplier(read)).toEqual({ ok: true, data: { fruit: 'fig' } });
    expect(supplier.seen).toHaveLength(3);
    supplier.answerWith(first(fails, fails, fails));
    expect(await callSupplier(read)).toMatchObject({ ok: false });
    expect(supplier.seen).toHaveLength(3);
  });

  it('with 429 is tried again when the supplier said', async () => {
    supplier.answerWith(first(says(429, '', { 'Retry-After': '1' })));
    expect(await callSupplier(read)).toEqual({ ok: true, data: { fruit: 'fig' } });
    expect(supplier.seen).toHaveLength(2);
  });

  it('with 429 for longer than anyone would wait is not tried again', async () => {
    supplier.answerWith(first(says(429, '', { 'Retry-After': '30' })));
    expect(await callSupplier(read)).toEqual({
      ok: false,
      error: { kind: 'rate-limited', retryAfterSeconds: 30 },
    });
    expect(supplier.seen).toHaveLength(1);
  });

  it.each([400, 401, 404, 422, 302])('with %i is not tried again', async (status) => {
    supplier.answerWith(first(says(status)));
    expect(await callSupplier(read)).toMatchObject({ ok: false });
    expect(supplier.seen).toHaveLength(1);
  });

  it('with something unreadable is not tried again', async () => {
    supplier.answerWith(first(says(200, '<html>')));
    expect(await callSupplier(read)).toEqual({ ok: false, error: { kind: 'unreadable' } });
    expect(supplier.seen).toHaveLength(1);
  });
});

describe('a write that fails', () => {
  it.each<[string, Answer]>([
    ['a broken connection', (response) => response.destroy()],
    ['a 500', says(500)],
    ['a 429', says(429, '', { 'Retry-After': '1' })],
    ['silence', () => undefined],
  ])('with %s is never repeated', async (_, fails) => {
    supplier.answerWith(fails);
    expect(await callSupplier({ ...write, patienceMs: 200 })).toMatchObject({ ok: false });
    expect(supplier.seen).toHaveLength(1);
  });
});

describe('identical reads', () => {
  it('are one call while it is under way, and a new one afterwards', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    const other = { ...session, address: '203.0.113.8' };
    const answers = await Promise.all([
      callSupplier(read),
      callSupplier({ ...read, session: other }),
      callSupplier({ ...read, query: { colour: 'green' } }),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(supplier.seen).toHaveLength(2);
    await callSupplier(read);
    expect(supplier.seen).toHaveLength(3);
  });

  it('do not include writes', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    await Promise.all([callSupplier(write), callSupplier(write)]);
    expect(supplier.seen).toHaveLength(2);
  });
});

describe('what the shop can do without', () => {
  it('is tried once', async () => {
    supplier.answerWith(says(503));
    expect(await callSupplier({ ...read, optional: true })).toMatchObject({ ok: false });
    expect(supplier.seen).toHaveLength(1);
  });
});

describe('a budget that is spent', () => {
  beforeEach(() => {
    forgetTraffic();
    processWide('supplierTraffic', () => createTraffic({ rate: 0.01 }))();
  });

  const cold = (page: number) => callSupplier({ ...read, query: { page: String(page) } });

  it('is said at once, and not tried again', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(cold));
    expect(supplier.seen).toHaveLength(5);
    expect(answers.slice(5)).toEqual(
      Array(2).fill({ ok: false, error: { kind: 'rate-limited', retryAfterSeconds: 60 } }),
    );
  });

  it('keeps nobody in the queue whose call would then have no time left', async () => {
    forgetTraffic();
    // The next turn comes after five of ten seconds; a slow answer takes six.
    processWide('supplierTraffic', () => createTraffic({ rate: 0.2 }))();
    supplier.answerWith(says(200, { fruit: 'fig' }));
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(cold));
    expect(answers[5]).toEqual({
      ok: false,
      error: { kind: 'rate-limited', retryAfterSeconds: 5 },
    });
    expect(supplier.seen).toHaveLength(5);
  });

  it('lets an order be placed', async () => {
    supplier.answerWith(says(200, { fruit: 'fig' }));
    await Promise.all([1, 2, 3, 4, 5, 6].map(cold));
    expect(await callSupplier(write)).toEqual({ ok: true, data: { fruit: 'fig' } });
  });
});

it('a success that carries a code nobody knows is neither an order nor a refusal', async () => {
  supplier.answerWith(says(201, { detail: 'ORDER_CREATED' }));
  expect(await callSupplier(write)).toEqual({ ok: false, error: { kind: 'unreadable' } });
  supplier.answerWith(says(200, { detail: 'LOGIN_REQUIRED' }));
  expect(await callSupplier(write)).toMatchObject({ error: { kind: 'refused' } });
});

describe('a visitor whom the supplier blocks', () => {
  const blocks =
    (agent: string): Answer =>
    (response, seen) =>
      seen.headers['user-agent'] === agent
        ? response.writeHead(403).end('<html>no</html>')
        : response.end(JSON.stringify({ fruit: 'fig' }));

  it('is served all the same, on nobody’s behalf', async () => {
    supplier.answerWith(blocks('Fox/1.0'));
    expect(await callSupplier(read)).toEqual({ ok: true, data: { fruit: 'fig' } });
    expect(supplier.seen).toHaveLength(2);
    expect(supplier.seen[1]?.headers['user-agent']).toBe('unknown');
    expect(supplier.seen[1]?.headers).not.toHaveProperty('x-forwarded-for');
  });

  it('closes the shop for nobody else', async () => {
    supplier.answerWith(blocks('Fox/1.0'));
    for (let page = 0; page < 10; page += 1) {
      await callSupplier({ ...read, query: { page: String(page) } });
    }
    expect(traffic().state().catalogue).toBe('ok');
  });

  it('is told so when the shop is blocked as well, which is then left alone', async () => {
    supplier.answerWith(says(403, '<html>no</html>'));
    for (let page = 0; page < 3; page += 1) {
      const answer = await callSupplier({ ...read, query: { page: String(page) } });
      expect(answer).toEqual({ ok: false, error: { kind: 'blocked' } });
    }
    expect(supplier.seen).toHaveLength(6);
    await callSupplier({ ...read, query: { page: '4' } });
    expect(supplier.seen.length).toBeLessThanOrEqual(8);
  });
});
