import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CardRow, readCardRows, writeCardRows } from './card-rows';

const text = fc.string({ unit: 'grapheme' });
const row: fc.Arbitrary<CardRow> = fc.record({
  path: text,
  name: text,
  initials: text,
  price: text,
  colour: text,
  logo: text,
  isSoldOut: fc.boolean(),
  isLocal: fc.boolean(),
});

it('cards read back as they were written, whatever stands in them but for tabs and line ends', () => {
  const plain = (one: CardRow) =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replace(/[\t\n]/g, ' ') : value,
      ]),
    );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(readCardRows(writeCardRows(rows))).toEqual(rows.map(plain));
    }),
  );
});

it('the first of them can be read alone', () => {
  const rows = ['a', 'b', 'c'].map((name) => ({
    ...{ path: name, name, initials: '', price: '', colour: '', logo: '' },
    ...{ isSoldOut: false, isLocal: true },
  }));
  expect(readCardRows(writeCardRows(rows), 2).map(({ name }) => name)).toEqual(['a', 'b']);
  expect(readCardRows('')).toEqual([]);
});
