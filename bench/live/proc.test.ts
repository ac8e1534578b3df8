import { describe, expect, it } from 'vitest';
import { busyPercent, inodesTo, processorSeconds, residentBytes } from './proc.mjs';

describe('what the kernel says of a process', () => {
  it('has its resident memory', () => {
    const status = 'Name:\tnode\nVmPeak:\t  999 kB\nVmRSS:\t   12345 kB\nRssAnon:\t  1 kB\n';
    expect(residentBytes(status)).toBe(12345 * 1024);
  });

  it('has no memory once the process has ended', () => {
    expect(() => residentBytes('Name:\tnode\nState:\tZ (zombie)\n')).toThrow('ended');
  });

  it('has the sockets to somebody else’s port, and not those of its own', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:0FA0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 7001 1',
      '   1: 0100007F:C0DE 0100007F:0FA0 01 00000000:00000000 02:000003E8 00000000     0        0 7002 2',
      '   2: 0100007F:0FA0 0100007F:C0DE 01 00000000:00000000 00:00000000 00000000     0        0 7003 1',
    ].join('\n');
    expect([...inodesTo(table, 4000)]).toEqual(['7002']);
    expect([...inodesTo(table, 0xc0de)]).toEqual(['7003']);
    expect([...inodesTo(table, 80)]).toEqual([]);
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
