import { beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from './log';
import { clean } from './log/clean';
import { faultOf } from './log/fault';
import { readLines } from './log/log-fixtures';

const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});

describe('the log', () => {
  it('is one line of JSON an event, with its level and the time', () => {
    log({ event: 'supplier-left-alone', calls: 'orders', cause: 'blocked', forMs: 5000 });
    log({ event: 'supplier-answers-again', calls: 'orders' });
    const [left, back] = readLines(written.join(''));
    expect(left).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: 'supplier-left-alone',
      calls: 'orders',
      cause: 'blocked',
      forMs: 5000,
    });
    expect(back).toMatchObject({ level: 'info' });
  });

  it('leaves out what is below its level', () => {
    log({ event: 'library-said', text: 'hello' }, 'debug');
    expect(written).toEqual([]);
  });

  it('is redacted at every depth, and keeps a stack readable', () => {
    const error = Object.assign(new Error('no order of buyer@example.com'), {
      code: 'ECONNRESET',
      cause: new Error('postgres://shop:hunter2@db/shop'),
    });
    log({ event: 'uncaught', from: 'exception', fault: faultOf(error) });
    const [line] = readLines(written.join(''));
    expect(line).toMatchObject({
      fault: {
        message: 'no order of [email]',
        kind: 'ECONNRESET',
        stack: expect.stringMatching(/^at .*lib\/log\.test\.ts:\d+:\d+/),
        cause: { message: 'postgres://[credentials]@db/shop' },
      },
    });
  });

  it('could not be read by the tests if a line were no event of the shop', () => {
    const line = { level: 'info', time: new Date().toISOString(), event: 'started', email: 'x' };
    expect(() => readLines(JSON.stringify(line))).toThrow('No line of the log');
    expect(() => readLines('Ready in 12 ms')).toThrow('No line of the log');
  });
});

it('fields whose names tell what they hold are left out', () => {
  const names = ['email', 'phone', 'code', 'PIN', 'token', 'address', 'Authorization', 'cookie'];
  const fields = Object.fromEntries(names.map((name) => [name, '1234']));
  expect(clean({ ...fields, deeper: fields, calls: 'orders' })).toEqual({
    deeper: {},
    calls: 'orders',
  });
});

describe('what is told of something thrown', () => {
  it('is not what it holds', () => {
    expect(faultOf({ order: 'x' })).toEqual({ name: 'Thrown', message: 'a value of type object' });
    const error = Object.assign(new Error('x'), { code: 'buyer 7' });
    expect(faultOf(error)).not.toHaveProperty('kind');
  });

  it('names each place once, the message never among them', () => {
    const error = new TypeError('first\n    second');
    expect(faultOf(error)).toMatchObject({ name: 'TypeError', message: 'first\n    second' });
    expect(faultOf(error).stack).not.toContain('second');
  });
});
