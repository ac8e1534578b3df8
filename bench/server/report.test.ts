import { describe, expect, it } from 'vitest';
import {
  heapVerdict,
  memoryLines,
  mostGrowth,
  pageTable,
  summary,
  targetSentences,
} from './report.mjs';

const round = (answers: number, p99 = 9) => ({
  answers,
  seconds: 2,
  cpuSeconds: 1,
  bytes: answers * 4000,
  latency: { p50: 5, p99 },
});

describe('what the rounds of a page come to', () => {
  it('is the median of each figure, by the second and by the answer', () => {
    const rounds = [round(100, 7), round(200, 99), round(400, 8)].map((own) => ({
      own,
      empty: round(1000),
    }));
    expect(summary('home', rounds)).toEqual({
      name: 'home',
      perSecond: 100,
      p50: 5,
      p99: 8,
      cpuMs: 5,
      bytes: 4000,
      share: 0.2,
    });
  });

  it('has the share of each round by the empty page beside it, whatever the machine did meanwhile', () => {
    const rounds = [
      { own: round(50), empty: round(100) },
      { own: round(5), empty: round(10) },
      { own: round(500), empty: round(1000) },
    ];
    expect(summary('list', rounds).share).toBe(0.5);
  });
});

describe('the table of pages', () => {
  const list = { ...summary('list', [{ own: round(60), empty: round(100) }]), wholeBytes: 123_456 };

  it('has a line for each page, with its target where there is one', () => {
    const home = { ...list, name: 'home', share: 0.314 };
    expect(pageTable([list, home]).map((line) => line.split(/\s{2,}/))).toEqual([
      ['page', 'per s', 'p50 ms', 'p99 ms', 'CPU ms', 'kB sent', 'kB', 'share', 'target'],
      ['list', '30', '5.0', '9.0', '16.67', '4.0', '123.5', '60 %', '≥ 60 %'],
      ['home', '30', '5.0', '9.0', '16.67', '4.0', '123.5', '31 %'],
    ]);
  });

  it('is followed by a sentence for each target', () => {
    const product = { ...list, name: 'product', share: 0.59 };
    expect(targetSentences([list, product, { ...list, name: 'home' }])).toEqual([
      'list: 60 % of the empty page (at least 60 %: reached)',
      'product: 59 % of the empty page (at least 60 %: missed)',
    ]);
  });
});

describe('whether memory is flat', () => {
  const looks = (heaps: number[]) =>
    [0, 10_000, 25_000, 50_000, 100_000].map((requests, index) => ({
      requests,
      heap: heaps[index] ?? 0,
      rss: 200e6,
    }));

  it('is judged from a quarter of the requests on, to the last', () => {
    const flat = looks([30e6, 60e6, 70e6, 90e6, 70e6 + mostGrowth]);
    expect(heapVerdict(flat)).toEqual({
      from: 25_000,
      to: 100_000,
      growth: mostGrowth,
      isFlat: true,
    });
    const leaking = looks([30e6, 60e6, 70e6, 70e6, 70e6 + mostGrowth + 1]);
    expect(heapVerdict(leaking)).toMatchObject({ growth: mostGrowth + 1, isFlat: false });
  });

  it('is not said of what was asked for once', () => {
    const before = looks([30e6]).slice(0, 1);
    expect(heapVerdict(before).isFlat).toBeNull();
    expect(memoryLines(before)).toHaveLength(2);
  });

  it('is told below the figures it is judged by', () => {
    expect(memoryLines(looks([30e6, 60e6, 70e6, 70e6, 71.5e6]))).toEqual([
      'requests  heap MB  RSS MB',
      '0            30.0     200',
      '10,000       60.0     200',
      '25,000       70.0     200',
      '50,000       70.0     200',
      '100,000      71.5     200',
      '25,000 to 100,000 requests: 1.5 MB of heap, 20 bytes each (at most 5 MB: flat)',
    ]);
  });
});
