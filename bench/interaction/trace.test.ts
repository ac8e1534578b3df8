import { describe, expect, it } from 'vitest';
import { readTrace, shownMark, stepMark, type TraceEvent } from './trace.mjs';

const main = { pid: 7, tid: 1, args: {} };
const mark = (name: string, ms: number): TraceEvent => ({
  ...main,
  name,
  cat: 'blink.user_timing',
  ph: 'R',
  ts: ms * 1000,
});
const task = (from: number, to: number, tid = 1): TraceEvent => ({
  ...main,
  tid,
  name: 'ThreadControllerImpl::RunTask',
  cat: 'toplevel',
  ph: 'X',
  ts: from * 1000,
  dur: (to - from) * 1000,
});
const timing = (interactionId: number, from: number, to: number): TraceEvent => ({
  ...main,
  name: 'EventTiming',
  cat: 'devtools.timeline',
  ph: 'b',
  ts: from * 1000,
  args: { data: { interactionId, duration: to - from } },
});

describe('a trace', () => {
  it('is divided by its marks, in the order of time', () => {
    const steps = readTrace([mark(`${stepMark}second`, 20), mark(`${stepMark}first`, 10)]);
    const nothing = { interactions: [], task: 0, shown: null };
    expect(steps).toEqual([
      { name: 'first', ...nothing },
      { name: 'second', ...nothing },
    ]);
  });

  it('tells of each interaction how long its slowest event took', () => {
    const steps = readTrace([
      mark(`${stepMark}letters`, 0),
      timing(11, 5, 35),
      timing(11, 6, 80),
      timing(12, 100, 116),
      // No interaction, as the movement of a finger is none.
      timing(0, 100, 900),
      mark(`${stepMark}tap`, 200),
      timing(13, 201, 211.5),
    ]);
    expect(steps.map(({ interactions }) => interactions)).toEqual([[74, 16], [10.5]]);
  });

  it('tells the longest task of the page’s own thread', () => {
    const steps = readTrace([
      mark(`${stepMark}tap`, 10),
      task(0, 9),
      task(12, 20),
      task(30, 70),
      task(12, 900, 2),
      mark(`${stepMark}rest`, 100),
      task(101, 102),
    ]);
    expect(steps.map((step) => step.task)).toEqual([40, 1]);
  });

  it('tells how long it took until the last change was shown', () => {
    const steps = readTrace([
      mark(`${stepMark}tap`, 0),
      mark(shownMark, 3),
      timing(11, 10, 20),
      mark(shownMark, 60),
      mark(shownMark, 310),
      mark(`${stepMark}rest`, 400),
      mark(shownMark, 500),
    ]);
    expect(steps.map(({ shown }) => shown)).toEqual([300, null]);
  });
});
