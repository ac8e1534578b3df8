/** What the sandbox's panel can make happen to an order; each is a command of its control API. */
export const simulations = ['pay', 'pay-part', 'expire', 'fail', 'review', 'resume'] as const;
export type Simulation = (typeof simulations)[number];

/** Whether a path segment is one of the commands. */
export function isSimulation(text: string): text is Simulation {
  return simulations.some((name) => name === text);
}
