import 'server-only';
import { log } from '../log';
import { processWide } from '../process-wide';
import { faultOf } from './fault';

/** Long enough for Next, which prints an error before it tells `onRequestError` of it. */
const waitMs = 250;

/** Errors that have a line, and those printed by a library that may yet get a better one. */
const failures = processWide('loggedFailures', () => {
  const told = new WeakSet<object>();
  const waiting = new Map<object, { text: string; timer: NodeJS.Timeout }>();

  function tell(error: object): void {
    const held = waiting.get(error);
    if (held === undefined) return;
    clearTimeout(held.timer);
    waiting.delete(error);
    told.add(error);
    log({ event: 'library-said', text: held.text, fault: faultOf(error) }, 'error');
  }

  process.once('exit', () => {
    for (const error of [...waiting.keys()]) tell(error);
  });
  return { told, waiting, tell };
});

/** True the first time an error comes by: it is about to get a line, and shall get one only. */
function isNew(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return true;
  const { told, waiting } = failures();
  clearTimeout(waiting.get(error)?.timer);
  waiting.delete(error);
  if (told.has(error)) return false;
  told.add(error);
  return true;
}

/** An error that something printed by `console`; written unless the shop writes a line about it. */
export function holdPrinted(error: object, text: string): void {
  const { told, waiting, tell } = failures();
  if (told.has(error) || waiting.has(error)) return;
  waiting.set(error, { text, timer: setTimeout(tell, waitMs, error).unref() });
}

/** An error that ended a request; `route` is its pattern, never its path. */
export function logRequestFailure(
  error: unknown,
  about: { route: string; routeType: string; method: string },
): void {
  if (!isNew(error)) return;
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  log({
    event: 'request-failed',
    ...about,
    ...(typeof digest === 'string' && { digest }),
    fault: faultOf(error),
  });
}

/** An error that nothing caught. */
export function logUncaught(error: unknown, from: 'exception' | 'rejection'): void {
  if (isNew(error)) log({ event: 'uncaught', from, fault: faultOf(error) });
}
