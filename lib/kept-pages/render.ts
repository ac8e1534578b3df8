import 'server-only';
import http from 'node:http';
import type { Socket } from 'node:net';
import { newNonce } from '../csp';
import { readCapped } from '../read-capped';
import { leaveOpen } from './gapped';
import type { KeptPage } from './kept-pages';
import { renderingHeader, renderings } from './renderings';

/** Where this process is reached: the end of a visitor's connection that is its own. */
export type Door = Pick<Socket, 'localAddress' | 'localPort'>;

/** A busy process is slow to answer; later than this nobody may want the page any more. */
const deadlineMs = 10_000;

const maxBytes = 4 * 1024 * 1024;

/** Of the headers those that Next decides; the others are written for each answer. */
const keptHeaders = ['cache-control', 'content-type', 'link', 'vary'];

/** What React leaves in a page of which a part failed. */
const failedPart = /data-dgst=|<!--\$!-->/;

/** Asks as nobody in particular: without a cookie, a language or a name. */
function ask(path: string, door: Door, nonce: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: door.localAddress,
      port: door.localPort,
      path,
      headers: { Host: 'localhost', [renderingHeader]: nonce },
      agent: false,
      signal: AbortSignal.timeout(deadlineMs),
    });
    request.once('response', resolve).once('error', reject).end();
  });
}

async function render(path: string, door: Door, nonce: string): Promise<KeptPage | null> {
  const response = await ask(path, door, nonce);
  const html = await readCapped(response, maxBytes);
  const isGood = response.statusCode === 200 && renderings().get(nonce)?.mayBeKept === true;
  if (!isGood || html === null || !html.endsWith('</html>') || failedPart.test(html)) return null;
  const text = await leaveOpen(html, nonce);
  if (text === null) return null;
  const headers = keptHeaders.flatMap((name) => {
    const value = response.headers[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { text, headers: Object.fromEntries(headers) };
}

/**
 * Has this process render one of its pages for everybody: it asks itself, through the door a visitor
 * came by. Null for a page that did not say it may be kept, or fails.
 */
export async function renderForAll(path: string, door: Door): Promise<KeptPage | null> {
  const nonce = newNonce();
  renderings().set(nonce, { mayBeKept: false });
  try {
    return await render(path, door, nonce);
  } catch {
    return null;
  } finally {
    renderings().delete(nonce);
  }
}
