import 'server-only';
import { type Finding, ok, warning, wrong } from './finding';

export type ClockFacts = {
  source: 'supplier' | 'site' | 'database';
  /** How far its clock is ahead of this machine's, in milliseconds. */
  offsetMs: number;
};

/** Beyond these a payment's deadline is told wrongly enough to matter. */
const limitsMs = { warning: 5_000, wrong: 30_000 };

const names = {
  supplier: 'the supplier’s',
  site: 'that of whoever answers at SITE_URL',
  database: 'the database’s',
} as const;

/**
 * How far another clock is ahead of this one, by the `Date` header of an answer; null without one. It
 * names whole seconds, and was written at some moment between asking and being answered.
 */
export function clockOffset(answer: {
  date: string | undefined;
  sentAt: number;
  receivedAt: number;
}): number | null {
  const there = Date.parse(answer.date ?? '');
  if (Number.isNaN(there)) return null;
  return Math.round(there + 500 - (answer.sentAt + answer.receivedAt) / 2);
}

/** Whether this machine's clock agrees with another one. */
export function judgeClock({ source, offsetMs }: ClockFacts): Finding {
  const check = `clock-${source}`;
  const off = Math.abs(offsetMs);
  if (off <= limitsMs.warning) return ok(check, `The clock agrees with ${names[source]}.`);
  const seconds = Math.round(off / 1000);
  const way = offsetMs > 0 ? 'slow' : 'fast';
  const says = `The clock is ${seconds} s ${way}, compared with ${names[source]}.`;
  const advice =
    'Let this machine keep time (timedatectl set-ntp true): deadlines of payments are told by it.';
  return off > limitsMs.wrong ? wrong(check, says, advice) : warning(check, says, advice);
}
