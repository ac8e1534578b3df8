import { describe, expect, it } from 'vitest';
import { catchUp } from './load';

const seen = (lastState: string, lastVersion: number | null) => ({ lastState, lastVersion });

describe('a copy of an order’s row', () => {
  it.each([
    {
      what: 'a newer state',
      mine: seen('awaiting-payment', 5),
      other: seen('paid', 6),
      taken: true,
    },
    { what: 'a first state', mine: seen('preparing', null), other: seen('seen', 5), taken: true },
    {
      what: 'an older state',
      mine: seen('seen', 6),
      other: seen('awaiting-payment', 5),
      taken: false,
    },
    {
      what: 'one that is not dated',
      mine: seen('seen', 6),
      other: seen('preparing', null),
      taken: false,
    },
    {
      what: 'one of the same second',
      mine: seen('awaiting-payment', 5),
      other: seen('paid', 5),
      taken: true,
    },
    {
      what: 'one of the same second once the money has arrived',
      mine: seen('paid', 5),
      other: seen('awaiting-payment', 5),
      taken: false,
    },
  ])('catches up with another: $what, $taken', ({ mine, other, taken }) => {
    const copy = { ...mine };
    catchUp(copy, other);
    expect(copy).toEqual(taken ? other : mine);
  });
});
