import type { Draws } from '@/e2e/support/chaos-draws';

/** What somebody does in the shop; how often is told by `busyHour`. */
export const deeds = ['visit', 'purchase', 'stream', 'attack'] as const;
export type Deed = (typeof deeds)[number];

/**
 * The busiest hour, an eighth of the day, of a shop that sells some 1,500 orders a day: 600 visitors
 * of three pages each, which is a page every two seconds; a checkout every twenty; two looks at a
 * live order for each; and a client up to no good every forty. A run has as many, however long it
 * takes.
 */
export const busyHour: Record<Deed, number> = {
  visit: 600,
  purchase: 180,
  stream: 360,
  attack: 90,
};

/** The traffic between two looks at what the shop holds, as a part of all of it. */
export type Segment = {
  part: number;
  /** What becomes of the shop in the middle of it, while all goes on. */
  restart: 'SIGTERM' | 'SIGKILL' | null;
  /** Whether the shop is let come to rest afterwards, and looked at. */
  plateau: boolean;
};

/** The process that is left after both restarts lives through most of it, and is looked at four times. */
export const segments: Segment[] = [
  { part: 0.12, restart: null, plateau: true },
  { part: 0.12, restart: 'SIGTERM', plateau: false },
  { part: 0.16, restart: 'SIGKILL', plateau: true },
  { part: 0.2, restart: null, plateau: true },
  { part: 0.2, restart: null, plateau: true },
  { part: 0.2, restart: null, plateau: true },
];

/** One deed; its number is its own among all of its kind. */
export type Task = { deed: Deed; number: number };

function shuffled<T>(list: readonly T[], draws: Draws): T[] {
  return list
    .map((item) => ({ item, at: draws.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** All deeds of a run in segments, mixed as the seed has it. */
export function planned(draws: Draws): (Segment & { tasks: Task[] })[] {
  let before = 0;
  return segments.map((segment, index) => {
    const after = before + segment.part;
    const tasks = deeds.flatMap((deed) => {
      const from = Math.round(busyHour[deed] * before);
      const to = Math.round(busyHour[deed] * after);
      return Array.from({ length: to - from }, (_, at) => ({ deed, number: from + at }));
    });
    before = after;
    return { ...segment, tasks: shuffled(tasks, draws.of(`segment ${index}`)) };
  });
}
