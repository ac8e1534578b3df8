import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { Certificate } from './certificate';

/** What a proxy does with the `X-Forwarded-For` it is sent. */
export type Forwarding = 'append' | 'overwrite' | 'hand-on' | 'drop';

/** A reverse proxy on this machine that does as a test says, as others do by how they are set up. */
export class ReverseProxy {
  forwarding: Forwarding = 'append';
  /** Whether it waits for a whole answer before it passes any of it on. */
  buffers = false;
  /** Answers of its own, by path, instead of the shop's. */
  answers: Record<string, { status: number; headers: Record<string, string> }> = {};
  /** Headers of answers that it changes; undefined takes one away. */
  changes: Record<string, string | undefined> = {};
  /** Over https: whether it offers HTTP/2, which it could not speak. */
  offersHttp2 = true;
  /** The port it hands requests on to. */
  target = 0;
  readonly #scheme: 'http' | 'https';
  readonly #server: Server;

  private constructor(certificate: Certificate | null) {
    const pass = (asked: IncomingMessage, response: ServerResponse) => this.#pass(asked, response);
    this.#scheme = certificate === null ? 'http' : 'https';
    this.#server =
      certificate === null
        ? createServer(pass)
        : createSecureServer({ ...certificate, ALPNCallback: (hello) => this.#agree(hello) }, pass);
  }

  /** Starts one on a free port: over https when it has a certificate. */
  static async start(certificate: Certificate | null = null): Promise<ReverseProxy> {
    const proxy = new ReverseProxy(certificate);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has ended.');
    return `${this.#scheme}://localhost:${address.port}`;
  }

  /** Does again as a proxy should. */
  mend(): void {
    Object.assign(this, { forwarding: 'append', buffers: false, answers: {}, changes: {} });
    this.offersHttp2 = true;
  }

  /** Shows another certificate from now on. */
  show(certificate: Certificate): void {
    if (this.#server instanceof SecureServer) this.#server.setSecureContext(certificate);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #agree({ protocols }: { protocols: string[] }): string | undefined {
    const spoken = this.offersHttp2 ? ['h2', 'http/1.1'] : ['http/1.1'];
    return spoken.find((protocol) => protocols.includes(protocol));
  }

  #forwarded(asked: IncomingMessage): string | undefined {
    const told = asked.headers['x-forwarded-for'];
    const given = Array.isArray(told) ? told.join(', ') : told;
    const from = asked.socket.remoteAddress ?? '';
    switch (this.forwarding) {
      case 'append':
        return given === undefined ? from : `${given}, ${from}`;
      case 'overwrite':
        return from;
      case 'hand-on':
        return given;
      case 'drop':
        return undefined;
      default:
        return this.forwarding satisfies never;
    }
  }

  #pass(asked: IncomingMessage, response: ServerResponse): void {
    const own = this.answers[asked.url ?? ''];
    if (own !== undefined) {
      response.writeHead(own.status, own.headers).end();
      return;
    }
    const { 'x-forwarded-for': _, ...headers } = asked.headers;
    const forwarded = this.#forwarded(asked);
    const passed = request({
      host: '127.0.0.1',
      port: this.target,
      method: asked.method,
      path: asked.url,
      headers: { ...headers, ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) },
      agent: false,
    });
    passed.on('response', (answer) => this.#passBack(answer, response));
    passed.on('error', () => response.writeHead(502).end());
    asked.pipe(passed);
  }

  async #passBack(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers: IncomingHttpHeaders = { ...answer.headers, ...this.changes };
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && name !== 'connection') response.setHeader(name, value);
    }
    response.statusCode = answer.statusCode ?? 502;
    if (this.buffers) response.end(await buffer(answer));
    else {
      response.flushHeaders();
      answer.pipe(response);
    }
  }
}
