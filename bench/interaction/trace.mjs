/** What a mark of the bench begins with, by which a trace is divided into steps. */
export const stepMark = 'step: ';

/** The mark that the page makes in the first frame that shows a change of its content. */
export const shownMark = 'shown';

/** What the browser has to record for what is read here. */
export const categories = ['devtools.timeline', 'blink.user_timing', 'toplevel'];

const toMs = (microseconds) => microseconds / 1000;

const isMark = ({ cat }) => cat.split(',').includes('blink.user_timing');

/** The parts of a trace, each from a mark of the bench to the next, in microseconds. */
function stepsOf(events) {
  const marks = events.filter((event) => isMark(event) && event.name.startsWith(stepMark));
  return marks
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ name, ts, pid, tid }, index, all) => ({
      name: name.slice(stepMark.length),
      from: ts,
      to: all[index + 1]?.ts ?? Number.POSITIVE_INFINITY,
      pid,
      tid,
    }));
}

/**
 * Interactions as the browser counts them for INP: a key press or a tap is several events of one id,
 * and takes as long as the one that waits longest for the next paint, in ms.
 */
function interactionsOf(events) {
  const found = new Map();
  for (const { name, ph, ts, args } of events) {
    if (name !== 'EventTiming' || ph !== 'b') continue;
    const { interactionId = 0, duration = 0 } = args.data ?? {};
    if (interactionId === 0) continue;
    const known = found.get(interactionId) ?? { from: ts, duration };
    found.set(interactionId, {
      from: Math.min(known.from, ts),
      duration: Math.max(known.duration, duration),
    });
  }
  return [...found.values()];
}

/** What the main thread did at a stretch, longest first. Tasks stand in one another in a trace. */
const isTask = ({ ph, name }) => ph === 'X' && (name === 'RunTask' || name.endsWith('::RunTask'));

const longest = (durations) => toMs(Math.max(0, ...durations));

/**
 * What the browser recorded while a page was used.
 * @param {object[]} events of a trace of the `categories` above
 * @returns {{ name: string, interactions: number[], task: number, shown: number | null }[]} for
 * each step in its order, in ms: how long each interaction took to the next paint, the longest time
 * the page could not have answered, and from its first event to the last change on the screen; null
 * where nothing changed
 */
export function readTrace(events) {
  const interactions = interactionsOf(events);
  const tasks = events.filter(isTask);
  const changes = events.filter((event) => isMark(event) && event.name === shownMark);
  return stepsOf(events).map(({ name, from, to, pid, tid }) => {
    const isWithin = (at) => at >= from && at < to;
    const own = interactions.filter((interaction) => isWithin(interaction.from));
    const ownTasks = tasks.filter(
      (task) => task.pid === pid && task.tid === tid && isWithin(task.ts),
    );
    const begun = Math.min(...own.map((interaction) => interaction.from));
    const changed = changes.filter(({ ts }) => isWithin(ts) && ts > begun).map(({ ts }) => ts);
    return {
      name,
      interactions: own.map(({ duration }) => duration),
      task: longest(ownTasks.map(({ dur = 0 }) => dur)),
      shown: changed.length === 0 ? null : toMs(Math.max(...changed) - begun),
    };
  });
}
