import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import {
  wireAmount,
  wireCoinAmount,
  wireCoinPrice,
  wireFlag,
  wireHtml,
  wireKey,
  wireLabel,
  wireList,
  wireListOrOne,
  wirePositiveAmount,
  wireQuantity,
  wireReadable,
  wireRows,
  wireSecret,
  wireText,
  wireTextList,
  wireTime,
  wireToken,
  wireVerbatim,
  wireWhole,
} from './common';

// Where a time without a zone would be read as another if it were taken for a local one.
beforeAll(() => vi.stubEnv('TZ', 'America/New_York'));

describe('wireQuantity', () => {
  it.each<[unknown, string | null]>([
    [-1, 'unlimited'],
    [' -1 ', 'unlimited'],
    [{ amount: '-1' }, 'unlimited'],
    [5, '5'],
    [{ amount: '1.5' }, '1.5'],
    [0, null],
    [[-1], null],
    [{ toString: 1, valueOf: 1 }, null],
    [{ amount: { toString: 1, valueOf: 1 } }, null],
    [JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), null],
  ])('case %#', (value, expected) => {
    expect(wireQuantity.parse(value)).toBe(expected);
  });
});

describe('wireAmount', () => {
  it.each<[unknown, string | null]>([
    ['53.41', '53.41'],
    [53.41, '53.41'],
    ['50.00', '50.00'],
    [{ amount: 5, currency: 'USD' }, '5'],
    [{ amount: '0.571428571428571' }, '0.571428571428571'],
    [' 10 ', '10'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [8.5e-7, '0.00000085'],
    ['1e-7', '0.0000001'],
    ['8.5E-07', '0.00000085'],
    ['5e-1', '0.5'],
    ['1e3', '1000'],
    ['1.50e+1', '15.0'],
    ['2.68e1', '26.8'],
    ['0.05e1', '0.5'],
    ['12e0', '12'],
    [2 ** 53 - 1, '9007199254740991'],
    ['9007199254740993', '9007199254740993'],
    ['0'.repeat(60), '0'.repeat(60)],
  ])('reads %j as %j', (input, expected) => {
    expect(wireAmount.parse(input)).toBe(expected);
  });

  it.each<[unknown]>([
    [-1],
    ['-1'],
    ['+1'],
    ['1,000'],
    ['1 000'],
    ['1_000'],
    ['0x10'],
    ['.5'],
    ['5.'],
    ['1e'],
    ['1e1.5'],
    ['1e60'],
    ['1e-60'],
    ['1e999999999'],
    ['1e-999'],
    ['0'.repeat(61)],
    [2 ** 53],
    [1e21],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['NaN'],
    ['Infinity'],
    [''],
    [null],
    [undefined],
    [true],
    [['5']],
    [{ amount: { amount: 5 } }],
    [{ amount: -5 }],
  ])('refuses %j', (input) => {
    expect(wireAmount.parse(input)).toBeNull();
  });

  it('writes an exponent out as the same number', () => {
    const digits = fc.stringMatching(/^\d{1,12}$/);
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: -25, max: 25 }), (whole, fraction, power) => {
        const plain = wireAmount.parse(`${whole}.${fraction}e${power}`) ?? '';
        expect(plain).toMatch(/^\d+(\.\d+)?$/);
        const [left = '', right = ''] = plain.split('.');
        // Both sides as whole numbers of 10^-37.
        expect(BigInt(left + right) * 10n ** BigInt(37 - right.length)).toBe(
          BigInt(whole + fraction) * 10n ** BigInt(37 + power - fraction.length),
        );
      }),
    );
  });
});

it.each<[unknown, string | null]>([
  [1.0, '1'],
  ['0.50', '0.50'],
  [0, null],
  ['0.00', null],
  [-5, null],
])('wirePositiveAmount reads %j as %j', (input, expected) => {
  expect(wirePositiveAmount.parse(input)).toBe(expected);
});

it.each<[unknown, string | null, string | null]>([
  ['26.80', '26.80', '26.80'],
  [2.68e1, '26.8', '26.8'],
  ['0.00', '0.00', null],
  [0, '0', null],
  [-1, null, null],
  [{ amount: '1.5' }, '1.5', '1.5'],
  [{ amount: 1.5, currency: null }, '1.5', '1.5'],
  [{ amount: { amount: '1.5' } }, null, null],
  [{ amount: '1.5', currency: 'EUR' }, null, null],
  [{ amount: '1.5', currency: { code: 'EUR' } }, null, null],
  [{ amount: '1.5', currency_code: 'EUR' }, null, null],
])('of a coin, %j is the amount %j and the price %j', (input, amount, price) => {
  expect(wireCoinAmount.parse(input)).toBe(amount);
  expect(wireCoinPrice.parse(input)).toBe(price);
});

it.each<[unknown, number | null]>([
  [6, 6],
  ['18', 18],
  [256, null],
  [1.5, null],
  [-1, null],
  [null, null],
])('wireWhole reads %j as %j', (input, expected) => {
  expect(wireWhole(255).parse(input)).toBe(expected);
});

it.each<[unknown, number | null | undefined]>([
  [6, 6],
  ['18', 18],
  [null, null],
  [undefined, null],
  ['', null],
  ['six', undefined],
  [256, undefined],
  [{}, undefined],
])('wireReadable reads %j as %j, undefined standing for a refusal', (input, expected) => {
  expect(wireReadable(wireWhole(255)).safeParse(input).data).toBe(expected);
});

describe('text', () => {
  it.each<[unknown, string | null]>([
    [' Northwind ', 'Northwind'],
    [9_000_001, '9000001'],
    ['two\r\nlines', 'two lines'],
    ['a\u0000b\u001bc', 'abc'],
    ['$5\u202e00\u202c', '$500'],
    ['\u2066$5\u2069', '$5'],
    ['half \ud83c', 'half'],
    ['whole 🎮 楽', 'whole 🎮 楽'],
    ['\u202e', null],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['x'.repeat(501), null],
    [1e300, null],
    [' ', null],
    [{}, null],
  ])('to show reads %j as %j', (input, expected) => {
    expect(wireText.parse(input)).toBe(expected);
  });

  it.each<[unknown, string | null]>([
    ['Unlimited 3 days', 'Unlimited 3 days'],
    ['5 EUR - PIN', '5 EUR - PIN'],
    ['10 USD -15 %', '10 USD -15 %'],
    ['US-1 month', 'US-1 month'],
    ['-1', null],
    [-1, null],
    ['-1 GB 3 days', null],
    ['Data: \u22121', null],
  ])('of a value reads %j as %j', (input, expected) => {
    expect(wireLabel.parse(input)).toBe(expected);
  });

  it.each<[unknown, string | null]>([
    ['5 EUR - PIN ', '5 EUR - PIN '],
    ['₩5,000', '₩5,000'],
    [100, '100'],
    [' ', null],
    [null, null],
    [['5'], null],
  ])('to send back keeps %j as %j', (input, expected) => {
    expect(wireVerbatim.parse(input)).toBe(expected);
  });

  it.each<[unknown]>([['a\u202eb'], ['a\nb'], ['half \udf1f'], ['x'.repeat(501)], [1e300]])(
    'to send back refuses %j, in whose place nothing else will do',
    (input) => {
      expect(wireVerbatim.safeParse(input).success).toBe(false);
      expect(wireKey.safeParse(input).success).toBe(false);
    },
  );

  it('that a row needs is refused when missing', () => {
    const row = z.object({ brand: wireKey });
    expect(row.safeParse({}).success).toBe(false);
    expect(row.safeParse({ brand: ' ' }).success).toBe(false);
    expect(row.safeParse({ brand: 1800 })).toMatchObject({ data: { brand: '1800' } });
  });

  it.each<[unknown, string | null]>([
    [' 0x8a1e ', '0x8a1e'],
    [`lnbc${'q'.repeat(1500)}`, `lnbc${'q'.repeat(1500)}`],
    ['0x8a 1e', null],
    ['0x8a\u202e1e', null],
    ['0x8a\u200b1e', null],
    ['0x8a\u20601e', null],
    ['0x8\u04301e', null],
    ['0x8a1e\u007f', null],
    ['!~', '!~'],
    ['a'.repeat(4001), null],
  ])('of an address reads %j as %j', (input, expected) => {
    expect(wireToken.parse(input)).toBe(expected);
  });

  it('of a code stays as it came', () => {
    expect(wireSecret.parse(' AB\nCD\u001dEF ')).toBe('AB\nCD\u001dEF');
    expect(wireSecret.parse('t'.repeat(1_000_000))).toHaveLength(1_000_000);
    expect(wireSecret.parse(12_345_678_901_234_567_000)).toBeNull();
  });

  it('of a description is cut, not lost', () => {
    expect(wireHtml.parse('<p>x</p>'.repeat(20_000))).toHaveLength(40_000);
    expect(wireHtml.parse(`${'x'.repeat(39_999)}🎮`)).toBe('x'.repeat(39_999));
    expect(wireHtml.parse(7)).toBe('7');
    expect(wireHtml.parse(' ')).toBeNull();
  });

  it('in a list is bounded in number and length', () => {
    expect(wireTextList.parse(['games', 7, null, ' ', 'x'.repeat(501), 'home'])).toEqual([
      'games',
      'home',
    ]);
    expect(wireTextList.parse(Array.from({ length: 200 }, String))).toHaveLength(20);
    expect(wireTextList.parse('games')).toEqual([]);
  });
});

it.each<[unknown, boolean | undefined]>([
  [true, true],
  ['TRUE', true],
  [1, true],
  ['1', true],
  [false, false],
  [' False ', false],
  [0, false],
  [2, undefined],
  ['yes', undefined],
  [null, undefined],
  [[true], undefined],
  [JSON.parse('{"toString": 1}'), undefined],
])('wireFlag reads %j as %j', (input, expected) => {
  expect(wireFlag.parse(input)).toBe(expected);
});

it.each<[unknown, number | null]>([
  ['1790000000', 1_790_000_000_000],
  [1_790_000_000, 1_790_000_000_000],
  [1_790_000_000.5, 1_790_000_000_500],
  ['2026-09-21T14:13:20Z', 1_790_000_000_000],
  ['2026-09-21T16:13:20.000+02:00', 1_790_000_000_000],
  ['2026-09-21T16:13:20+0200', 1_790_000_000_000],
  ['2026-09-21 14:13:20', 1_790_000_000_000],
  ['2026-13-41T99:13:20Z', null],
  ['1 GB 3', null],
  ['0x6ab13d80', null],
  ['soon', null],
  ['1000', null],
  [1e300, null],
  [1_790_000_000_000, null],
  [null, null],
])('wireTime reads %j as %j', (input, expected) => {
  expect(wireTime.parse(input)).toBe(expected);
});

describe('a list', () => {
  const rows = z.object({ id: wireKey });
  const many = Array.from({ length: 5_003 }, (_, id) => ({ id }));

  it('drops and counts rows that cannot be read, and those past 5,000', () => {
    const list = wireList(rows).parse([{ id: 'a' }, null, {}, [], { id: 'b' }]);
    expect(list).toEqual({ items: [{ id: 'a' }, { id: 'b' }], dropped: 3 });
    const { items, dropped } = wireList(rows).parse(many);
    expect([items.length, items.at(-1)?.id, dropped]).toEqual([5_000, '4999', 3]);
  });

  it('is given up when it is rubbish, and counted all the same', () => {
    let looks = 0;
    const looked = z.unknown().transform((row, context) => {
      looks += 1;
      if (row === null) context.addIssue({ code: 'custom', message: 'none' });
      return row;
    });
    expect(wireList(looked).parse(Array(4_000).fill(null))).toEqual({ items: [], dropped: 4_000 });
    expect(looks).toBeLessThan(200);
    const half = Array.from({ length: 1_000 }, (_, row) => (row % 2 === 0 ? row : null));
    expect(wireList(looked).parse(half).items).toHaveLength(500);
  });

  it.each<[unknown, number]>([
    [undefined, 0],
    [null, 0],
    [{ id: 'a' }, 1],
    ['a', 1],
  ])('is empty where %j stands', (value, dropped) => {
    expect(wireList(rows).parse(value)).toEqual({ items: [], dropped });
  });

  it('may be a row by itself where the supplier may write it so', () => {
    expect(wireListOrOne(rows).parse({ id: 'a' })).toEqual({ items: [{ id: 'a' }], dropped: 0 });
    expect(wireListOrOne(rows).parse(null)).toEqual({ items: [], dropped: 0 });
    expect(wireListOrOne(rows).parse('a')).toEqual({ items: [], dropped: 1 });
  });

  it('that is a whole body is refused when it is none', () => {
    expect(wireRows(rows).parse([])).toEqual({ items: [], dropped: 0 });
    expect(wireRows(rows).parse({ id: 'a' }).items).toHaveLength(1);
    for (const body of [undefined, null, 'x', {}, { problems: [{ problem: 'NOT_ACTIVE' }] }]) {
      expect(wireRows(rows).safeParse(body).success).toBe(false);
    }
  });
});
