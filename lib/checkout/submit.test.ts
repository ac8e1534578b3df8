import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionStorageLike } from './browser-storage-fixtures';
import { checkout } from './checkout-fixtures';
import { askAgain, type SubmitOutcome, submitOrder } from './submit';

type Sent = { path: string; key: string | null; body: unknown };
type Reply = (() => Response) | 'lost';

const sent: Sent[] = [];
let replies: Reply[] = [];
let placing = 0;
/** Of the cart's lines, or null for what is not in it. */
let lineIds: string[] | null = null;

const json = (status: number, body: unknown) => () => Response.json(body, { status });
const problem = (status: number, code: string, about: object = {}) =>
  json(status, { error: { code, ...about } });
const soldOut = { code: 'OUT_OF_STOCK', field: 'line', repair: 'choose-another-value' } as const;
const onBase = { coin: 'USDC', network: 'Base' };
const page = (status: number) => () => new Response('<html>Oops</html>', { status });
const priced = json(200, { amount: '26.80', coin: 'USDC' });
const placed = json(201, { orderId: 'abcdefghijklmnopqrstuvwx' });
const keys = () => sent.filter(({ path }) => path === '/api/orders').map(({ key }) => key);

beforeEach(() => {
  sent.length = 0;
  replies = [];
  placing = 0;
  lineIds = null;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.stubGlobal('localStorage', sessionStorageLike());
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body: unknown = JSON.parse(String(init.body));
    sent.push({ path, key: new Headers(init.headers).get('idempotency-key'), body });
    // The last reply goes for all that follow.
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === undefined || reply === 'lost') throw new TypeError('Failed to fetch');
    return reply();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Presses the button and lets the time pass that the answer takes. */
async function submit(seen: string | null, ...told: Reply[]): Promise<SubmitOutcome> {
  replies = told;
  let settled = false;
  const outcome = submitOrder({ checkout: checkout(), lineIds }, seen, () => {
    placing += 1;
  }).finally(() => {
    settled = true;
  });
  while (!settled) {
    await turn();
    await vi.advanceTimersToNextTimerAsync();
  }
  return await outcome;
}

/** The key that the next press would use, had nothing ended the attempt. */
async function nextKey(): Promise<string | null> {
  sent.length = 0;
  await submit('26.80', priced, problem(409, 'unconfirmed'));
  return keys()[0] ?? null;
}

describe('an order the buyer has seen the price of', () => {
  it('is checked, announced and placed, with a key', async () => {
    const outcome = await submit('26.8', priced, placed);
    expect(outcome).toEqual({ kind: 'placed', orderId: 'abcdefghijklmnopqrstuvwx' });
    expect(sent.map(({ path }) => path)).toEqual(['/api/orders/validations', '/api/orders']);
    expect(sent.map(({ key }) => key)).toEqual([null, expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(sent.map(({ body }) => body)).toEqual([checkout(), checkout()]);
    expect(placing).toBe(1);
  });

  it.each(['26.80', '26.67', '30.00'])(
    'or one that has moved by half a percent at most, or down (%s), is placed',
    async (seen) => {
      expect((await submit(seen, priced, placed)).kind).toBe('placed');
    },
  );

  it.each([
    ['26.66', priced],
    [null, priced],
    ['soon', priced],
  ])('but another one (%s) is not placed; the new amount is shown', async (seen, told) => {
    expect(await submit(seen, told, placed)).toEqual({
      kind: 'changed',
      price: { amount: '26.80', coin: 'USDC' },
    });
    expect(sent).toHaveLength(1);
    expect(placing).toBe(0);
  });
});

describe('what the check finds', () => {
  it.each<[string, Reply, SubmitOutcome]>([
    [
      'problems of the supplier',
      problem(422, 'refused', { problems: [soldOut, { code: 'KYC_MISSING' }] }),
      { kind: 'problems', problems: [soldOut, { code: 'KYC_MISSING' }] },
    ],
    [
      'other ways to pay',
      problem(422, 'refused', { problems: [{ code: 'A_B', alternatives: [onBase] }] }),
      { kind: 'problems', problems: [{ code: 'A_B', alternatives: [onBase] }] },
    ],
    [
      'a problem in words this page does not know',
      problem(422, 'refused', {
        problems: [{ code: 'A_B', field: 'planet', repair: 'move', alternatives: 'none', more: 1 }],
      }),
      { kind: 'problems', problems: [{ code: 'A_B' }] },
    ],
    [
      'a refusal without codes',
      problem(422, 'refused', { problems: [] }),
      { kind: 'problems', problems: [{ code: 'refused' }] },
    ],
    [
      'problems in another shape',
      problem(422, 'refused', { problems: ['OUT_OF_STOCK'] }),
      { kind: 'problems', problems: [{ code: 'refused' }] },
    ],
    [
      'a fault of the form',
      problem(422, 'invalid-input', { fields: ['locale', 'lines.1.beneficiary', 'email'] }),
      {
        kind: 'problems',
        problems: [
          { code: 'invalid-input', field: 'recipient', line: 1 },
          { code: 'invalid-input', field: 'email' },
        ],
      },
    ],
    [
      'a fault outside the form',
      problem(422, 'invalid-input', { fields: ['locale'] }),
      { kind: 'problems', problems: [{ code: 'invalid-input' }] },
    ],
    [
      'what only the log can explain',
      problem(422, 'refused', { problems: [{ code: 'A_B' }], reference: '0A1B2C3D' }),
      { kind: 'problems', problems: [{ code: 'A_B' }], reference: '0A1B2C3D' },
    ],
    [
      'a busy supplier',
      problem(429, 'rate-limited'),
      { kind: 'problems', problems: [{ code: 'rate-limited' }] },
    ],
    ['no connection', 'lost', { kind: 'offline' }],
    ['a page instead of an answer', page(502), { kind: 'offline' }],
    ['an unreadable success', json(200, { amount: 26.8 }), { kind: 'offline' }],
  ])('is told and ends there: %s', async (_, told, outcome) => {
    expect(await submit('26.80', told, placed)).toEqual(outcome);
    expect(sent).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  it.each<[string, Reply]>([
    ['by the network', 'lost'],
    ['by a gateway', page(502)],
    ['by a crash of the shop', page(500)],
    ['in a shape nobody knows', json(201, { id: 7 })],
  ])('%s is asked for again with the same key', async (_, lost) => {
    const outcome = await submit('26.80', priced, lost, lost, placed);
    expect(outcome.kind).toBe('placed');
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
    expect(placing).toBe(1);
  });

  it('that never comes leaves the order unconfirmed, after forty seconds of asking', async () => {
    const begun = Date.now();
    expect(await submit('26.80', priced, 'lost')).toEqual({ kind: 'unconfirmed' });
    expect(Date.now() - begun).toBe(39_500);
    expect(keys()).toHaveLength(8);
    expect(new Set(keys()).size).toBe(1);
  });

  it('is asked for again while the attempt is in progress', async () => {
    const busy = problem(409, 'in-progress');
    expect((await submit('26.80', priced, busy, busy, placed)).kind).toBe('placed');
    expect((await submit('26.80', priced, busy)).kind).toBe('unconfirmed');
  });

  it('is asked for again while the shop cannot look it up', async () => {
    const away = problem(503, 'store-unavailable');
    expect((await submit('26.80', priced, away, placed)).kind).toBe('placed');
    expect(await submit('26.80', priced, away)).toEqual({
      kind: 'problems',
      problems: [{ code: 'store-unavailable' }],
    });
    expect(await submit('26.80', priced, 'lost', away)).toEqual({ kind: 'unconfirmed' });
  });
});

describe('the key', () => {
  it.each<[string, Reply]>([
    ['a placed order', placed],
    ['a refused one', problem(422, 'refused', { problems: [soldOut] })],
    ['a reused key', problem(422, 'key-reused')],
  ])('ends with %s', async (_, told) => {
    await submit('26.80', priced, told);
    const [used] = keys();
    expect(await nextKey()).not.toBe(used);
  });

  it.each<[string, Reply[]]>([
    ['an unconfirmed order', [problem(409, 'unconfirmed')]],
    ['a connection lost for good', ['lost']],
    ['an attempt that stays in progress', [problem(409, 'in-progress')]],
  ])('stays with %s', async (_, told) => {
    expect((await submit('26.80', priced, ...told)).kind).toBe('unconfirmed');
    const [used] = keys();
    expect(await nextKey()).toBe(used);
  });
});

describe('an order of the cart’s lines', () => {
  beforeEach(() => {
    lineIds = ['a', 'b'];
  });

  it('has the same key after it was placed: a tab that has not heard of it finds the same order', async () => {
    await submit('26.80', priced, placed);
    const [key] = keys();
    expect(await nextKey()).toBe(key);
  });

  it('has another key for other lines, though they are of the same goods', async () => {
    await submit('26.80', priced, placed);
    const [key] = keys();
    lineIds = ['c'];
    expect(await nextKey()).not.toBe(key);
  });

  it('has another key once it was refused', async () => {
    await submit('26.80', priced, problem(422, 'refused', { problems: [soldOut] }), priced);
    const [key] = keys();
    expect(await nextKey()).not.toBe(key);
  });
});

describe('an order of what is not in the cart', () => {
  it('may be placed again: each has a key of its own', async () => {
    await submit('26.80', priced, placed);
    const [key] = keys();
    expect(await nextKey()).not.toBe(key);
  });
});

describe('a refused creation, which names one code and no line', () => {
  const refused = problem(422, 'refused', { problems: [{ code: 'OUT_OF_STOCK' }] });

  it('is explained by another check', async () => {
    const explained = { ...soldOut, line: 1 };
    const outcome = await submit(
      '26.80',
      priced,
      refused,
      problem(422, 'refused', { problems: [explained] }),
    );
    expect(outcome).toEqual({ kind: 'problems', problems: [explained] });
    expect(keys()).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['finds no fault', priced],
    ['is not answered', 'lost'],
    ['is turned away', problem(429, 'too-many-requests')],
  ])('stays as it was told when the check %s', async (_, told) => {
    expect(await submit('26.80', priced, refused, told)).toEqual({
      kind: 'problems',
      problems: [{ code: 'OUT_OF_STOCK' }],
    });
  });
});

it('an attempt of an unknown outcome is asked about with its own key', async () => {
  await submit('26.80', priced, problem(409, 'unconfirmed'));
  const [key] = keys();
  replies = [placed];
  expect(await askAgain({ checkout: checkout(), lineIds })).toMatchObject({ kind: 'placed' });
  expect(keys()).toEqual([key, key]);
});
