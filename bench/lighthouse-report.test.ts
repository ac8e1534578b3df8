import { describe, expect, it } from 'vitest';
import { audited, limits, medians, shortfalls, targets } from './lighthouse-report.mjs';

const report = (performance: number, lcp: number, seo: number | null = 1) => ({
  environment: { benchmarkIndex: lcp / 2 },
  categories: {
    performance: {
      id: 'performance',
      score: performance,
      auditRefs: [{ id: 'largest-contentful-paint', weight: 25 }],
    },
    seo: {
      id: 'seo',
      score: seo,
      auditRefs: [
        { id: 'canonical', weight: 1 },
        { id: 'structured-data', weight: 0 },
      ],
    },
  },
  audits: {
    'largest-contentful-paint': {
      score: 0.8,
      title: 'Largest Contentful Paint',
      displayValue: '2.5 s',
      numericValue: lcp,
    },
    'largest-contentful-paint-element': {
      score: 0,
      title: 'Largest Contentful Paint element',
      details: { items: [{ items: [{ node: { snippet: `<p>${lcp}</p>` } }] }] },
    },
    'first-contentful-paint': { score: 1, title: 'FCP', numericValue: 900 },
    'cumulative-layout-shift': { score: 1, title: 'CLS', numericValue: 0 },
    'total-blocking-time': { score: 1, title: 'TBT', numericValue: 10 },
    canonical: { score: seo, title: 'No canonical' },
    'structured-data': { score: 0, title: 'Not automatic' },
  },
});

describe('a report', () => {
  it('is scores of a hundred, timings, and the audits that cost points', () => {
    expect(audited(report(0.97, 2500, 0))).toEqual({
      scores: { performance: 97, seo: 0 },
      timings: { fcp: 900, lcp: 2500, cls: 0, tbt: 10 },
      machine: 1250,
      failed: ['performance: Largest Contentful Paint (2.5 s)', 'seo: No canonical'],
      largest: '<p>2500</p>',
    });
  });

  it('may not tell what its largest element was', () => {
    const { audits, ...rest } = report(1, 1);
    const { 'largest-contentful-paint-element': _, ...others } = audits;
    expect(audited({ ...rest, audits: others }).largest).toBe('');
  });

  it('counts a category that could not be scored as nothing', () => {
    expect(audited(report(1, 1, null)).scores.seo).toBe(0);
  });
});

describe('medians', () => {
  it('are of each figure by itself', () => {
    const { scores, timings, machine } = medians(
      [report(0.9, 1000), report(0.99, 3000), report(0.95, 2000)].map(audited),
    );
    expect(scores.performance).toBe(95);
    expect(timings.lcp).toBe(2000);
    expect(machine).toBe(1000);
  });

  it('name everything that was the largest in any, once', () => {
    const { largest } = medians([report(1, 1), report(1, 2), report(1, 1)].map(audited));
    expect(largest).toEqual(['<p>1</p>', '<p>2</p>']);
  });
});

describe('shortfalls', () => {
  const perfect = { scores: targets, timings: limits, failed: [] };

  it('are none where every target is met', () => {
    expect(shortfalls([{ ...perfect, name: 'home', failed: ['performance: LCP'] }])).toEqual([]);
  });

  it('say which page scores less than it is to, and why', () => {
    const pages = [
      {
        ...perfect,
        name: 'list',
        scores: { ...targets, performance: 94 },
        failed: ['performance: LCP (3 s)'],
      },
      { ...perfect, name: 'home', scores: { ...targets, seo: Number.NaN } },
    ];
    expect(shortfalls(pages)).toEqual([
      'list scores 94 of 98 in performance: LCP (3 s).',
      'home scores NaN of 100 in seo: no reason given.',
    ]);
  });

  it('say which page takes longer than it may, or shifts', () => {
    const timings = { lcp: 1830, cls: 0.002, tbt: 50 };
    expect(shortfalls([{ ...perfect, name: 'list', timings }])).toEqual([
      'list: LCP of 1.83 s, more than 1.80 s.',
      'list: CLS of 0.002, more than 0.000.',
    ]);
    expect(shortfalls([{ ...perfect, name: 'list', timings: { ...limits, tbt: 61.2 } }])).toEqual([
      'list: TBT of 61 ms, more than 50 ms.',
    ]);
  });
});
