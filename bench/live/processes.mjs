import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const started = new Map();

// Whatever ends the measurement, nothing of it goes on.
process.once('exit', () => {
  for (const [child, signal] of started) child.kill(signal);
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => process.exit(code));
}

/**
 * Takes over the end of a process.
 * @param {NodeJS.Signals} signal what it is ended with
 * @returns how to end it and wait until it has
 */
export function owned(child, signal = 'SIGKILL') {
  started.set(child, signal);
  const gone = new Promise((resolve) => {
    // 'close' would wait for pipes and channels as well, which has been seen not to end.
    child.once('exit', () => {
      started.delete(child);
      resolve();
    });
  });
  return async () => {
    child.kill(signal);
    await gone;
  };
}

/**
 * Calls into a process over its channel.
 * @returns {(name: string, argument?: unknown) => Promise<any>}
 */
export function caller(child) {
  const waiting = new Map();
  let calls = 0;
  child.on('message', ({ call, result, fault }) => {
    const settle = waiting.get(call);
    if (settle === undefined) return;
    waiting.delete(call);
    if (fault === undefined) settle.resolve(result);
    else settle.reject(new Error(fault));
  });
  child.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The process ended too early.'));
  });
  return (name, argument) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      child.send({ call: calls, name, argument });
    });
}

/** Starts one of the modules beside this one as a process that answers calls. */
export function startModule(name) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), { execArgv: [] });
  const end = owned(child);
  return { pid: child.pid, call: caller(child), end };
}
