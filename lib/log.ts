import 'server-only';
import { pino, stdTimeFunctions } from 'pino';
import type { LogEvent, LogLevel } from '@/schemas/log-line';
import { settings } from './env';
import { clean } from './log/clean';
import { processWide } from './process-wide';

const usualLevels: Record<LogEvent['event'], LogLevel> = {
  started: 'info',
  stopping: 'info',
  'supplier-left-alone': 'warn',
  'supplier-answers-again': 'info',
  'refusal-unknown': 'warn',
  'payment-odd': 'warn',
  'store-unavailable': 'error',
  'request-failed': 'error',
  'visitors-turned-away': 'warn',
  uncaught: 'error',
  'library-said': 'info',
  'work-held-up': 'warn',
  'work-goes-on': 'info',
  'telemetry-failing': 'warn',
};

/**
 * Lines go to standard error, so that what a command prints for its caller stays apart, and are
 * written at once: the last line before an end is the one that is looked for.
 */
const logger = processWide('logger', () =>
  pino(
    {
      level: settings().LOG_LEVEL,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }), log: clean },
    },
    { write: (line: string) => void process.stderr.write(line) },
  ),
);

/**
 * Has the process outlive whoever reads what it writes. A failed write would be an error that nothing
 * catches, which gets a line in the log, which fails: the shop did nothing else any more.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/**
 * Writes one line of JSON to the log, redacted (see `redact`). What can be said is a closed set;
 * `level` is the event's own unless it is given.
 */
export function log(event: LogEvent, level: LogLevel = usualLevels[event.event]): void {
  logger()[level](event);
}
