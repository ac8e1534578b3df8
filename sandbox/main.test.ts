import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import * as z from 'zod';

const list = z.object({ all_brands: z.array(z.unknown()) });

const run = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--port', '0', ...args]);

test('a catalogue is made large from the command line', { timeout: 30_000 }, async () => {
  const child = run('--brands', 'US=777', '--brands', 'DE=3');
  const [line] = await once(child.stdout, 'data');
  const origin = /http:\S+/.exec(String(line))?.[0];
  const count = async (country: string) => {
    const response = await fetch(`${origin}/v2/brands?country_code=${country}`);
    return list.parse(await response.json()).all_brands.length;
  };
  expect([await count('US'), await count('DE')]).toEqual([777, 3]);
  const left = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await left).toEqual([0, null]);
});

test('a size that is none ends it with one sentence', { timeout: 30_000 }, async () => {
  const child = run('--brands', 'US=many');
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(78);
  expect(said).toBe('--brands must be like US=1000, with up to 5000 brands, not US=many.\n');
});
