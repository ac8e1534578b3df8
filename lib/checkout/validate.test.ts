import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Checkout, Line } from '@/schemas/checkout';
import type { Problem } from '@/schemas/problem';
import type { Result } from '@/schemas/result';
import { brandNamed } from '../catalogue/brand-fixtures';
import { fixedProduct } from '../catalogue/product-fixtures';
import type { SupplierError } from '../cryptorefills/errors';
import type { Delivery, validateOrder } from '../cryptorefills/orders';
import { problemOf } from '../cryptorefills/problems';
import { shopOf } from '../shop-fixtures';
import { cardLine, checkout } from './checkout-fixtures';
import type { FoundGood } from './goods';
import { validateCheckout } from './validate';

const { findGood } = vi.hoisted(() => ({
  findGood: vi.fn<typeof import('./goods').findGood>(),
}));
vi.mock('./goods', () => ({ findGood }));
vi.mock('../shop', () => ({ shop: () => shopOf() }));

const session = { id: 'session', address: null, userAgent: null };
type Answer = Awaited<ReturnType<typeof validateOrder>>;

const priced: Answer = { ok: true, data: { amount: '26.80', coin: 'USDC' } };
const down: Result<never, SupplierError> = { ok: false, error: { kind: 'unavailable' } };
const refused = (problems: Problem[]) => ({ ok: false, error: { kind: 'refused', problems } });

/** What the shop has: a card of each brand, of which those named `sold-out` are just that. */
function found(good: { brand: string }): FoundGood {
  const brandName = good.brand;
  const product = fixedProduct({ brandName });
  const twenty = { amount: '20', currency: 'USD' };
  const other = fixedProduct({ id: 'other', label: '$20', brandName, faceValue: twenty });
  const known = { brand: brandNamed(brandName), product, products: [product, other], value: null };
  switch (brandName) {
    case 'gone':
      return { status: 'gone', brand: null };
    case 'sold-out':
      return { status: 'sold-out', ...known };
    default:
      return { status: 'on-sale', ...known };
  }
}
const nearby = [{ product: 'other', label: '$20' }];

const line = (slug: string, change: Partial<Line> = {}): Line => ({
  ...cardLine,
  brand: slug,
  ...change,
});

type Asked = { brands: string[]; lane: string | undefined };
let asked: Asked[] = [];

/** Validates lines at a supplier that finds in some deliveries what the test says. */
async function validate(
  lines: Line[],
  says: (deliveries: Delivery[], tries: number) => string[] | Answer | Promise<Answer>,
  change: Partial<Checkout> = {},
) {
  return await validateCheckout(
    session,
    checkout({ lines, ...change }),
    async (_, { deliveries }, lane) => {
      asked.push({ brands: deliveries.map(({ brandName }) => brandName), lane });
      const said = await says(deliveries, asked.length);
      if (!Array.isArray(said)) return said;
      return said.length === 0
        ? priced
        : { ok: false, error: { kind: 'refused', problems: said.map(problemOf) } };
    },
  );
}

beforeEach(() => {
  asked = [];
  findGood.mockImplementation(async (_, good) => ({ ok: true, data: found(good) }));
});
afterEach(() => {
  vi.useRealTimers();
});

const has = (deliveries: Delivery[], brandName: string) =>
  deliveries.some((delivery) => delivery.brandName === brandName);

describe('a checkout that nothing is wrong with', () => {
  it('is asked about once, all its units together', async () => {
    const lines = [line('alder', { quantity: 2 }), line('birch')];
    expect(await validate(lines, () => [])).toEqual(priced);
    expect(asked).toEqual([{ brands: ['alder', 'alder', 'birch'], lane: undefined }]);
  });

  it('may come with what it would be without its coupon', async () => {
    const reduced: Answer = { ok: true, data: { amount: '9', coin: 'USDC', before: '10' } };
    expect(await validate([line('alder')], () => reduced, { coupon: 'SAVE10' })).toEqual(reduced);
  });
});

describe('a supplier that cannot be asked', () => {
  it('is told of, and not asked again', async () => {
    expect(await validate([line('alder'), line('birch')], () => down)).toEqual(down);
    expect(asked).toHaveLength(1);
  });

  it('is told of where the catalogue cannot be read, and not asked at all', async () => {
    findGood.mockResolvedValue(down);
    expect(await validate([line('alder')], () => [])).toEqual(down);
    expect(asked).toEqual([]);
  });
});

describe('a problem of one line', () => {
  it('is that of the only line there is, without asking again', async () => {
    const answer = await validate([line('alder', { quantity: 3 })], () => [
      'OUT_OF_STOCK',
      'INVALID_BENEFICIARY_ACCOUNT',
    ]);
    expect(answer).toEqual(
      refused([
        { ...problemOf('OUT_OF_STOCK'), line: 0, nearby },
        { ...problemOf('INVALID_BENEFICIARY_ACCOUNT'), line: 0 },
      ]),
    );
    expect(asked).toHaveLength(1);
  });

  it('is that of the line that has it alone', async () => {
    const lines = [line('alder'), line('birch', { quantity: 2 }), line('cedar')];
    const answer = await validate(lines, (some) => (has(some, 'birch') ? ['OUT_OF_STOCK'] : []));
    expect(answer).toEqual(refused([{ ...problemOf('OUT_OF_STOCK'), line: 1, nearby }]));
    expect(asked.map(({ brands }) => brands.join(' '))).toEqual([
      'alder birch birch cedar',
      'alder',
      'birch birch',
      'cedar',
    ]);
  });

  it('is asked about after the first checks of others', async () => {
    await validate([line('alder'), line('birch')], () => ['OUT_OF_STOCK']);
    expect(asked.map(({ lane }) => lane)).toEqual([undefined, 'order-recheck', 'order-recheck']);
  });

  it('is that of every line that has it, each problem of its own lines', async () => {
    const lines = [line('alder'), line('birch'), line('cedar')];
    const answer = await validate(lines, (some) => [
      ...(has(some, 'alder') ? ['INVALID_BENEFICIARY_ACCOUNT'] : []),
      ...(has(some, 'alder') || has(some, 'cedar') ? ['LOGIN_REQUIRED'] : []),
    ]);
    expect(answer).toEqual(
      refused([
        { ...problemOf('INVALID_BENEFICIARY_ACCOUNT'), line: 0 },
        { ...problemOf('LOGIN_REQUIRED'), line: 0 },
        { ...problemOf('LOGIN_REQUIRED'), line: 2 },
      ]),
    );
  });

  it('may be one for too many units of it', async () => {
    const lines = [line('alder'), line('birch', { quantity: 3 })];
    const answer = await validate(lines, (some) =>
      some.filter(({ brandName }) => brandName === 'birch').length > 2 ? ['OUT_OF_STOCK'] : [],
    );
    expect(answer).toEqual(refused([{ ...problemOf('OUT_OF_STOCK'), line: 1, nearby }]));
  });

  it('is that of every line for the same, when one stands there twice', async () => {
    const lines = [line('birch'), line('alder'), line('birch')];
    const answer = await validate(lines, (some) => (has(some, 'birch') ? ['NOT_ACTIVE'] : []));
    // Another value of what is not sold at all would be no help.
    expect(answer).toEqual(
      refused([
        { ...problemOf('NOT_ACTIVE'), line: 0 },
        { ...problemOf('NOT_ACTIVE'), line: 2 },
      ]),
    );
  });

  it('is known by any of its names', async () => {
    const lines = [line('alder'), line('birch')];
    const answer = await validate(lines, (some) =>
      some.length > 1
        ? ['PRODUCT_NOT_AVAILABLE']
        : has(some, 'birch')
          ? ['NOT_AVAILABLE_PRODUCT']
          : [],
    );
    expect(answer).toEqual(refused([{ ...problemOf('PRODUCT_NOT_AVAILABLE'), line: 1, nearby }]));
  });

  it('stays one of them all when no line has it alone, or nobody answers', async () => {
    const lines = [line('alder'), line('birch')];
    const whole = refused([problemOf('OUT_OF_STOCK')]);
    expect(await validate(lines, (some) => (some.length > 1 ? ['OUT_OF_STOCK'] : []))).toEqual(
      whole,
    );
    asked = [];
    expect(await validate(lines, (_, tries) => (tries > 1 ? down : ['OUT_OF_STOCK']))).toEqual(
      whole,
    );
  });

  it('is told of the lines that were answered about when others were not', async () => {
    const lines = [line('alder'), line('birch')];
    const answer = await validate(lines, (some, tries) =>
      tries > 1 && has(some, 'alder') ? down : ['OUT_OF_STOCK'],
    );
    expect(answer).toEqual(refused([{ ...problemOf('OUT_OF_STOCK'), line: 1, nearby }]));
  });
});

describe('a problem of size', () => {
  const tooMuch = 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED';
  const moreThan = (most: number, code: string) => (some: Delivery[]) =>
    some.length > most ? [code] : [];

  it.each([
    [2, 1],
    [3, 2],
    [10, 1],
    [10, 4],
    [10, 7],
    [10, 9],
  ])('of %i units comes with how many go without it: %i', async (quantity, most) => {
    const lines = [line('alder', { quantity: quantity - 1 }), line('birch')];
    const answer = await validate(lines, moreThan(most, tooMuch));
    expect(answer).toEqual(refused([{ ...problemOf(tooMuch), fits: most }]));
    expect(asked.length).toBeLessThanOrEqual(1 + Math.ceil(Math.log2(quantity)));
    expect(asked.slice(1).every(({ lane }) => lane === 'order-recheck')).toBe(true);
  });

  it('counts units in the order of the lines', async () => {
    const lines = [line('alder', { quantity: 3 }), line('birch', { quantity: 2 }), line('alder')];
    const code = 'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER';
    const answer = await validate(lines, (some) =>
      some.filter(({ brandName }) => brandName === 'birch').length > 1 ? [code] : [],
    );
    expect(answer).toEqual(refused([{ ...problemOf(code), fits: 4 }]));
  });

  it('has no such number when one unit is too much already', async () => {
    expect(await validate([line('alder')], () => [tooMuch])).toEqual(refused([problemOf(tooMuch)]));
    expect(asked).toHaveLength(1);
    const three = [line('alder', { quantity: 3 })];
    expect(await validate(three, () => [tooMuch])).toEqual(refused([problemOf(tooMuch)]));
  });

  it('has none while the supplier cannot be asked again', async () => {
    const lines = [line('alder', { quantity: 8 })];
    const answer = await validate(lines, (_, tries) => (tries > 2 ? down : [tooMuch]));
    expect(answer).toEqual(refused([problemOf(tooMuch)]));
    expect(asked).toHaveLength(3);
  });

  it('is no other problem of fewer units', async () => {
    const lines = [line('alder', { quantity: 4 })];
    const answer = await validate(lines, (some) =>
      some.length > 3 ? [tooMuch] : ['AMOUNT_LESS_THEN_MINIMUM_ALLOWED'],
    );
    expect(answer).toEqual(refused([{ ...problemOf(tooMuch), fits: 3 }]));
  });

  it('shares its number with others of its kind, so that the order goes without them all', async () => {
    const lines = [line('alder', { quantity: 8 })];
    const answer = await validate(lines, (some) => [
      ...moreThan(6, tooMuch)(some),
      ...moreThan(3, 'DAILY_SPENDING_LIMIT_EXCEEDED')(some),
    ]);
    expect(answer).toEqual(
      refused([
        { ...problemOf(tooMuch), fits: 3 },
        { ...problemOf('DAILY_SPENDING_LIMIT_EXCEEDED'), fits: 3 },
      ]),
    );
  });
});

describe('problems of neither', () => {
  it('are told as they are, without asking again', async () => {
    const codes = [
      'SUSPENDED_COIN',
      'INVALID_EMAIL_DOMAIN',
      'COUPON_BELOW_MIN_AMOUNT',
      'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
      'KYC_MISSING',
      'REGION_BLOCKED',
    ];
    const answer = await validate([line('alder'), line('birch')], () => codes);
    expect(answer).toEqual(refused(codes.map(problemOf)));
    expect(asked).toHaveLength(1);
  });

  it('are told beside those of lines and of size', async () => {
    const lines = [line('alder'), line('birch', { quantity: 2 })];
    const limited = 'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER';
    const answer = await validate(lines, (some) => [
      'COUPON_EXPIRED',
      ...(some.length > 2 ? [limited] : []),
      ...(has(some, 'alder') ? ['OUT_OF_STOCK'] : []),
    ]);
    expect(answer).toEqual(
      refused([
        { ...problemOf('OUT_OF_STOCK'), line: 0, nearby },
        { ...problemOf(limited), fits: 2 },
        problemOf('COUPON_EXPIRED'),
      ]),
    );
  });
});

describe('a line that the catalogue has something against', () => {
  const soldOut = { ...problemOf('OUT_OF_STOCK'), line: 0, nearby };

  it('is not asked about, and when there is no other, nothing is', async () => {
    const lines = [line('sold-out'), line('gone')];
    expect(await validate(lines, () => [])).toEqual(
      refused([soldOut, { ...problemOf('NOT_AVAILABLE_PRODUCT'), line: 1 }]),
    );
    expect(asked).toEqual([]);
  });

  it.each([
    ['takes', priced],
    ['cannot be asked about', down],
  ])('is told even when the supplier %s the rest', async (_, answer) => {
    expect(await validate([line('sold-out'), line('alder')], () => answer)).toEqual(
      refused([soldOut]),
    );
    expect(asked.map(({ brands }) => brands)).toEqual([['alder']]);
  });

  it('is told together with what the supplier has against the rest', async () => {
    const lines = [line('sold-out'), line('alder'), line('gone'), line('birch')];
    const answer = await validate(lines, (some) => [
      ...(has(some, 'birch') ? ['INVALID_BENEFICIARY_ACCOUNT'] : []),
      'COUPON_EXPIRED',
    ]);
    expect(answer).toEqual(
      refused([
        soldOut,
        { ...problemOf('NOT_AVAILABLE_PRODUCT'), line: 2 },
        { ...problemOf('INVALID_BENEFICIARY_ACCOUNT'), line: 3 },
        problemOf('COUPON_EXPIRED'),
      ]),
    );
  });

  it('leaves the only other line at fault for what the supplier finds', async () => {
    const answer = await validate([line('gone'), line('alder')], () => ['LOGIN_REQUIRED']);
    expect(answer).toEqual(
      refused([
        { ...problemOf('NOT_AVAILABLE_PRODUCT'), line: 0 },
        { ...problemOf('LOGIN_REQUIRED'), line: 1 },
      ]),
    );
    expect(asked).toHaveLength(1);
  });

  it('may be why the rest is too little, of which nothing is told', async () => {
    const answer = await validate([line('sold-out'), line('alder')], () => [
      'AMOUNT_TOO_LOW',
      'COUPON_BELOW_MIN_AMOUNT',
    ]);
    expect(answer).toEqual(refused([soldOut]));
  });

  it('leaves no number of units that could be counted from the first on', async () => {
    const lines = [line('sold-out'), line('alder', { quantity: 8 })];
    const code = 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED';
    const answer = await validate(lines, (some) => (some.length > 2 ? [code] : []));
    expect(answer).toEqual(refused([soldOut, problemOf(code)]));
    expect(asked).toHaveLength(1);
  });
});

it('a search that takes too long is given up, and the problems told as they are', async () => {
  vi.useFakeTimers();
  const never = new Promise<Answer>(() => {});
  const codes = ['OUT_OF_STOCK', 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED'];
  const answer = validate([line('alder'), line('birch', { quantity: 4 })], (_, tries) =>
    tries > 1 ? never : codes,
  );
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await answer).toEqual(refused(codes.map(problemOf)));
});
