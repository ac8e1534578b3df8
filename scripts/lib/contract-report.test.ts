import { describe, expect, it } from 'vitest';
import { type ContractTest, contractReport } from './contract-report.mjs';

function judged(title: string, changes: Partial<ContractTest> = {}): ContractTest {
  const ancestorTitles = ['GET /v2/brands US'];
  return {
    ancestorTitles,
    title: `${title} (inferred)`,
    fullName: `${ancestorTitles} ${title} (inferred)`,
    status: 'passed',
    failureMessages: [],
    meta: { contract: { claim: title, source: 'inferred' } },
    ...changes,
  };
}

function report(...tests: ContractTest[]) {
  const file = { name: '/home/me/brands.test.ts', status: 'passed', message: '' };
  return contractReport({ testResults: [{ ...file, assertionResults: tests }] }, 'the sandbox');
}

const drifted = judged('describes brands', {
  ancestorTitles: ['GET /v5/products US', 'fixed'],
  status: 'failed',
  failureMessages: [
    'Error: [].min: expected string\n[].max: too\n    at holds (/home/me/b.ts:1:2)',
  ],
});
const unanswered = judged('lists brands', {
  status: 'failed',
  failureMessages: ['Error: GET /v2/brands was answered with 429'],
  meta: { contract: { claim: '', source: 'inferred', unanswered: true } },
});
const skipped = judged('makes orders', {
  ancestorTitles: ['POST /v5/orders'],
  status: 'skipped',
  meta: { contract: { claim: '', source: 'inferred', skipped: 'takes a write' } },
});

describe('contractReport', () => {
  it('is good when every belief holds or was left out for a reason', () => {
    expect(report(judged('one'), judged('two'), skipped, skipped)).toEqual({
      good: true,
      lines: [
        'Contract with the sandbox: 2 beliefs hold, 0 do not, 2 were not asked about.',
        '',
        'GET /v2/brands US: 2 of 2 hold',
        'Not asked about: 2 × takes a write',
      ],
    });
  });

  it('tells a drift with its source and reason, and not where in the tests it was found', () => {
    const { good, lines } = report(judged('one'), drifted);
    expect(good).toBe(false);
    expect(lines).toEqual([
      'Contract with the sandbox: 1 beliefs hold, 1 do not.',
      '',
      'GET /v2/brands US: 1 of 1 hold',
      'GET /v5/products US: 0 of 1 hold',
      '  ✗ fixed: describes brands (inferred)',
      '      [].min: expected string',
      '      [].max: too',
    ]);
  });

  it('tells an answer that never came from a drift', () => {
    const { good, lines } = report(judged('one'), unanswered, unanswered);
    expect(good).toBe(false);
    expect(lines[0]).toContain('1 beliefs hold, 0 do not, 2 got no answer to judge');
    expect(lines.at(-1)).toBe('No answer: 2 × GET /v2/brands was answered with 429');
  });

  it('is not good when a test of our own fails, a file does not load or nothing was judged', () => {
    const own = report(judged('one'), judged('a gate', { status: 'failed', meta: {} }));
    expect(own.good).toBe(false);
    expect(own.lines.at(-1)).toMatch(/^Not about the supplier: .*a gate.* failed$/);

    const file = { name: '/home/me/price.test.ts', status: 'failed', message: 'No such\nfile' };
    const broken = contractReport({ testResults: [{ ...file, assertionResults: [] }] }, 'x');
    expect(broken.good).toBe(false);
    expect(broken.lines.at(-1)).toBe('Not about the supplier: price.test.ts: No such failed');

    expect(report().good).toBe(false);
  });
});
