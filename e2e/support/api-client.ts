import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import * as z from 'zod';
import { apiErrorSchema, type ToldProblem } from '@/schemas/checkout-answer';

export type BrowserOptions = {
  userAgent?: string;
  /** The address it calls from; see `otherLoopback`. */
  localAddress?: string;
};

/** An address of this machine that the shop does not call from; only Linux has one by itself. */
export const otherLoopback = process.platform === 'linux' ? '127.0.0.23' : '127.0.0.1';

export type CallOptions = {
  headers?: Record<string, string>;
  body?: string;
  /** Headers a browser sends by itself and this call leaves out, lower case. */
  without?: string[];
  signal?: AbortSignal;
};

/** A whole answer. `text` is as it came over the wire: nothing is decompressed. */
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

const placed = z.object({ orderId: z.string() });
const failed = z.object({
  error: z.object({
    code: z.string(),
    problems: z.array(z.object({ code: z.string() })).optional(),
    fields: z.array(z.string()).optional(),
  }),
});

/** The order id of a 201 answer. Throws on any other. */
export function placedId(answer: Answer): string {
  if (answer.status !== 201) throw new Error(`Not placed: ${answer.status} ${answer.text}`);
  return placed.parse(JSON.parse(answer.text)).orderId;
}

/** An error answer in one line: its status, its code and, if it names any, its problems or fields. */
export function failure(answer: Answer): string {
  const { code, problems = [], fields = [] } = failed.parse(JSON.parse(answer.text)).error;
  return [answer.status, code, ...problems.map((problem) => problem.code), ...fields].join(' ');
}

/** The problems an error answer lists; none where it lists none. */
export function problemsIn(answer: Answer): ToldProblem[] {
  return apiErrorSchema.parse(JSON.parse(answer.text)).error.problems ?? [];
}

/** Puts what an answer sets beside the cookies a browser has. */
export function keepCookies(cookies: Map<string, string>, lines: string[] = []): void {
  for (const line of lines) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

/**
 * A browser as a server sees one: it keeps cookies and says where its requests come from. Requests
 * use `node:http`, so that forbidden headers, HEAD and unread bodies are as real ones.
 */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly shop: { port: number; origin: string },
    readonly options: BrowserOptions = {},
  ) {}

  /** Sends a request; resolves with the response once its headers are in. */
  send(method: string, path: string, options: CallOptions = {}): Promise<IncomingMessage> {
    const { origin, port } = this.shop;
    const headers: Record<string, string> = {
      host: new URL(origin).host,
      'user-agent': this.options.userAgent ?? 'IntegrationBrowser/1.0',
      'sec-fetch-site': 'same-origin',
      ...(method === 'POST' && { origin }),
      ...(this.cookies.size > 0 && { cookie: this.cookieHeader() }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    };
    for (const name of options.without ?? []) delete headers[name];
    return new Promise((resolve, reject) => {
      const call = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        headers,
        agent: false,
        ...(this.options.localAddress !== undefined && { localAddress: this.options.localAddress }),
        ...(options.signal !== undefined && { signal: options.signal }),
      });
      call.once('response', (response) => {
        keepCookies(this.cookies, response.headers['set-cookie']);
        resolve(response);
      });
      call.on('error', reject);
      call.end(options.body);
    });
  }

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const response = await this.send(method, path, options);
    const text = await readText(response);
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  }

  get(path: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('GET', path, options);
  }

  post(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return this.call('POST', path, { ...text, ...options });
  }

  /** Validates, which is where the shop makes the session, and says what would have to be paid. */
  validate(checkout: unknown): Promise<Answer> {
    return this.post('/api/orders/validations', checkout);
  }

  /** One press on "Place order". Repeat it with the same key for the same attempt. */
  place(checkout: unknown, key: string, options: CallOptions = {}): Promise<Answer> {
    const headers = { 'idempotency-key': key, ...options.headers };
    return this.post('/api/orders', checkout, { ...options, headers });
  }

  /** Buys: validates and places. Returns the shop's order id; throws unless both succeed. */
  async buy(checkout: unknown, key: string = crypto.randomUUID()): Promise<string> {
    const validated = await this.validate(checkout);
    if (validated.status !== 200) throw new Error(`Refused: ${validated.text}`);
    return placedId(await this.place(checkout, key));
  }

  /** The same browser, sent to another instance by a load balancer. */
  movedTo(shop: { port: number; origin: string }): Browser {
    const moved = new Browser(shop, this.options);
    for (const [name, value] of this.cookies) moved.cookies.set(name, value);
    return moved;
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
