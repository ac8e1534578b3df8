import 'server-only';
import http from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Result } from '@/schemas/result';
import { readCapped } from '../read-capped';
import type { SupplierError } from './errors';

/** Milliseconds: until a connection stands, from then to the headers, and for all of it. */
export type Deadlines = { connectMs: number; headersMs: number; wholeMs: number };

type Request = {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  deadlines: Omit<Deadlines, 'wholeMs'>;
  /** Ends the exchange, whatever it has come to. */
  signal: AbortSignal;
};

/** A whole answer. `text` is decompressed. */
export type Reply = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** Largest catalogue seen is about 1 MB; an answer past this, decompressed, is refused. */
const maxBodyBytes = 8 * 1024 * 1024;

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * Reads travel on kept connections. A write gets one of its own: a kept one may have been closed
 * at the other end, and then nobody can say whether the request was received.
 */
function send({ url, method, headers, body }: Request): http.ClientRequest {
  const secure = url.protocol === 'https:';
  const agent = method === 'GET' && agents[secure ? 'https:' : 'http:'];
  const request = (secure ? https : http).request(url, { method, headers, agent });
  request.end(body);
  return request;
}

/**
 * Ends a request when the signal fires. Node's own `signal` ends it with an error, which is thrown
 * at the whole process when the answer ends in the same moment and its connection is being kept.
 */
function endOnAbort(request: http.ClientRequest, signal: AbortSignal): void {
  const end = () => void request.destroy();
  signal.addEventListener('abort', end);
  request.once('close', () => signal.removeEventListener('abort', end));
  if (signal.aborted) end();
}

/** Calls back when the request can be written: at once on a kept connection. */
function whenConnected(request: http.ClientRequest, secure: boolean, then: () => void): void {
  request.once('socket', (socket) => {
    if (!socket.connecting) then();
    else socket.once(secure ? 'secureConnect' : 'connect', then);
  });
}

/**
 * Sends a request and settles with the response once its headers are in; its body is the
 * caller's to read. `node:http` rather than `fetch`: it follows no redirect, has no limit of its
 * own between bytes, and tells whether a connection was ever made, which decides whether an order
 * can exist.
 */
export function openResponse(
  request: Request,
): Promise<Result<http.IncomingMessage, SupplierError>> {
  const { connectMs, headersMs } = request.deadlines;
  return new Promise((resolve) => {
    let connected = false;
    const sent = send(request);
    endOnAbort(sent, request.signal);
    const giveUp = () => sent.destroy(new Error('deadline'));
    let deadline = setTimeout(giveUp, connectMs);
    whenConnected(sent, request.url.protocol === 'https:', () => {
      connected = true;
      clearTimeout(deadline);
      deadline = setTimeout(giveUp, headersMs);
    });
    sent.once('response', (response) => {
      clearTimeout(deadline);
      resolve({ ok: true, data: response });
    });
    const fail = () => {
      clearTimeout(deadline);
      resolve({ ok: false, error: { kind: connected ? 'interrupted' : 'unreachable' } });
    };
    // Stays attached: an aborted request emits its error after the response too.
    sent.on('error', fail);
    // A 101 that nobody asked for emits neither a response nor an error, only this.
    sent.on('close', fail);
  });
}

function decompressed(response: http.IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'br') return response;
  const decoder = encoding === 'gzip' ? createGunzip() : createBrotliDecompress();
  // A failure of either end reaches whoever reads the decoder.
  return pipeline(response, decoder, () => {});
}

async function readReply(response: http.IncomingMessage): Promise<Result<Reply, SupplierError>> {
  try {
    const text = await readCapped(decompressed(response), maxBodyBytes);
    if (text === null) return { ok: false, error: { kind: 'unreadable' } };
    const { statusCode: status = 0, headers } = response;
    return { ok: true, data: { status, headers, text } };
  } catch {
    // With the whole of it received, it was the decompression that failed.
    return { ok: false, error: { kind: response.complete ? 'unreadable' : 'interrupted' } };
  }
}

/**
 * One request and its whole answer, read before it is judged: what was cut half-way is an
 * interruption, not a short catalogue.
 */
export async function exchange(
  request: Omit<Request, 'signal' | 'deadlines'> & { deadlines: Deadlines },
): Promise<Result<Reply, SupplierError>> {
  const abort = new AbortController();
  const whole = setTimeout(() => abort.abort(), request.deadlines.wholeMs);
  try {
    const headers = { ...request.headers, 'Accept-Encoding': 'gzip, br' };
    const opened = await openResponse({ ...request, headers, signal: abort.signal });
    return opened.ok ? await readReply(opened.data) : opened;
  } finally {
    clearTimeout(whole);
  }
}
