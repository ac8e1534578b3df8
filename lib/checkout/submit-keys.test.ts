import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderAttempt } from './attempts';
import { checkout } from './checkout-fixtures';
import { askAgain } from './submit';
import {
  byItself,
  fakeShop,
  json,
  outcomeOf,
  placed,
  priced,
  problem,
  type Reply,
  soldOut,
} from './submit-fixtures';

const shop = fakeShop();
const onTron = { payment: { coin: 'USDT', network: 'Tron' } };

describe('the key', () => {
  it.each<[string, Reply]>([
    ['a placed order', placed],
    ['a refused one', problem(422, 'refused', { problems: [soldOut] })],
    ['a reused key', problem(422, 'key-reused')],
  ])('ends with %s', async (_, told) => {
    await shop.submit(byItself, '26.80', priced, told);
    const [used] = shop.keys();
    expect(await shop.nextKey(byItself)).not.toBe(used);
  });

  it.each<[string, Reply[]]>([
    ['an unconfirmed order', [problem(409, 'unconfirmed')]],
    ['a connection lost for good', ['lost']],
    ['an attempt that stays in progress', [problem(409, 'in-progress')]],
  ])('stays with %s', async (_, told) => {
    expect((await shop.submit(byItself, '26.80', priced, ...told)).kind).toBe('unconfirmed');
    const [used] = shop.keys();
    expect(await shop.nextKey(byItself)).toBe(used);
  });
});

describe('an order of the cart’s lines', () => {
  const cart: OrderAttempt = {
    ...byItself,
    lines: [
      { id: 'a', quantity: 1 },
      { id: 'b', quantity: 2 },
    ],
    once: true,
  };

  it('has the same key after it was placed: a tab that has not heard of it finds the same order', async () => {
    await shop.submit(cart, '26.80', priced, placed);
    const [key] = shop.keys();
    expect(await shop.nextKey(cart)).toBe(key);
  });

  it('has another key for other lines, though they are of the same goods', async () => {
    await shop.submit(cart, '26.80', priced, placed);
    const [key] = shop.keys();
    const other = await shop.nextKey({ ...cart, lines: [{ id: 'c', quantity: 1 }] });
    expect(other).not.toBeNull();
    expect(other).not.toBe(key);
  });

  it('has another key once it was refused', async () => {
    const refused = problem(422, 'refused', { problems: [soldOut] });
    await shop.submit(cart, '26.80', priced, refused, priced);
    const [key] = shop.keys();
    expect(await shop.nextKey(cart)).not.toBe(key);
  });

  it('ordered in another coin is not ordered again, and leads to the order there is', async () => {
    await shop.submit(cart, '26.80', priced, placed);
    const [key] = shop.keys();
    const other = { ...cart, checkout: checkout(onTron), lines: [{ id: 'b', quantity: 5 }] };
    const orderId = 'abcdefghijklmnopqrstuvwx';
    for (let press = 0; press < 2; press += 1) {
      const standing = json(200, { status: 'placed', orderId });
      expect(await shop.submit(other, '26.80', priced, standing)).toEqual({
        kind: 'ordered-before',
        orderId,
        lines: cart.lines,
      });
    }
    expect(shop.keys()).toHaveLength(1);
    expect(shop.sent.at(-1)).toEqual({ path: '/api/orders/attempts', key: null, body: { key } });
  });
});

describe('an order of what is not in the cart', () => {
  it('may be placed again: each has a key of its own', async () => {
    await shop.submit(byItself, '26.80', priced, placed);
    const [key] = shop.keys();
    expect(await shop.nextKey(byItself)).not.toBe(key);
  });
});

describe('an attempt that was changed while nobody knows what came of it', () => {
  const changed = { ...byItself, checkout: checkout(onTron) };
  const standing = (status: string, more: object = {}) => json(200, { status, ...more });
  let key: string | null | undefined = null;

  beforeEach(async () => {
    await shop.submit(byItself, '26.80', priced, problem(409, 'unconfirmed'));
    [key] = shop.keys();
    shop.sent.length = 0;
  });

  it('is ordered when the first has made no order, which is made sure', async () => {
    const outcome = await shop.submit(changed, '26.80', priced, standing('none'), placed);
    expect(outcome.kind).toBe('placed');
    expect(shop.sent.map(({ path }) => path)).toEqual([
      '/api/orders/validations',
      '/api/orders/attempts',
      '/api/orders',
    ]);
    expect(shop.keys()).not.toContain(key);
  });

  it('leads to the first’s order, and may then be ordered all the same', async () => {
    const orderId = 'abcdefghijklmnopqrstuvwx';
    const found = standing('placed', { orderId });
    expect(await shop.submit(changed, '26.80', priced, found)).toMatchObject({
      kind: 'ordered-before',
      orderId,
    });
    expect(shop.keys()).toEqual([]);
    expect((await shop.submit(changed, '26.80', priced, placed)).kind).toBe('placed');
  });

  it.each<[string, Reply[]]>([
    ['is still unknown', [standing('unconfirmed')]],
    ['is still being worked on', [standing('in-progress')]],
    ['cannot be heard of', ['lost']],
    ['cannot be looked up', [problem(503, 'store-unavailable')]],
    ['is told in a way nobody knows', [standing('perhaps')]],
  ])('is not ordered while the first %s', async (_, told) => {
    const outcome = await shop.submit(changed, '26.80', priced, ...told);
    expect(outcome).toEqual({ kind: 'unconfirmed' });
    expect(shop.keys()).toEqual([]);
    // The first one still has its key.
    expect(await shop.nextKey(byItself)).toBe(key);
  });

  it('waits for the first as long as for itself', async () => {
    const busy = standing('in-progress');
    const told = [priced, busy, 'lost', busy, standing('none'), placed] as const;
    expect((await shop.submit(changed, '26.80', ...told)).kind).toBe('placed');
  });

  it('says so when it asks too often', async () => {
    const told = problem(429, 'too-many-requests');
    expect(await shop.submit(changed, '26.80', priced, told)).toEqual({
      kind: 'problems',
      problems: [{ code: 'too-many-requests' }],
    });
  });
});

describe('an attempt of an unknown outcome', () => {
  const ask = async (...told: Reply[]) => {
    await shop.submit(byItself, '26.80', priced, problem(409, 'unconfirmed'));
    shop.replies = told;
    return await outcomeOf(askAgain(byItself));
  };

  it('is asked about with its own key', async () => {
    expect(await ask(placed)).toMatchObject({ kind: 'placed' });
    const [first, second] = shop.keys();
    expect(second).toBe(first);
  });

  it('that turns out refused is explained by another check', async () => {
    const refused = problem(422, 'refused', { problems: [{ code: 'OUT_OF_STOCK' }] });
    const explained = { ...soldOut, line: 1 };
    expect(await ask(refused, problem(422, 'refused', { problems: [explained] }))).toEqual({
      kind: 'problems',
      problems: [explained],
    });
  });
});
