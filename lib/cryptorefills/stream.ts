import 'server-only';
import http from 'node:http';
import https from 'node:https';
import { createParser } from 'eventsource-parser';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import { wireOrder } from '@/schemas/wire/order';
import { runtime } from '../runtime';
import type { Session } from '../session';
import type { SupplierError } from './errors';
import { genHeader } from './headers';
import { toSupplierOrder } from './order-mapping';
import { orderPath } from './orders';

/** What the supplier's stream says: an order as it now is, or that nothing more will come. */
export type StreamEvent = { type: 'order'; order: SupplierOrder } | { type: 'stop' };

/** A supplier that has not sent headers by then is treated as down; the page polls meanwhile. */
const headerDeadlineMs = 8_000;

/** An order is about 2 kB; a frame past this is refused, and the stream with it. */
const maxFrameChars = 64 * 1024;

function statusError(status: number): SupplierError {
  if (status === 404) return { kind: 'not-found' };
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: null };
  if (status >= 500) return { kind: 'unavailable' };
  if (status === 403) return { kind: 'blocked' };
  return { kind: 'unreadable' };
}

/**
 * Sends the request and settles with the response once its headers are in. `node:http` rather than
 * `fetch`: a quarter less memory per stream, no 300 s limit between bytes, and its error says
 * whether a connection was ever made.
 */
function connect(
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Result<http.IncomingMessage, SupplierError>> {
  const url = new URL(path, runtime().supplierOrigin);
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve) => {
    const request = client.get(url, { headers, signal, agent: false });
    const deadline = setTimeout(() => request.destroy(), headerDeadlineMs);
    request.once('response', (response) => {
      clearTimeout(deadline);
      resolve({ ok: true, data: response });
    });
    // Stays attached: an aborted request emits its error after the response too.
    request.on('error', (cause) => {
      clearTimeout(deadline);
      const refused = 'code' in cause && cause.code === 'ECONNREFUSED';
      resolve({ ok: false, error: { kind: refused ? 'unreachable' : 'interrupted' } });
    });
  });
}

/** Whole frames only: a half one at the end of a broken connection is dropped by the parser. */
async function* frames(
  response: http.IncomingMessage,
  supplierId: string,
): AsyncGenerator<StreamEvent> {
  const pending: StreamEvent[] = [];
  let oversize = false;
  const parser = createParser({
    maxBufferSize: maxFrameChars,
    onEvent(event) {
      if (event.event === 'stop') pending.push({ type: 'stop' });
      else if (event.event === undefined || event.event === 'message') {
        const order = parseOrder(event.data, supplierId);
        if (order !== null) pending.push({ type: 'order', order });
      }
    },
    onError(error) {
      oversize ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  response.setEncoding('utf8');
  for await (const chunk of response) {
    parser.feed(String(chunk));
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
  const headers = { ...genHeader.server(session), Accept: 'text/event-stream' };
  const connected = await connect(`${orderPath(supplierId)}/subscribe`, headers, signal);
  if (!connected.ok) return connected;
  const response = connected.data;
  const isStream = /^text\/event-stream\b/i.test(response.headers['content-type'] ?? '');
  if (response.statusCode !== 200 || !isStream) {
    response.destroy();
    return { ok: false, error: statusError(response.statusCode ?? 0) };
  }
  return { ok: true, data: frames(response, supplierId) };
}
