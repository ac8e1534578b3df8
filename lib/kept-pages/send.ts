import 'server-only';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';
import { filled, filledGzip, type Gapped } from './gapped';

/** Node 20.9 to 20.14 cannot make the checksum of what is packed. */
const packs = 'crc32' in zlib;

/** Whether a client unpacks gzip, as all browsers do: it says so, and not with a weight of nothing. */
export function takesGzip(acceptEncoding: string): boolean {
  return acceptEncoding.split(',').some((each) => {
    const [coding = '', weight = ''] = each.toLowerCase().replaceAll(' ', '').split(';q=');
    return coding === 'gzip' && (weight === '' || Number(weight) > 0);
  });
}

/** What is sent: a text whose nonce was left open, this answer's nonce, and what it says of itself. */
export type Document = {
  status: number;
  headers: OutgoingHttpHeaders;
  text: Gapped;
  nonce: string;
};

/** Sends a document whole, packed for who can unpack it; only what it says of itself to `HEAD`. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, text, nonce }: Document,
): void {
  if (response.destroyed) return;
  const gzip = packs && takesGzip(String(request.headers['accept-encoding'] ?? ''));
  const pieces = (gzip ? filledGzip : filled)(text, nonce);
  response.writeHead(status, {
    ...headers,
    ...(gzip && { 'content-encoding': 'gzip' }),
    'content-length': pieces.reduce((sum, { length }) => sum + length, 0),
  });
  // Who reads slowly holds on to no copy of the page.
  response.cork();
  if (request.method !== 'HEAD') for (const piece of pieces) response.write(piece);
  response.end();
}
