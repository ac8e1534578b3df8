import 'server-only';
import { processWide } from '../process-wide';

const totals = processWide('droppedRows', () => new Map<string, number>());

/** Whether a parsed value is what the wire schemas make of a list. */
function isList(value: object): value is { dropped: number } {
  return 'items' in value && 'dropped' in value && typeof value.dropped === 'number';
}

/** How many rows the wire schemas left out of a parsed body, at any level of it. */
export function countDropped(parsed: unknown): number {
  if (typeof parsed !== 'object' || parsed === null) return 0;
  const below = Object.values(parsed).reduce<number>((sum, value) => sum + countDropped(value), 0);
  return below + (isList(parsed) ? parsed.dropped : 0);
}

/** Adds to the rows left out of an endpoint's answers. Name it as in the reference, without ids. */
export function noteDropped(endpoint: string, rows: number): void {
  if (rows > 0) totals().set(endpoint, (totals().get(endpoint) ?? 0) + rows);
}

/** The rows left out since the start, by endpoint; what was in them is kept nowhere. */
export function droppedRows(): Record<string, number> {
  return Object.fromEntries(totals());
}
