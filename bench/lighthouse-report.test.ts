import { describe, expect, it } from 'vitest';
import { audited, medians, shortfalls, targets } from './lighthouse-report.mjs';

const report = (performance: number, lcp: number, seo: number | null = 1) => ({
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
      timings: { lcp: 2500, cls: 0, tbt: 10 },
      failed: ['performance: Largest Contentful Paint (2.5 s)', 'seo: No canonical'],
    });
  });

  it('counts a category that could not be scored as nothing', () => {
    expect(audited(report(1, 1, null)).scores.seo).toBe(0);
  });
});

describe('medians', () => {
  it('are of each figure by itself', () => {
    const { scores, timings } = medians(
      [report(0.9, 1000), report(0.99, 3000), report(0.95, 2000)].map(audited),
    );
    expect(scores.performance).toBe(95);
    expect(timings.lcp).toBe(2000);
  });
});

describe('shortfalls', () => {
  const perfect = { ...targets };

  it('are none where every target is met', () => {
    expect(shortfalls([{ name: 'home', scores: perfect, failed: ['performance: LCP'] }])).toEqual(
      [],
    );
  });

  it('say which page falls short in what', () => {
    const pages = [
      { name: 'list', scores: { ...perfect, performance: 94 }, failed: ['performance: LCP (3 s)'] },
      { name: 'home', scores: { ...perfect, seo: Number.NaN }, failed: [] },
    ];
    expect(shortfalls(pages)).toEqual([
      'list scores 94 of 95 in performance: LCP (3 s).',
      'home scores NaN of 100 in seo: no reason given.',
    ]);
  });
});
