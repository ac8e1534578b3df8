import { percentile } from '../live/figures.mjs';

const median = (values) => percentile(values, 50);

/** The steps of one round that have the same name, as one. */
function merged(steps) {
  const shown = steps.flatMap((step) => step.shown ?? []);
  return {
    interactions: steps.flatMap(({ interactions }) => interactions),
    task: Math.max(...steps.map(({ task }) => task)),
    shown: shown.length === 0 ? Number.NaN : Math.max(...shown),
  };
}

/**
 * Medians over rounds of what each step took in each.
 * @param {ReturnType<import('./trace.mjs').readTrace>[]} rounds
 * @returns by name, in the order of the first round, in ms: how many interactions a round has,
 * their median, the worst of them, the longest task and until everything was shown (NaN for nothing)
 */
export function summary(rounds) {
  const names = [...new Set(rounds[0].map(({ name }) => name))];
  return names.map((name) => {
    const each = rounds.map((steps) => merged(steps.filter((step) => step.name === name)));
    return {
      name,
      times: median(each.map(({ interactions }) => interactions.length)),
      median: median(each.map(({ interactions }) => median(interactions))),
      worst: median(each.map(({ interactions }) => Math.max(...interactions))),
      task: median(each.map(({ task }) => task)),
      shown: median(each.map(({ shown }) => shown)),
    };
  });
}
