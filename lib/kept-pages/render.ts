import 'server-only';
import http from 'node:http';
import { newNonce } from '../csp';
import { readCapped } from '../read-capped';
import { leaveOpen } from './gapped';
import { connectWithin } from './inner-connection';
import type { KeptPage } from './kept-pages';
import { renderingHeader, renderings } from './renderings';
import type { SharedRequest } from './shared-request';

/** A process asked for more than it can do takes long, and who waits for this page would wait as long alone. */
const deadlineMs = 60_000;

const maxBytes = 4 * 1024 * 1024;

/** Of the headers those that Next decides; the others are written for each answer. */
const keptHeaders = ['cache-control', 'content-type', 'link', 'vary'];

/** What React leaves in a page of which a part failed, and in its data. */
const failedPart = { page: /data-dgst=|<!--\$!-->/, data: /^[0-9a-f]+:E\{/m };

/** Asks as nobody in particular: without a cookie, a language or a name. */
function ask(
  shared: SharedRequest,
  server: http.Server,
  nonce: string,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      path: shared.target,
      headers: { Host: 'localhost', ...shared.headers, [renderingHeader]: nonce },
      createConnection: () => connectWithin(server),
      signal: AbortSignal.timeout(deadlineMs),
    });
    request.once('response', resolve).once('error', reject).end();
  });
}

/**
 * Whether a page, or its data, is all there. What describes a page must stand in its head, where crawlers and
 * previews of links look: Next waits for it when they ask, and for nobody else.
 */
export function isWhole(text: string, kind: keyof typeof failedPart): boolean {
  if (failedPart[kind].test(text)) return false;
  if (kind === 'data') return true;
  const [head = '', body] = text.split('</head>');
  return body !== undefined && head.includes('</title>') && text.endsWith('</html>');
}

async function render(
  shared: SharedRequest,
  server: http.Server,
  nonce: string,
): Promise<KeptPage | null> {
  const response = await ask(shared, server, nonce);
  const body = await readCapped(response, maxBytes);
  const keeping = renderings().get(nonce) ?? null;
  if (response.statusCode !== 200 || keeping === null) return null;
  const kind = shared.headers.rsc === undefined ? 'page' : 'data';
  if (body === null || !isWhole(body, kind)) return null;
  const text = await leaveOpen(body, nonce);
  if (text === null) return null;
  const headers = keptHeaders.flatMap((name) => {
    const value = response.headers[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { text, headers: Object.fromEntries(headers), ...keeping };
}

/**
 * Has the server that a visitor came to render one of its pages for everybody. Null for a page that did
 * not say it may be kept, or fails.
 */
export async function renderForAll(
  shared: SharedRequest,
  server: http.Server,
): Promise<KeptPage | null> {
  const nonce = newNonce();
  renderings().set(nonce, null);
  try {
    return await render(shared, server, nonce);
  } catch {
    return null;
  } finally {
    renderings().delete(nonce);
  }
}
