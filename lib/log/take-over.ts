import 'server-only';
import { format, stripVTControlCharacters } from 'node:util';
import type { LogLevel } from '@/schemas/log-line';
import { log } from '../log';
import { holdPrinted, logUncaught } from './failures';

const methods = {
  error: 'error',
  warn: 'warn',
  log: 'info',
  info: 'info',
  debug: 'debug',
  trace: 'debug',
  dir: 'debug',
  table: 'debug',
} as const satisfies Partial<Record<keyof Console, LogLevel>>;

/** Objects that are handed to `console` may be anything, and are not looked into. */
function asText(value: unknown): unknown {
  if (value instanceof Error) return '';
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? `[${typeof value}]`
    : value;
}

/** One line for what is handed to `console`; an error waits for a better one. */
function say(level: LogLevel, values: readonly unknown[]): void {
  const text = stripVTControlCharacters(format(...values.map(asText))).trim();
  const error = values.find((value) => value instanceof Error);
  if (error !== undefined) holdPrinted(error, text);
  else if (text !== '') log({ event: 'library-said', text }, level);
}

/**
 * From now on what Next and libraries print is lines of the log too, and what nothing catches gets
 * one. The process goes on after that, as Next has it: it serves others, and an order that is just
 * being placed would be cut off. For a process that serves, not for builds and development.
 */
export function takeOverConsole(): void {
  for (const [method, level] of Object.entries(methods)) {
    Object.assign(console, { [method]: (...values: unknown[]) => say(level, values) });
  }
  // First in line: Next prints what it hears of after this.
  process.prependListener('uncaughtException', (error) => logUncaught(error, 'exception'));
  process.prependListener('unhandledRejection', (reason) => logUncaught(reason, 'rejection'));
}
