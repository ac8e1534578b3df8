import { once } from 'node:events';
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type IncomingHttpHeaders,
} from 'node:http2';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createParser } from 'eventsource-parser';
import { vi } from 'vitest';
import { orderSchema } from '@/schemas/order-snapshot';
import { keepCookies } from './api-client';

/** A whole answer over HTTP/2. `text` is as it came: nothing is decompressed. */
export type Http2Answer = { status: number; headers: IncomingHttpHeaders; text: string };

type Call = { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: unknown };

const open = new Set<ClientHttp2Session>();

/** Closes every connection. For `afterEach`. */
export function hangUpAll(): void {
  for (const session of open) session.destroy();
}

async function answerOf(stream: ClientHttp2Stream): Promise<IncomingHttpHeaders> {
  const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
    stream.once('response', resolve);
    stream.once('error', reject);
  });
  return headers;
}

/**
 * A browser with one HTTP/2 connection to a proxy, whose certificate may be the test's own. It keeps
 * cookies and says where its requests come from.
 */
export class Http2Browser {
  readonly cookies = new Map<string, string>();

  private constructor(
    readonly session: ClientHttp2Session,
    readonly origin: string,
  ) {}

  /** Connects to the proxy of an origin, on this machine, from an address of this machine. */
  static async connect(origin: string, localAddress = '127.0.0.1'): Promise<Http2Browser> {
    const { hostname, port } = new URL(origin);
    const session = connect(origin, {
      createConnection: () =>
        connectTls({
          socket: connectPlain({ host: '127.0.0.1', port: Number(port), localAddress }),
          servername: hostname,
          ALPNProtocols: ['h2', 'http/1.1'],
          rejectUnauthorized: false,
        }),
    });
    open.add(session);
    session.once('close', () => open.delete(session));
    await once(session, 'connect');
    session.on('error', () => {});
    return new Http2Browser(session, origin);
  }

  /** Sends a request as a page of the shop would. */
  send(path: string, { method = 'GET', headers = {}, body }: Call = {}): ClientHttp2Stream {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stream = this.session.request({
      ':method': method,
      ':path': path,
      'sec-fetch-site': 'same-origin',
      ...(cookie !== '' && { cookie }),
      ...(method === 'POST' && { origin: this.origin }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
    stream.end(body === undefined ? undefined : JSON.stringify(body));
    return stream;
  }

  async call(path: string, call: Call = {}): Promise<Http2Answer> {
    const stream = this.send(path, call);
    const headers = await answerOf(stream);
    keepCookies(this.cookies, headers['set-cookie']);
    let text = '';
    for await (const chunk of stream.setEncoding('utf8')) text += String(chunk);
    return { status: Number(headers[':status']), headers, text };
  }

  /** Opens the event stream of an order; the states it has told so far, and when it is over. */
  async follow(path: string) {
    const stream = this.send(path, {
      headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, br' },
    });
    const headers = await answerOf(stream);
    const states: string[] = [];
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === undefined) states.push(orderSchema.parse(JSON.parse(data)).state);
      },
    });
    stream.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    const reached = (state: string) =>
      vi.waitUntil(() => states.includes(state), { timeout: 10_000, interval: 20 });
    return { headers, reached, ended: once(stream, 'end') };
  }
}
