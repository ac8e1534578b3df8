/** A process that plays visitors, so that whoever measures does not get in their way. */
import { setTimeout as pause } from 'node:timers/promises';
import { answerCalls } from '../live/calls.mjs';
import { createVisitors } from './visitor.mjs';

answerCalls({
  /**
   * Begins the visits in their order, `perSecond` a second, however long the shop takes for each.
   * @returns what each of them came to, see `visit`
   */
  async come({ port, visits, perSecond }) {
    const visitors = createVisitors({ port });
    await visitors.connect();
    const began = performance.now();
    const under = [];
    for (const [at, visit] of visits.entries()) {
      const early = began + (at * 1000) / perSecond - performance.now();
      if (early >= 1) await pause(early);
      under.push(visitors.visit(visit));
    }
    const visited = await Promise.all(under);
    visitors.end();
    return { visited, seconds: (performance.now() - began) / 1000 };
  },
});
