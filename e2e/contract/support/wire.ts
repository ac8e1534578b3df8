import { createGate, type Gate } from './gate';

/** Longest the supplier is waited for. */
const deadlineMs = 20_000;

/** What came back, as it came: `body` is parsed JSON, undefined when it is none. */
export type Answer = { status: number; contentType: string; body: unknown };

/** Nothing came that a belief could be held against: no connection, a limit, an outage. */
export class NoAnswer extends Error {}

export type WireOptions = {
  /** Scheme, host and port. */
  origin: string;
  /** A real supplier is only read from, one request after the other, at most one a second. */
  real: boolean;
  partnerId: string;
  version: string;
  clientIp: string | null;
  gate?: Gate;
  fetch?: typeof fetch;
};

type Query = Record<string, string>;

/** A call as messages name it: an order's id opens the order, and has no place in them. */
function named(method: string, { pathname }: URL): string {
  return `${method} ${pathname.replace(/(?<=\/orders\/)[^/]+-[^/]+/, '{id}')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The supplier's side of the wire, without anything of the shop's between it and the tests. */
export class Wire {
  readonly #options: WireOptions;
  readonly #gate: Gate;
  readonly #answers = new Map<string, Promise<Answer>>();
  /** Why the supplier is not asked any further; going on after a limit lengthens the block. */
  #closed: string | null = null;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#gate = options.gate ?? createGate(options.real ? 1000 : 0);
  }

  /**
   * Reads a path of the supplier, or an absolute URL. Each is fetched once, however many ask.
   * @throws NoAnswer when there is nothing to judge
   */
  async get(path: string, query: Query = {}): Promise<Answer> {
    const url = this.#url(path, query);
    const known = this.#answers.get(url.href);
    if (known !== undefined) return known;
    const answer = this.#call('GET', url);
    this.#answers.set(url.href, answer);
    return answer;
  }

  /** Reads again what changes by itself or by a write. */
  async getAgain(path: string): Promise<Answer> {
    return this.#call('GET', this.#url(path, {}));
  }

  /** Sends a write. @throws Error against a real supplier, before anything is sent */
  async send(method: string, path: string, body: unknown): Promise<Answer> {
    return this.#call(method, this.#url(path, {}), body);
  }

  /** Opens an event stream. @throws Error against a real supplier, before anything is sent */
  async follow(path: string, signal: AbortSignal): Promise<Response> {
    const url = this.#url(path, {});
    this.#assertAllowed('GET', url);
    const headers = { ...this.#headers(), Accept: 'text/event-stream' };
    return this.#fetch(url, { headers, signal });
  }

  #url(path: string, query: Query): URL {
    const url = new URL(path, this.#options.origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }

  #assertAllowed(method: string, url: URL): void {
    if (!this.#options.real) return;
    if (method !== 'GET') {
      throw new Error(`${method} is not sent to a real supplier: contract tests only read.`);
    }
    if (/\/subscribe\/?$/.test(url.pathname)) {
      throw new Error('Contract tests subscribe to nothing at a real supplier.');
    }
  }

  #headers(): Record<string, string> {
    const { partnerId, version, clientIp } = this.#options;
    return {
      'X-Cr-Application': partnerId,
      'X-Cr-Version': version,
      'User-Agent': `refillery-contract/${version}`,
      'Content-Type': 'application/json',
      ...(clientIp !== null && { 'X-Forwarded-For': clientIp }),
    };
  }

  get #fetch(): typeof fetch {
    return this.#options.fetch ?? fetch;
  }

  async #call(method: string, url: URL, body?: unknown): Promise<Answer> {
    this.#assertAllowed(method, url);
    return this.#gate(async () => {
      if (this.#closed !== null) throw new NoAnswer(this.#closed);
      const { status, contentType, text } = await this.#exchange(method, url, body);
      const what = `${named(method, url)} was answered with ${status}`;
      if (status === 403 || status === 429) {
        this.#closed = `Not asked: before this, ${what}`;
        throw new NoAnswer(what);
      }
      if (status >= 500) throw new NoAnswer(what);
      return { status, contentType, body: parsed(text) };
    });
  }

  async #exchange(method: string, url: URL, body: unknown) {
    try {
      const response = await this.#fetch(url, {
        method,
        headers: { ...this.#headers(), Accept: 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // A redirect would carry the partner's headers elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
      });
      const contentType = response.headers.get('content-type') ?? '';
      return { status: response.status, contentType, text: await response.text() };
    } catch (cause) {
      throw new NoAnswer(`${named(method, url)} was not answered`, { cause });
    }
  }
}
