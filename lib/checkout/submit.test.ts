import { describe, expect, it } from 'vitest';
import { checkout } from './checkout-fixtures';
import type { SubmitOutcome } from './submit';
import {
  byItself,
  fakeShop,
  json,
  placed,
  priced,
  problem,
  type Reply,
  soldOut,
} from './submit-fixtures';

const onBase = { coin: 'USDC', network: 'Base' };
const page = (status: number) => () => new Response('<html>Oops</html>', { status });
const shop = fakeShop();
const submit = (seen: string | null, ...told: Reply[]) => shop.submit(byItself, seen, ...told);

describe('an order the buyer has seen the price of', () => {
  it('is checked, announced and placed, with a key', async () => {
    const outcome = await submit('26.8', priced, placed);
    expect(outcome).toEqual({ kind: 'placed', orderId: 'abcdefghijklmnopqrstuvwx' });
    expect(shop.sent.map(({ path }) => path)).toEqual(['/api/orders/validations', '/api/orders']);
    expect(shop.sent.map(({ key }) => key)).toEqual([
      null,
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    expect(shop.sent.map(({ body }) => body)).toEqual([checkout(), checkout()]);
    expect(shop.placing).toBe(1);
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
    expect(shop.sent).toHaveLength(1);
    expect(shop.placing).toBe(0);
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
    expect(shop.sent).toHaveLength(1);
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
    expect(shop.keys()).toHaveLength(3);
    expect(new Set(shop.keys()).size).toBe(1);
    expect(shop.placing).toBe(1);
  });

  it('that never comes leaves the order unconfirmed, after forty seconds of asking', async () => {
    const begun = Date.now();
    expect(await submit('26.80', priced, 'lost')).toEqual({ kind: 'unconfirmed' });
    expect(Date.now() - begun).toBe(39_500);
    expect(shop.keys()).toHaveLength(8);
    expect(new Set(shop.keys()).size).toBe(1);
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
    expect(shop.keys()).toHaveLength(1);
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
