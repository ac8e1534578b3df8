import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const posix = process.platform !== 'win32';
const forwarded = ['SIGINT', 'SIGTERM'];
const parent = process.ppid;

/**
 * Calls back when the process that started this one is gone. `npm start` runs a shell that dies of
 * a SIGTERM without passing it on, which would leave a server nobody can see holding the port.
 */
function onOrphaned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  return setInterval(() => {
    if (process.ppid !== parent) callback();
  }, 250).unref();
}

function kill(child, signal, group) {
  try {
    if (group && posix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has already gone.
  }
}

/**
 * Runs a program to its end, passing SIGINT and SIGTERM on to it.
 *
 * `quiet` keeps its output for the caller instead of showing it. `group` gives it a process group
 * of its own, of which nothing is left running afterwards. `timeoutMs` ends it when it takes longer.
 *
 * Resolves to its exit code (128 + n when signal n ended it, 124 when the time was up, as shells
 * and `timeout` have it), its output when quiet, and whether the reader interrupted it.
 * Rejects only when the program cannot be started.
 */
export function run(file, args, options = {}) {
  const { cwd, env = process.env, quiet = false, group = false, timeoutMs, stdin } = options;
  return new Promise((resolve, reject) => {
    const shown = quiet ? 'pipe' : 'inherit';
    const child = spawn(file, args, {
      cwd,
      env,
      detached: group && posix,
      shell: options.shell ?? false,
      stdio: [stdin ?? 'ignore', shown, shown],
      windowsHide: true,
    });

    let output = '';
    let interrupted = false;
    let late = false;
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);

    const forward = (signal) => {
      interrupted = true;
      kill(child, signal, group);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const watch = onOrphaned(() => forward('SIGTERM'));
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            kill(child, 'SIGKILL', group);
          }, timeoutMs);

    const settle = () => {
      clearTimeout(timer);
      clearInterval(watch);
      for (const signal of forwarded) process.off(signal, forward);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    // What is left of the group may hold the output pipes open, and 'close' would wait for it.
    child.on('exit', () => {
      if (group) kill(child, 'SIGKILL', true);
    });
    child.on('close', (code, signal) => {
      settle();
      const ended = signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0);
      resolve({ code: late ? 124 : ended, output, interrupted });
    });
  });
}

/** Runs npm, the one that started us when there is one. */
export function runNpm(args, options = {}) {
  const { npm_execpath: cli = '' } = options.env ?? process.env;
  if (/npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { ...options, shell: !posix });
}

/** The words for how long something took since `start`, a `performance.now()`. */
export function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
