import 'server-only';
import type { Fault } from '@/schemas/log-line';

/** Places of a stack that are kept: enough to tell where in the shop it was. */
const mostPlaces = 12;

function nameAndMessage(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: error.message };
  // Whatever else is thrown may be an answer or an order: its kind is all that is told.
  return typeof error === 'string'
    ? { name: 'Thrown', message: error }
    : { name: 'Thrown', message: `a value of type ${typeof error}` };
}

/** Without the message, which stands at its head and may have lines of its own. */
function placesOf(stack: string | undefined): string | undefined {
  const places = (stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  if (places.length === 0) return undefined;
  return places
    .slice(0, mostPlaces)
    .map((text) => text.trim())
    .join('\n');
}

/** A name such as `ECONNREFUSED` or `SQLITE_BUSY`, or an SQLSTATE; nothing that could be a buyer's. */
function kindOf(error: Error): string | undefined {
  const kind = 'code' in error ? error.code : undefined;
  return typeof kind === 'string' && /^(?:[A-Z][A-Z_]{1,60}|[\dA-Z]{5})$/.test(kind)
    ? kind
    : undefined;
}

/** What was thrown, as a line of the log tells it; not redacted yet. */
export function faultOf(thrown: unknown): Fault {
  const said = nameAndMessage(thrown);
  if (!(thrown instanceof Error)) return said;
  const kind = kindOf(thrown);
  const stack = placesOf(thrown.stack);
  return {
    ...said,
    ...(kind !== undefined && { kind }),
    ...(stack !== undefined && { stack }),
    ...(thrown.cause !== undefined && { cause: nameAndMessage(thrown.cause) }),
  };
}
