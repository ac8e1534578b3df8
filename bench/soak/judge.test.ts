import { expect, it } from 'vitest';
import { unexplained } from './judge';

it('explains how the shop starts, and that it leaves the supplier alone', () => {
  const lines = [
    '▲ Next.js 16.4.5',
    '- Local:         http://127.0.0.1:40123',
    '✓ Ready in 512ms',
    'The supplier is left alone for 5 s (catalogue calls: unreachable).',
    'The supplier answers again; catalogue calls go on.',
    'Refusal 1A2B3C4D: unknown codes BRAND_NEW_RULE',
  ];
  expect(unexplained(lines)).toEqual([]);
});

it('explains no fault and no warning', () => {
  const lines = [
    '(node:1) MaxListenersExceededWarning: Possible EventTarget memory leak detected.',
    '[TypeError: Cannot read properties of undefined]',
    '    at Object.handle (/app/.next/server/chunks/1.js:1:1)',
    'unhandledRejection: Error: no',
  ];
  expect(unexplained(lines)).toEqual(lines);
});
