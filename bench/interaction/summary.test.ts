import { expect, it } from 'vitest';
import { summary } from './summary.mjs';

const step = (name: string, interactions: number[], task = 0, shown: number | null = null) => ({
  name,
  interactions,
  task,
  shown,
});

it('is the median over rounds of the median and the worst of each step', () => {
  const rows = summary([
    [step('letter', [10, 20, 90], 5, 50), step('tap', [1])],
    [step('letter', [10, 30, 40], 7, 80), step('tap', [3])],
    [step('letter', [10, 25, 50], 9, 60), step('tap', [8])],
  ]);
  expect(rows).toEqual([
    { name: 'letter', times: 3, median: 25, worst: 50, task: 7, shown: 60 },
    { name: 'tap', times: 1, median: 3, worst: 3, task: 0, shown: Number.NaN },
  ]);
});

it('takes steps of one name together', () => {
  const [row] = summary([[step('letter', [10], 5, 50), step('tap', [1]), step('letter', [30], 8)]]);
  expect(row).toEqual({ name: 'letter', times: 2, median: 10, worst: 30, task: 8, shown: 50 });
});
