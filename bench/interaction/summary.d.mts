import type { Step } from './trace.mjs';

export function summary(rounds: Step[][]): {
  name: string;
  times: number;
  median: number;
  worst: number;
  task: number;
  shown: number;
}[];
