import 'server-only';
import type { WebhookMessage } from '@/schemas/store';
import type { Concern } from '../order/concern';

/** The words that explain a mark, for who reads the list for the first time. */
export const meaning: Record<Concern, string> = {
  stuck: 'no news for longer than a network or a delivery takes',
  late: 'money came after the order had expired',
  partial: 'less than what was asked for has come',
  failed: 'the supplier gave up on it',
  review: 'a person at the supplier decides',
};

/** UTC to the minute: support desks sit in many time zones. */
export const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** The largest unit that fits, rounded down: `3 d`, `5 h`, `12 min`. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** What the buyer asked to pay with. */
export function wayOf({ coin, network }: { coin: string | null; network: string | null }): string {
  return coin === null ? 'unknown' : `${coin} on ${network ?? 'an unknown network'}`;
}

/** What a message tells, with its reason where it has one. */
export function nameOf({ type, reason }: WebhookMessage): string {
  return reason === '' ? type : `${type} (${reason})`;
}

/** Where a message stands, in a word or two. */
export function outcomeOf({ deliveredAt, nextTryAt, lastFailure }: WebhookMessage): string {
  if (deliveredAt !== null) return 'delivered';
  const after = lastFailure === null ? '' : ` after ${lastFailure}`;
  return nextTryAt === null ? `given up${after}` : `to be sent${after}`;
}

/** Rows of cells under their heads, in columns as wide as their widest cell. */
export function columns(heads: readonly string[], rows: readonly string[][]): string[] {
  const table = [[...heads], ...rows];
  const widths = heads.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
