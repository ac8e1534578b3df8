import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Adds counts up. */
export function total(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(sum)) sum[key] += counts[key];
  return sum;
}

/** The counts in vitest's JSON report; a file that could not even be loaded is one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The counts in Playwright's JSON report; an error outside any test is one failure. */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * The counts of a stage that writes a report.
 * A run that ends badly, or leaves no report, or runs nothing, has failed at least once.
 */
export function reportCounts(file, read, exitCode) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...counts, failed: 1 };
  }
  const silent = exitCode !== 0 || counts.passed + counts.failed === 0;
  return silent && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The last line of a test run, always of this form; what was skipped stands in the table above it. */
export function summary({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
