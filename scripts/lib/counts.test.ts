import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playwrightCounts, reportCounts, summary, total, vitestCounts } from './counts.mjs';
import { temporaryFolder } from './temporary-folder';

const vitest = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}, {}] },
    { status: 'failed', assertionResults: [] },
  ],
};

describe('counts', () => {
  it('reads a vitest report, a file that did not load being a failure', () => {
    expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('reads a Playwright report, an error outside tests being a failure', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  const reported = (report: string, code: number) => {
    const root = temporaryFolder({ 'report.json': report });
    return reportCounts(path.join(root, 'report.json'), vitestCounts, code);
  };
  const clean = { ...vitest, numFailedTests: 0, testResults: [] };

  it('takes a report as it is when run and report agree', () => {
    expect(reported(JSON.stringify(clean), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
    expect(reported(JSON.stringify(vitest), 1).failed).toBe(2);
  });

  it('counts a failure when the run ended badly though no test failed', () => {
    expect(reported(JSON.stringify(clean), 1).failed).toBe(1);
  });

  it('counts a failure when nothing ran or nothing was reported', () => {
    expect(reported(JSON.stringify({ ...clean, numPassedTests: 0 }), 0).failed).toBe(1);
    expect(reported('{ "numPas', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(reportCounts('/nowhere/report.json', vitestCounts, 0).failed).toBe(1);
  });

  it('adds up and says it in one line', () => {
    const sum = total([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 0 },
    ]);
    expect(summary(sum)).toBe('41 passed, 2 failed');
    expect(summary({ ...sum, skipped: 3 })).toBe('41 passed, 2 failed');
  });
});
