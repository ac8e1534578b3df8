import { percentile } from './live/figures.mjs';

/** What every page is to score, by Lighthouse's category. */
export const targets = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

/** What every page's timings may be at most: ms, but for CLS, which has no unit. */
export const limits = { lcp: 1800, cls: 0, tbt: 50 };

const points = (score) => Math.round(score * 100);

/** Audits that cost points, each as its category and title. */
function failedAudits({ categories, audits }) {
  return Object.values(categories).flatMap((category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1)
      .map(({ id }) => {
        const { title, displayValue } = audits[id];
        return `${category.id}: ${title}${displayValue ? ` (${displayValue})` : ''}`;
      }),
  );
}

/** What of the page the LCP was, as its HTML; empty where it is not told. */
function largestElement({ audits }) {
  const [table] = audits['largest-contentful-paint-element']?.details?.items ?? [];
  return table?.items?.[0]?.node?.snippet ?? '';
}

/**
 * What counts of one report.
 * @returns scores of 0 to 100 by category, timings in ms (CLS without a unit), how fast Lighthouse
 * found the machine in points of its own, failed audits in words, and the HTML of what the LCP was
 */
export function audited(report) {
  const { categories, audits, environment } = report;
  const number = (id) => audits[id]?.numericValue ?? Number.NaN;
  return {
    scores: Object.fromEntries(
      Object.values(categories).map(({ id, score }) => [id, points(score ?? 0)]),
    ),
    timings: {
      fcp: number('first-contentful-paint'),
      lcp: number('largest-contentful-paint'),
      cls: number('cumulative-layout-shift'),
      tbt: number('total-blocking-time'),
    },
    machine: environment?.benchmarkIndex ?? Number.NaN,
    failed: failedAudits(report),
    largest: largestElement(report),
  };
}

const median = (values) => percentile(values, 50);

function mediansOf(records) {
  const names = Object.keys(records[0]);
  return Object.fromEntries(
    names.map((name) => [name, median(records.map((record) => record[name]))]),
  );
}

const distinct = (texts) => [...new Set(texts)].filter((text) => text !== '');

/**
 * The median of several reports on one page, figure by figure; every audit that failed in any, and
 * everything that was the LCP in any.
 */
export function medians(reports) {
  return {
    scores: mediansOf(reports.map(({ scores }) => scores)),
    timings: mediansOf(reports.map(({ timings }) => timings)),
    machine: median(reports.map(({ machine }) => machine)),
    failed: distinct(reports.flatMap(({ failed }) => failed)),
    largest: distinct(reports.flatMap(({ largest }) => largest)),
  };
}

const inSeconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const inMilliseconds = (ms) => `${Math.round(ms)} ms`;

/** Timings in words, as tables and sentences have them. */
export const written = {
  fcp: inSeconds,
  lcp: inSeconds,
  cls: (shift) => shift.toFixed(3),
  tbt: inMilliseconds,
};

function scoreShortfalls({ name, scores, failed }) {
  return Object.entries(targets)
    .filter(([category, target]) => !(scores[category] >= target))
    .map(([category, target]) => {
      const reasons = failed.filter((audit) => audit.startsWith(`${category}: `));
      const why = reasons.map((reason) => reason.slice(category.length + 2)).join('; ');
      return `${name} scores ${scores[category] ?? 'nothing'} of ${target} in ${category}: ${why || 'no reason given'}.`;
    });
}

function timingShortfalls({ name, timings }) {
  return Object.entries(limits)
    .filter(([timing, limit]) => !(timings[timing] <= limit))
    .map(([timing, limit]) => {
      const inWords = written[timing];
      return `${name}: ${timing.toUpperCase()} of ${inWords(timings[timing])}, more than ${inWords(limit)}.`;
    });
}

/** Each score below its target and each timing above its limit in a sentence, with what it failed in. */
export function shortfalls(pages) {
  return pages.flatMap((page) => [...scoreShortfalls(page), ...timingShortfalls(page)]);
}
