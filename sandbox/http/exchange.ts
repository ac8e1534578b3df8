import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import type { Manner, Source, Streams } from './streams';

/** Most bytes of a request body that are read. */
export const bodyLimit = 64 * 1024;

/** An answer in one piece. */
export type WholeReply = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
};

/** An answer in one piece, or a stream of events from a source. */
export type Reply = WholeReply | { events: Source };

/** Where an answer goes. */
export type Outlet = { response: ServerResponse; streams: Streams };

/** A request as handlers see it. */
export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The parsed body. Throws `Refusal` when it is too large, not JSON or not of the shape. */
  body<Shape extends z.ZodType>(shape: Shape): Promise<z.infer<Shape>>;
};

export type Handler = (exchange: Exchange, parts: string[]) => Reply | Promise<Reply>;

/** A request that is not carried out; answered as `{status, detail, moreDetails?}`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly moreDetails?: unknown,
  ) {
    super(detail);
  }
}

/** A JSON answer. */
export function json(body: unknown, status = 200): WholeReply {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(body) };
}

/** The answer for a refusal. */
export function refused({ status, detail, moreDetails }: Refusal): WholeReply {
  return json({ status, detail, ...(moreDetails !== undefined && { moreDetails }) }, status);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when too large: the refusal must still reach the caller.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyLimit) throw new Refusal(413, 'The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not JSON');
  }
}

/** Wraps a request of `node:http`. An empty body reads as `{}`. */
export function exchangeOf(request: IncomingMessage): Exchange {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: request.headers,
    async body(shape) {
      const parsed = shape.safeParse(parseJson(await readBody(request)));
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new Refusal(400, `${issue?.path.join('.')}: ${issue?.message}`);
    },
  };
}

/** Writes an answer; a stream in the manner given, or the usual one. */
export function send({ response, streams }: Outlet, reply: Reply, manner?: Manner): void {
  if ('events' in reply) streams.start(response, reply.events, manner);
  else response.writeHead(reply.status, reply.headers).end(reply.body);
}
