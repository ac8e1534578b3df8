import 'server-only';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { connect } from 'node:tls';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Result } from '@/schemas/result';
import { readCapped } from '../read-capped';
import { probeEvents } from './probe-stream';

/** Why somebody could not be asked. `reason` of a certificate completes "The certificate …". */
export type ProbeFault =
  | { kind: 'no-such-name' }
  | { kind: 'refused' }
  | { kind: 'no-answer' }
  | { kind: 'certificate'; reason: string }
  | { kind: 'broken' };

/** An answer as it came, its times in milliseconds since 1970. */
export type ProbeAnswer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  sentAt: number;
  receivedAt: number;
};

/** What a TLS handshake tells: for how many whole days the certificate is still good, and HTTP/2. */
export type TlsFacts = { daysLeft: number; http2: boolean };

type Probe = { url: URL; headers?: Record<string, string> };

/** The shop answers all that is asked here in a fraction of a second. */
const deadlineMs = 8_000;

/** No page of the shop is larger. */
const maxBytes = 4 * 1024 * 1024;

const dayMs = 86_400_000;

const certificateReasons: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet, or this machine’s clock is wrong',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is one that no browser trusts (self-signed)',
  SELF_SIGNED_CERT_IN_CHAIN: 'is one that no browser trusts (self-signed)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another name',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'lacks its intermediate certificates, or is from nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'lacks its intermediate certificates',
};

/** What an error of a connection means. */
export function probeFault(error: unknown): ProbeFault {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/.test(code)) return { kind: 'no-such-name' };
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) {
    return { kind: 'refused' };
  }
  if (code === 'ETIMEDOUT') return { kind: 'no-answer' };
  const reason = certificateReasons[code];
  if (reason !== undefined) return { kind: 'certificate', reason };
  return /^(?:CERT_|ERR_TLS_|UNABLE_TO_)/.test(code)
    ? { kind: 'certificate', reason: 'cannot be verified' }
    : { kind: 'broken' };
}

async function attempted<T>(work: Promise<T>): Promise<Result<T, ProbeFault>> {
  try {
    return { ok: true, data: await work };
  } catch (error) {
    return { ok: false, error: probeFault(error) };
  }
}

const late = () => Object.assign(new Error('deadline'), { code: 'ETIMEDOUT' });

/** Every address of a host; an IP address is its own. */
export function addressesOf(host: string): Promise<Result<string[], ProbeFault>> {
  const found = lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  return attempted(found.then((entries) => entries.map(({ address }) => address)));
}

/** A TLS handshake with a web server, verified as a browser would, and nothing else. */
export function lookAtTls({ hostname, port }: URL): Promise<Result<TlsFacts, ProbeFault>> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const look = new Promise<TlsFacts>((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    socket.setTimeout(deadlineMs, () => socket.destroy(late()));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      const daysLeft = Math.floor((until - Date.now()) / dayMs);
      resolve({ daysLeft, http2: socket.alpnProtocol === 'h2' });
      socket.end();
    });
  });
  return attempted(look);
}

/** Sends a GET on a connection of its own, and follows no redirect. */
function open({ url, headers = {} }: Probe, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { get } = url.protocol === 'https:' ? https : http;
    const request = get(url, {
      agent: false,
      headers: { 'User-Agent': 'shop-doctor', ...headers },
    });
    signal.addEventListener('abort', () => request.destroy(late()), { once: true });
    request.once('response', resolve);
    request.on('error', reject);
  });
}

async function withDeadline<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), deadlineMs);
  try {
    return await work(abort.signal);
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** Asks for an address and reads the whole answer, which is not decompressed. */
export function ask(probe: Probe): Promise<Result<ProbeAnswer, ProbeFault>> {
  const asked = withDeadline(async (signal) => {
    const sentAt = Date.now();
    const response = await open(probe, signal);
    const receivedAt = Date.now();
    const { statusCode: status = 0, headers } = response;
    const text = (await readCapped(response, maxBytes)) ?? '';
    return { status, headers, text, sentAt, receivedAt };
  });
  return attempted(asked);
}

function decompressed(response: http.IncomingMessage): Readable {
  const encoding = response.headers['content-encoding'];
  if (encoding !== 'gzip' && encoding !== 'br') return response;
  const decoder = encoding === 'gzip' ? createGunzip() : createBrotliDecompress();
  return pipeline(response, decoder, () => {});
}

/**
 * Reads the probe stream as a browser does.
 * @returns the milliseconds between its two events; null when they did not both arrive.
 */
export function streamPause(probe: Probe): Promise<Result<number | null, ProbeFault>> {
  const read = withDeadline(async (signal) => {
    const response = await open(probe, signal);
    let text = '';
    let first: number | null = null;
    for await (const chunk of decompressed(response)) {
      text += String(chunk);
      if (text.includes(probeEvents.first)) first ??= performance.now();
      if (text.includes(probeEvents.second)) return performance.now() - (first ?? 0);
    }
    return null;
  });
  return attempted(read);
}
