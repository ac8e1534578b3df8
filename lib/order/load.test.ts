import { describe, expect, it } from 'vitest';
import { catchUp, isWorthNoting } from './load';

const row = (lastState: string, lastVersion: number | null) => ({ lastState, lastVersion });

describe('a copy of an order’s row', () => {
  it.each([
    {
      what: 'a newer state',
      mine: row('awaiting-payment', 5),
      other: row('paid', 6),
      taken: true,
    },
    { what: 'a first state', mine: row('preparing', null), other: row('seen', 5), taken: true },
    {
      what: 'an older state',
      mine: row('seen', 6),
      other: row('awaiting-payment', 5),
      taken: false,
    },
    {
      what: 'one that is not dated',
      mine: row('seen', 6),
      other: row('preparing', null),
      taken: false,
    },
    {
      what: 'one of the same second',
      mine: row('awaiting-payment', 5),
      other: row('paid', 5),
      taken: true,
    },
    {
      what: 'one of the same second once the money has arrived',
      mine: row('paid', 5),
      other: row('awaiting-payment', 5),
      taken: false,
    },
  ])('catches up with another: $what, $taken', ({ mine, other, taken }) => {
    const copy = { ...mine };
    catchUp(copy, other);
    expect(copy).toEqual(taken ? other : mine);
  });
});

describe('what was seen of an order', () => {
  it.each([
    { what: 'another state', seen: ['seen', 5], noted: ['awaiting-payment', 5], worth: true },
    { what: 'another state without a date', seen: ['paid', null], noted: ['seen', 5], worth: true },
    { what: 'the same', seen: ['seen', 5], noted: ['seen', 5], worth: false },
    { what: 'the same without a date', seen: ['seen', null], noted: ['seen', 5], worth: false },
    { what: 'a first date', seen: ['seen', 5], noted: ['seen', null], worth: true },
    { what: 'a date a little later', seen: ['seen', 64], noted: ['seen', 5], worth: false },
    { what: 'a date a minute later', seen: ['seen', 65], noted: ['seen', 5], worth: true },
    { what: 'a check once it was paid', seen: ['in-review', 99], noted: ['paid', 5], worth: false },
    { what: 'a check before that', seen: ['in-review', 5], noted: ['seen', 5], worth: true },
  ] as const)('is noted or not: $what, $worth', ({ seen, noted, worth }) => {
    const [state, version] = seen;
    const [lastState, lastVersion] = noted;
    expect(isWorthNoting({ state, version }, { lastState, lastVersion })).toBe(worth);
  });
});
