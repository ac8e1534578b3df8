import { decimals, grouped, percentile, tableLines } from '../live/figures.mjs';

/** What is asked of a page: so much of the empty page's answers a second. */
export const targets = { list: 0.6, product: 0.6 };

/**
 * What the heap may grow by and still be called flat: two collections of the same work differ by some
 * 2 MB. Over 75,000 requests it is 67 bytes each, less than the least that could be forgotten by
 * mistake, an entry in a map with its key.
 */
export const mostGrowth = 5e6;

const middle = (values) => percentile(values, 50);
const perSecond = ({ answers, seconds }) => answers / seconds;

/**
 * What a page's rounds come to, each with the empty page's that followed it.
 * @param {{ own: Round, empty: Round }[]} rounds
 * @returns medians of the rounds; `share` of what the empty page answered, null for that page itself
 */
export function summary(name, rounds) {
  const of = (figure) => middle(rounds.map(({ own }) => figure(own)));
  return {
    name,
    perSecond: of(perSecond),
    p50: of(({ latency }) => latency.p50),
    p99: of(({ latency }) => latency.p99),
    cpuMs: of(({ cpuSeconds, answers }) => (1000 * cpuSeconds) / answers),
    bytes: of(({ bytes, answers }) => bytes / answers),
    share: middle(rounds.map(({ own, empty }) => perSecond(own) / perSecond(empty))),
  };
}

const header = ['page', 'per s', 'p50 ms', 'p99 ms', 'CPU ms', 'kB sent', 'kB', 'share', 'target'];
const percent = (share) => `${Math.round(share * 100)} %`;

/** Lines of a table: a page a line, and last the empty page they were held against. */
export function pageTable(summaries) {
  const rows = summaries.map(({ name, wholeBytes, share, ...figures }) => [
    name,
    decimals(figures.perSecond, 0),
    decimals(figures.p50, 1),
    decimals(figures.p99, 1),
    decimals(figures.cpuMs, 2),
    decimals(figures.bytes / 1000, 1),
    decimals(wholeBytes / 1000, 1),
    percent(share),
    targets[name] === undefined ? '' : `≥ ${percent(targets[name])}`,
  ]);
  return tableLines([header, ...rows]);
}

/** A sentence for each page with a target: whether it was reached. */
export function targetSentences(summaries) {
  return summaries.flatMap(({ name, share }) => {
    const least = targets[name];
    if (least === undefined) return [];
    const outcome = share >= least ? 'reached' : 'missed';
    return [
      `${name}: ${percent(share)} of the empty page (at least ${percent(least)}: ${outcome})`,
    ];
  });
}

/**
 * Whether memory is flat: from a quarter of the requests on, when all code is compiled and every
 * cache is filled, the heap grows by at most `mostGrowth`.
 * @param {{ requests: number, heap: number }[]} looks after forced collections, the last at the end
 * @returns `isFlat` is null where nothing was asked for in between
 */
export function heapVerdict(looks) {
  const last = looks.at(-1);
  const first = looks.find(({ requests }) => requests >= last.requests / 4);
  const growth = last.heap - first.heap;
  const isFlat = first === last ? null : growth <= mostGrowth;
  return { from: first.requests, to: last.requests, growth, isFlat };
}

const memoryHeader = ['requests', 'heap MB', 'RSS MB'];

/** Lines that tell what the heap came to, and whether it is flat. */
export function memoryLines(looks) {
  const rows = looks.map(({ requests, heap, rss }) => [
    grouped(requests),
    decimals(heap / 1e6, 1),
    decimals(rss / 1e6, 0),
  ]);
  const { from, to, growth, isFlat } = heapVerdict(looks);
  if (isFlat === null) return tableLines([memoryHeader, ...rows]);
  const each = decimals(growth / (to - from), 0);
  return [
    ...tableLines([memoryHeader, ...rows]),
    `${grouped(from)} to ${grouped(to)} requests: ${decimals(growth / 1e6, 1)} MB of heap, ${each} bytes each ` +
      `(at most ${mostGrowth / 1e6} MB: ${isFlat ? 'flat' : 'grows'})`,
  ];
}
