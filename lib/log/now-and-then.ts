import 'server-only';

/**
 * For what may happen many times a second: `say` is called at most once in `everyMs`, with how
 * often it was not called since.
 */
export function nowAndThen(everyMs: number, now: () => number = () => performance.now()) {
  let nextAt = 0;
  let more = 0;
  return (say: (more: number) => void): void => {
    if (now() < nextAt) {
      more += 1;
      return;
    }
    nextAt = now() + everyMs;
    say(more);
    more = 0;
  };
}
