import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from './process-wide';

/**
 * Does something as if no request were being answered. What outlives a request, such as a timer,
 * remembers where it was made: from within one it would keep all of it, response and connection
 * included, for as long as it runs: 30 kB of each caller, measured. First asked for at the start, before there are
 * any.
 */
export const outsideRequests = processWide('outsideRequests', () => AsyncLocalStorage.snapshot());
