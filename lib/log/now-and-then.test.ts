import { expect, it } from 'vitest';
import { nowAndThen } from './now-and-then';

it('says the first at once, and then at most one in a time, counting the rest', () => {
  let now = 0;
  const said: number[] = [];
  const sometimes = nowAndThen(1000, () => now);
  for (now of [0, 1, 999, 1000, 1001, 5000]) sometimes((more) => said.push(more));
  expect(said).toEqual([0, 2, 1]);
});
