import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { difference, expectNone, holds } from './belief';

const rows = z.array(z.looseObject({ kind: z.enum(['card', 'phone']), min: z.string() }));

describe('holds', () => {
  it('gives back what has the shape, other keys and all', () => {
    const body = [{ kind: 'card', min: '$5', other: 1 }];
    expect(holds(rows, body)).toEqual(body);
  });

  it('says once for all rows where a body departs from the shape', () => {
    const body = Array.from({ length: 27 }, () => ({ kind: 'card', min: null }));
    expect(() => holds(rows, body)).toThrow(/^\[\]\.min: .*received null \(27 times\)$/);
  });

  it('shows a value that is none of those expected', () => {
    expect(() => holds(rows, [{ kind: 'coupon', min: '' }])).toThrow(/^\[\]\.kind: .*"coupon"$/);
  });

  it('shows no value of other kinds, and no long text', () => {
    const text = z.string().regex(/^\d+$/);
    expect(() => holds(text, 'x'.repeat(1000))).toThrow(/"x{40}"$/);
    expect(() => holds(z.looseObject({ id: z.number() }), { id: 'private' })).toThrow(
      /^(?!.*private)id: /,
    );
  });

  it('leaves out what would make it long', () => {
    const many = z.array(z.string());
    expect(() => holds(z.record(z.string(), many), { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })).toThrow(
      /\nand 1 more$/,
    );
  });
});

describe('expectNone', () => {
  it('is content with an empty list, and names the first of any other', () => {
    expect(() => expectNone('odd ones', [])).not.toThrow();
    expect(() => expectNone('odd ones', ['a', 'b'])).toThrow('2 odd ones: a, b');
    expect(() => expectNone('odd ones', [...'abcdef'])).toThrow('6 odd ones: a, b, c, d, e, …');
  });
});

describe('difference', () => {
  it('gives what only one side has', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual(['a', 'c']);
    expect(difference(['a', 'a'], ['a'])).toEqual([]);
  });
});
