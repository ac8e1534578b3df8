import { trimDecimal } from '../money';
import { rangeFault, type ValueRange } from './range';

/** What people count in, each to be read with its point moved: 1, 2, 2.5, 5. */
const steps = [
  { digits: '1', shift: 0 },
  { digits: '2', shift: 0 },
  { digits: '25', shift: -1 },
  { digits: '5', shift: 0 },
];

const mostValues = 5;

const decimalsOf = (amount: string) => trimDecimal(amount).split('.')[1]?.length ?? 0;

/** `digits` × 10 to the power of `exponent`, as a plain decimal. */
function scaled(digits: string, exponent: number): string {
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** Every round value that is sold, rising; none finer than the range itself is written. */
function allRound(range: ValueRange): string[] {
  const finest = Math.max(...[range.min, range.max, range.step ?? '1'].map(decimalsOf));
  const powers = range.max.split('.')[0]?.length ?? 0;
  return Array.from({ length: finest + powers }, (_, at) => at - finest)
    .flatMap((power) =>
      steps
        .map(({ digits, shift }) => ({ digits, exponent: power + shift }))
        .filter(({ exponent }) => exponent >= -finest)
        .map(({ digits, exponent }) => scaled(digits, exponent)),
    )
    .filter((value) => rangeFault(value, range) === null);
}

/**
 * Round values of a range, in any currency: few of those there are, from its whole length, rising. Plain
 * decimals; none where no round value is sold.
 */
export function roundValues(range: ValueRange): string[] {
  const all = allRound(range);
  if (all.length <= mostValues) return all;
  const at = (index: number) => Math.floor((index * (all.length - 1)) / (mostValues - 1));
  return Array.from({ length: mostValues }, (_, index) => all[at(index)] ?? '');
}
