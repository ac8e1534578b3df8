import { expect, it } from 'vitest';
import { mayHaveTakenEffect, type SupplierError, type SupplierErrorKind } from './errors';

const ambiguous: Record<SupplierErrorKind, boolean> = {
  unreachable: false,
  interrupted: true,
  'rate-limited': true,
  blocked: false,
  unavailable: true,
  'not-found': false,
  refused: false,
  unreadable: true,
};

const errors: SupplierError[] = [
  { kind: 'unreachable' },
  { kind: 'interrupted' },
  { kind: 'rate-limited', retryAfterSeconds: 5 },
  { kind: 'blocked' },
  { kind: 'unavailable' },
  { kind: 'not-found' },
  { kind: 'refused', problems: [] },
  { kind: 'unreadable' },
];

it.each(errors)('whether a write that ended as $kind may have taken effect', (error) => {
  expect(mayHaveTakenEffect(error)).toBe(ambiguous[error.kind]);
});

it('judges every kind of failure', () => {
  expect(errors.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(ambiguous).toSorted());
});
