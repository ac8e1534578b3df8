import { describe, expect, it } from 'vitest';
import { busyPercent, processorSeconds, residentBytes } from './proc.mjs';

describe('what the kernel says of a process', () => {
  it('has its resident memory', () => {
    const status = 'Name:\tnode\nVmPeak:\t  999 kB\nVmRSS:\t   12345 kB\nRssAnon:\t  1 kB\n';
    expect(residentBytes(status)).toBe(12345 * 1024);
  });

  it('has no memory once the process has ended', () => {
    expect(() => residentBytes('Name:\tnode\nState:\tZ (zombie)\n')).toThrow('ended');
  });

  it('has its processor time behind a name that may hold anything', () => {
    const fields = ['S', ...Array(10).fill(7), 250, 50, ...Array(20).fill(9)];
    expect(processorSeconds(`42 (next) (v16 1) ${fields.join(' ')}`)).toBe(3);
  });
});

it('measures how busy a process was in percent of a core', () => {
  const from = { at: 1000, bytes: 0, seconds: 2 };
  expect(busyPercent(from, { at: 3000, bytes: 0, seconds: 2.5 })).toBe(25);
});
