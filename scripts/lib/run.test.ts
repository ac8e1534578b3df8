import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from './run.mjs';

const node = process.execPath;
const posix = process.platform !== 'win32';
const runModule = fileURLToPath(new URL('./run.mjs', import.meta.url));

describe('run', () => {
  it('resolves to the exit code and, when quiet, to all the output', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 7";
    const result = await run(node, ['-e', script], { quiet: true });
    expect(result.code).toBe(7);
    expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out']);
    expect(result.interrupted).toBe(false);
  });

  it.runIf(posix)('gives a death by signal the code a shell would', async () => {
    const { code } = await run(node, ['-e', "process.kill(process.pid, 'SIGKILL')"]);
    expect(code).toBe(137);
  });

  it('rejects when there is no such program', async () => {
    await expect(run('no-such-program-here', [])).rejects.toThrow('ENOENT');
  });

  it('ends what takes too long with 124', async () => {
    const { code } = await run(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 50 });
    expect(code).toBe(124);
  });

  it.runIf(posix)('leaves nothing of a group running', async () => {
    // What is left holds the pipe, so the run ends only with it.
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }).unref();
      process.exit(3);
    `;
    const { code } = await run(node, ['-e', script], { quiet: true, group: true });
    expect(code).toBe(3);
  });

  it.runIf(posix)('passes SIGTERM on and hands the answer of the child up', async () => {
    const child = `
      process.on('SIGTERM', () => process.exit(5));
      setInterval(() => {}, 1000);
      console.log('ready');
    `;
    const outer = `
      import { run } from ${JSON.stringify(runModule)};
      const { code, interrupted } = await run(process.execPath, ['-e', ${JSON.stringify(child)}]);
      process.exitCode = interrupted ? code : 99;
    `;
    const started = spawn(node, ['--input-type=module', '-e', outer]);
    await once(started.stdout, 'data');
    started.kill('SIGTERM');
    const [code] = await once(started, 'exit');
    expect(code).toBe(5);
  });

  it.runIf(posix)('ends the child when npm dies without passing its signal on', async () => {
    const child = "setInterval(() => {}, 1000); console.log('ready')";
    const inner = `
      import { run } from ${JSON.stringify(runModule)};
      await run(process.execPath, ['-e', ${JSON.stringify(child)}]);
    `;
    const shell = `
      const { spawn } = require('node:child_process');
      const args = ['--input-type=module', '-e', ${JSON.stringify(inner)}];
      spawn(process.execPath, args, { stdio: 'inherit' });
    `;
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const started = spawn(node, ['-e', shell], { env });
    await once(started.stdout, 'data');
    started.kill('SIGKILL');
    // All of them hold the pipe: it ends when the last is gone.
    started.stdout.resume();
    await once(started.stdout, 'end');
  });
});
