import 'server-only';
import type { IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import { wireOrder } from '@/schemas/wire/order';
import { runtime } from '../runtime';
import type { Session } from '../session';
import type { SupplierError } from './errors';
import { genHeader } from './headers';
import { toSupplierOrder } from './order-mapping';
import { noteOrder, orderPath } from './orders';
import { errorOfStatus } from './status-error';
import { traffic } from './traffic';
import { openResponse } from './transport';

/** What the supplier's stream says: an order as it now is, or that nothing more will come. */
export type StreamEvent = { type: 'order'; order: SupplierOrder } | { type: 'stop' };

/** A supplier that has not sent headers by then is treated as down; the page polls meanwhile. */
const deadlines = { connectMs: 3_000, headersMs: 8_000 };

/** The page polls, so a stream need not wait long for its turn. */
const patienceMs = 2_000;

/**
 * Whether the supplier keeps a quiet stream alive is not known. One on which not a byte has come for
 * this long is opened anew: often enough for one that is dead, seldom for one that has nothing to say.
 */
const silenceMs = 120_000;

/** An order is about 2 kB; a frame past this is refused, and the stream with it. */
const maxFrameChars = 64 * 1024;

/** Whole frames only: a half one at the end of a broken connection is dropped by the parser. */
async function* frames(response: IncomingMessage, supplierId: string): AsyncGenerator<StreamEvent> {
  const pending: StreamEvent[] = [];
  let oversize = false;
  const parser = createParser({
    maxBufferSize: maxFrameChars,
    onEvent(event) {
      if (event.event === 'stop') pending.push({ type: 'stop' });
      else if (event.event === undefined || event.event === 'message') {
        const order = parseOrder(event.data, supplierId);
        if (order === null) return;
        noteOrder(order);
        pending.push({ type: 'order', order });
      }
    },
    onError(error) {
      oversize ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  response.setEncoding('utf8');
  let first = true;
  for await (const chunk of response) {
    // A byte order mark is no part of the first field's name.
    parser.feed(first ? String(chunk).replace(/^\uFEFF/, '') : String(chunk));
    first = false;
    yield* pending.splice(0);
    if (oversize) return;
  }
}

/** A frame that is not JSON, not an order or another order's is ignored. */
function parseOrder(data: string, supplierId: string): SupplierOrder | null {
  try {
    const parsed = wireOrder.safeParse(JSON.parse(data));
    return parsed.success && parsed.data.order_id === supplierId
      ? toSupplierOrder(parsed.data)
      : null;
  } catch {
    return null;
  }
}

/**
 * `GET /v5/orders/{id}/subscribe`. Settles once the supplier's status is known, so that the caller
 * can still answer with one of its own. The events end when the supplier's stream does, for
 * whatever reason; aborting `signal` closes the connection at once.
 */
export async function subscribeToOrder(
  session: Pick<Session, 'address' | 'userAgent'>,
  supplierId: string,
  signal: AbortSignal,
): Promise<Result<AsyncIterable<StreamEvent>, SupplierError>> {
  const path = `${orderPath(supplierId)}/subscribe`;
  // Optional: the page polls without it, and no client of the supplier is known to use it.
  const run = { lane: 'order-stream', patienceMs, subject: path, optional: true, signal } as const;
  const { answer: opened } = await traffic().run(run, () => openStream(session, path, signal));
  return opened.ok ? { ok: true, data: frames(opened.data, supplierId) } : opened;
}

async function openStream(
  session: Pick<Session, 'address' | 'userAgent'>,
  path: string,
  signal: AbortSignal,
): Promise<Result<IncomingMessage, SupplierError>> {
  const opened = await openResponse({
    url: new URL(path, runtime().supplierOrigin),
    method: 'GET',
    headers: { ...genHeader.server(session), Accept: 'text/event-stream' },
    deadlines,
    signal,
  });
  if (!opened.ok) return opened;
  const { statusCode: status = 0, headers } = opened.data;
  const isStream = /^text\/event-stream\b/i.test(headers['content-type'] ?? '');
  if (status === 200 && isStream) {
    opened.data.setTimeout(silenceMs, () => opened.data.destroy());
    return opened;
  }
  opened.data.destroy();
  return { ok: false, error: errorOfStatus({ status, headers }, undefined) };
}
