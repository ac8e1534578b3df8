import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logRequestFailure, logUncaught } from './failures';
import { readLines } from './log-fixtures';
import { takeOverConsole } from './take-over';

const own = { ...console };
const written: string[] = [];
/** Whatever stands there at the moment. */
const output = globalThis.console;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  written.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(process, 'prependListener').mockReturnValue(process);
  takeOverConsole();
});
afterEach(() => {
  Object.assign(console, own);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const lines = () => {
  vi.runAllTimers();
  return readLines(written.join(''));
};
const request = { route: '/[locale]/orders/[orderId]', routeType: 'render', method: 'GET' };

it('what libraries print becomes lines, without colours and without what may be a buyer’s', () => {
  output.error('\u001b[31m⨯\u001b[39m mail to buyer@example.com failed');
  output.log('Ready in %d ms', 12);
  output.warn('order', { email: 'buyer@example.com' });
  output.log('');
  expect(lines()).toMatchObject([
    { event: 'library-said', level: 'error', text: '⨯ mail to [email] failed' },
    { event: 'library-said', level: 'info', text: 'Ready in 12 ms' },
    { event: 'library-said', level: 'warn', text: 'order [object]' },
  ]);
});

it('an error gets one line, whether Next prints it before it tells of it or after', () => {
  const [before, after] = [new Error('one'), new Error('two')];
  output.error('⨯', before);
  logRequestFailure(before, request);
  logRequestFailure(after, request);
  output.error('⨯', after);
  const said = lines().map((line) => ('fault' in line ? [line.event, line.fault?.message] : line));
  expect(said).toEqual([
    ['request-failed', 'one'],
    ['request-failed', 'two'],
  ]);
});

it('an error that nobody tells of is written with what was printed beside it', () => {
  output.error('⨯ rendering:', new Error('no such table'));
  expect(lines()).toMatchObject([
    { level: 'error', text: '⨯ rendering:', fault: { name: 'Error', message: 'no such table' } },
  ]);
});

it('what nothing caught is written once', () => {
  const error = new Error('lost');
  logUncaught(error, 'rejection');
  output.error('unhandledRejection:', error);
  logUncaught('a string', 'exception');
  expect(lines()).toMatchObject([
    { event: 'uncaught', from: 'rejection', fault: { message: 'lost' } },
    { event: 'uncaught', from: 'exception', fault: { message: 'a string' } },
  ]);
});

it('a digest is left whole, and nothing else that looks like a number of somebody', () => {
  const error = Object.assign(new Error('call +4915123456789'), { digest: '4155550123' });
  logRequestFailure(error, request);
  expect(lines()).toMatchObject([{ digest: '4155550123', fault: { message: 'call [number]' } }]);
});
