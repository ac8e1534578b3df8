import { describe, expect, it } from 'vitest';
import { type RangeOption, readValue } from './value-fault';

const words = {
  notANumber: 'no number',
  outOfRange: '{min} to {max}',
  offStep: '{lower} or {upper}',
  offStepLast: 'only {lower}',
};

const option: RangeOption = {
  type: 'range',
  id: '1',
  label: 'Own value',
  min: '5',
  max: '1049',
  step: '10',
  currency: 'EUR',
  sign: '€',
  minText: '5 €',
  maxText: '1.049 €',
  stepText: '10 €',
  suggestions: [],
  receives: null,
  disabled: false,
};

const read = (typed: string) => readValue(typed, option, words, 'de');

describe('a typed value', () => {
  it('is read in the reader’s language and sent plain', () => {
    expect(read('1.005,00 €')).toEqual({ value: '1005.00', fault: null });
    expect(read('25')).toEqual({ value: '25', fault: null });
  });

  it.each([
    ['', 'no number', []],
    ['abc', 'no number', []],
    ['3', '5 € to 1.049 €', [['5', '5\u00a0€']]],
    ['2000', '5 € to 1.049 €', [['1045', '1045\u00a0€']]],
    [
      '20',
      '15\u00a0€ or 25\u00a0€',
      [
        ['15', '15\u00a0€'],
        ['25', '25\u00a0€'],
      ],
    ],
    ['1048', 'only 1045\u00a0€', [['1045', '1045\u00a0€']]],
  ])('%j is at fault: %s', (typed, text, nearest) => {
    const { value, fault } = read(typed);
    expect(value).toBeNull();
    expect(fault?.text.replaceAll('1.045', '1045')).toBe(text);
    const near = fault?.nearest.map((each) => [each.value, each.text.replace('1.045', '1045')]);
    expect(near).toEqual(nearest);
  });
});
