import { expect, it } from 'vitest';
import { Draws } from '@/e2e/support/chaos-draws';
import { busyHour, deeds, planned, segments } from './plan';

const tasks = (seed: string) => planned(new Draws(seed)).flatMap((segment) => segment.tasks);

it('has every deed of a busy hour once, and the segments are all of it', () => {
  const all = tasks('1');
  for (const deed of deeds) {
    const numbers = all.filter((task) => task.deed === deed).map(({ number }) => number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: busyHour[deed] }, (_, at) => at),
    );
  }
  expect(segments.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1);
});

it('mixes deeds, the same way for the same seed', () => {
  expect(tasks('1')).toEqual(tasks('1'));
  expect(tasks('1')).not.toEqual(tasks('2'));
  expect(
    new Set(
      tasks('1')
        .slice(0, 40)
        .map(({ deed }) => deed),
    ).size,
  ).toBeGreaterThan(2);
});
