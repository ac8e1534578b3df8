import { setTimeout as pause } from 'node:timers/promises';

type Patience = { timeout: number; interval?: number };

/**
 * What the work comes to, tried again until it does not throw. Outside of Vitest too, whose own
 * does not work there.
 * @throws its last fault when the time is over
 */
export async function waitFor<T>(
  work: () => T | Promise<T>,
  { timeout, interval = 50 }: Patience,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await work();
    } catch (fault) {
      if (performance.now() >= deadline) throw fault;
    }
    await pause(interval);
  }
}

/** Waits until something is so. @throws Error when the time is over */
export async function waitUntil(
  isSo: () => boolean | Promise<boolean>,
  patience: Patience,
): Promise<void> {
  await waitFor(async () => {
    if (!(await isSo())) throw new Error(`Not so within ${patience.timeout} ms.`);
  }, patience);
}
