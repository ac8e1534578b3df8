import { percentile } from './live/figures.mjs';

/** What every page is to score, by Lighthouse's category. */
export const targets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

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

/**
 * What counts of one report.
 * @returns scores of 0 to 100 by category, timings in ms (CLS without a unit), failed audits in words
 */
export function audited(report) {
  const { categories, audits } = report;
  const number = (id) => audits[id]?.numericValue ?? Number.NaN;
  return {
    scores: Object.fromEntries(
      Object.values(categories).map(({ id, score }) => [id, points(score ?? 0)]),
    ),
    timings: {
      lcp: number('largest-contentful-paint'),
      cls: number('cumulative-layout-shift'),
      tbt: number('total-blocking-time'),
    },
    failed: failedAudits(report),
  };
}

const median = (values) => percentile(values, 50);

function mediansOf(records) {
  const names = Object.keys(records[0]);
  return Object.fromEntries(
    names.map((name) => [name, median(records.map((record) => record[name]))]),
  );
}

/** The median of several reports on one page, figure by figure; every audit that failed in any. */
export function medians(reports) {
  return {
    scores: mediansOf(reports.map(({ scores }) => scores)),
    timings: mediansOf(reports.map(({ timings }) => timings)),
    failed: [...new Set(reports.flatMap(({ failed }) => failed))],
  };
}

/** Each score below its target in a sentence, with what it failed in. */
export function shortfalls(pages) {
  return pages.flatMap(({ name, scores, failed }) =>
    Object.entries(targets)
      .filter(([category, target]) => !(scores[category] >= target))
      .map(([category, target]) => {
        const reasons = failed.filter((audit) => audit.startsWith(`${category}: `));
        const why = reasons.map((reason) => reason.slice(category.length + 2)).join('; ');
        return `${name} scores ${scores[category] ?? 'nothing'} of ${target} in ${category}: ${why || 'no reason given'}.`;
      }),
  );
}
