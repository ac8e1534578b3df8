import { decimals, grouped, spread, tableLines } from '../live/figures.mjs';
import type { Verdict } from './judge';
import type { Look } from './shop';
import type { SoakWorld } from './world';

const megabytes = (bytes: number) => decimals(bytes / 1e6, 1);

function counts(entries: Iterable<[string, number]>): string {
  return [...entries]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${grouped(count)} ${name}`)
    .join(', ');
}

/** The looks at the process, one to a line. */
export function lookLines(looks: { name: string; look: Look }[]): string[] {
  const kinds = Object.keys(looks[0]?.look.alive ?? {});
  const header = ['at rest', 'heap MB', 'RSS MB', 'streams', 'sockets', 'awake timers', ...kinds];
  const rows = looks.map(({ name, look }) => [
    name,
    megabytes(look.heap),
    decimals(look.rss / 1e6, 0),
    ...[look.streams, look.sockets, look.timers].map(grouped),
    ...kinds.map((kind) => grouped(look.alive[kind] ?? 0)),
  ]);
  return tableLines([header, ...rows]);
}

/** What has happened, in figures. */
export function trafficLines(
  world: SoakWorld,
  totals: { calls: number; faults: Record<string, number> },
  minutes: number,
): string[] {
  const { p50, p99 } = spread(world.pageMs);
  const visits = world.done.get('visits') ?? 1;
  const met = Object.values(totals.faults).reduce((sum, count) => sum + count, 0);
  return [
    `In ${decimals(minutes, 1)} minutes: ${counts(world.done)}`,
    `Answers: ${counts(world.answered)}`,
    `Faults met: ${grouped(met)} of ${grouped(totals.calls)} calls: ${counts(Object.entries(totals.faults))}`,
    `Pages: p50 ${decimals(p50, 0)} ms, p99 ${decimals(p99, 0)} ms`,
    ...[...world.deedMs].map(([deed, times]) => {
      const taken = spread(times);
      return `One ${deed}: p50 ${decimals(taken.p50 / 1000, 1)} s, p99 ${decimals(taken.p99 / 1000, 1)} s`;
    }),
    `Supplier calls: ${decimals(totals.calls / visits, 1)} for each visit, purchases and streams included`,
  ];
}

/** Each verdict, and what is wrong of it. */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ name, found, wrong }) => [
    `${wrong.length === 0 ? 'held' : 'MISSED'}  ${name}: ${found}`,
    ...wrong.slice(0, 20).map((line) => `        ${line}`),
    ...(wrong.length > 20 ? [`        and ${wrong.length - 20} more`] : []),
  ]);
}
