import 'server-only';
import http from 'node:http';
import https from 'node:https';

/** How a POST ended: with a status, or without one and why. */
export type Posted =
  | { kind: 'status'; status: number; retryAfter: string | undefined }
  /** No connection was made. */
  | { kind: 'unreachable' }
  /** It broke before there was a status. */
  | { kind: 'interrupted' }
  | { kind: 'timeout' };

type Post = { url: string; headers: Record<string, string>; body: string; deadlineMs: number };

/** As much of an answer is read as lets its sender end in peace; nobody looks at it. */
const maxAnswerBytes = 64 * 1024;

function letEnd(response: http.IncomingMessage): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) response.destroy();
  });
  response.on('error', () => {});
}

/**
 * Posts JSON over a connection of its own, within the deadline from the first packet to the status.
 * `node:http` rather than `fetch`: it follows no redirect, and tells whether a connection was made.
 */
export function post({ url, headers, body, deadlineMs }: Post): Promise<Posted> {
  const secure = new URL(url).protocol === 'https:';
  return new Promise((resolve) => {
    let connected = false;
    let late = false;
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      agent: false,
    });
    const deadline = setTimeout(() => {
      late = true;
      request.destroy();
    }, deadlineMs);
    const fail = () => {
      resolve({ kind: late ? 'timeout' : connected ? 'interrupted' : 'unreachable' });
    };
    request.once('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    request.once('response', (response) => {
      const { statusCode: status = 0 } = response;
      resolve({ kind: 'status', status, retryAfter: response.headers['retry-after'] });
      letEnd(response);
    });
    // Stays attached: a request that is cut off emits its error after the response too.
    request.on('error', fail);
    request.once('close', () => {
      clearTimeout(deadline);
      fail();
    });
    request.end(body);
  });
}
