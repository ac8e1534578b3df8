import { expect, it } from 'vitest';
import { unexplained } from './judge';

const told = (level: string, event: string, fields: object) =>
  JSON.stringify({ level, time: '2026-06-07T10:00:00.000Z', event, ...fields });

it('explains how the shop starts and ends, and that it leaves the supplier alone', () => {
  const lines = [
    '▲ Next.js 16.4.5',
    '- Local:         http://127.0.0.1:40123',
    '✓ Ready in 512ms',
    told('info', 'stopping', { signal: 'SIGTERM' }),
    told('warn', 'supplier-left-alone', { calls: 'orders', cause: 'unreachable', forMs: 5000 }),
    told('info', 'supplier-answers-again', { calls: 'orders' }),
    told('warn', 'refusal-unknown', { reference: '1A2B3C4D', problems: ['BRAND_NEW_RULE'] }),
  ];
  expect(unexplained(lines)).toEqual([]);
});

it('explains no fault, no warning and no line that is none of the log’s', () => {
  const lines = [
    told('error', 'uncaught', { from: 'rejection', fault: { name: 'Error', message: 'no' } }),
    told('info', 'library-said', { text: 'MaxListenersExceededWarning' }),
    told('info', 'stopping', { signal: 'SIGTERM', order: 'some' }),
    '(node:1) MaxListenersExceededWarning: Possible EventTarget memory leak detected.',
    '[TypeError: Cannot read properties of undefined]',
    '    at Object.handle (/app/.next/server/chunks/1.js:1:1)',
  ];
  expect(unexplained(lines)).toEqual(lines);
});
