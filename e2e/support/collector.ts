import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

const value = z.looseObject({
  stringValue: z.string().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
  doubleValue: z.number().optional(),
  boolValue: z.boolean().optional(),
});
const attributes = z.array(z.object({ key: z.string(), value })).default([]);
const point = z.looseObject({
  attributes,
  asInt: z.union([z.number(), z.string()]).optional(),
  asDouble: z.number().optional(),
  count: z.union([z.number(), z.string()]).optional(),
});
const points = z.looseObject({ dataPoints: z.array(point) });
const metric = z.looseObject({
  name: z.string(),
  sum: points.optional(),
  gauge: points.optional(),
  histogram: points.optional(),
});
const metricsBody = z.object({
  resourceMetrics: z.array(
    z.looseObject({ scopeMetrics: z.array(z.looseObject({ metrics: z.array(metric) })) }),
  ),
});
const span = z.looseObject({ name: z.string(), attributes });
const tracesBody = z.object({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(span) })),
    }),
  ),
});

type Attributes = Record<string, unknown>;
const named = (list: z.infer<typeof attributes>): Attributes =>
  Object.fromEntries(list.map(({ key, value: held }) => [key, Object.values(held)[0]]));

/** A collector of OTLP over HTTP in JSON, which keeps what it is sent; or does not do its work. */
export class Collector {
  #server: Server | null = null;
  readonly #bodies: { path: string; text: string; key: string | undefined }[] = [];
  /** `well`, or answers with 500, or not at all. */
  mood: 'well' | 'failing' | 'silent' = 'well';

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const key = request.headers['x-api-key']?.toString();
        const text = Buffer.concat(chunks).toString();
        this.#bodies.push({ path: request.url ?? '', text, key });
        if (this.mood === 'silent') return;
        response.writeHead(this.mood === 'well' ? 200 : 500, {
          'content-type': 'application/json',
        });
        response.end('{}');
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  }

  get endpoint(): string {
    const address = this.#server?.address();
    return `http://127.0.0.1:${(address as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** Everything that has been sent, as it came. */
  text(): string {
    return this.#bodies.map(({ path, text }) => `${path} ${text}`).join('\n');
  }

  keys(): Set<string | undefined> {
    return new Set(this.#bodies.map(({ key }) => key));
  }

  get requests(): number {
    return this.#bodies.length;
  }

  #at(path: string): unknown[] {
    return this.#bodies.filter((body) => body.path === path).map(({ text }) => JSON.parse(text));
  }

  /** What describes the process. */
  resource(): Attributes {
    const [body] = this.#at('/v1/traces');
    return named(tracesBody.parse(body).resourceSpans[0]?.resource.attributes ?? []);
  }

  spans(): { name: string; attributes: Attributes }[] {
    return this.#at('/v1/traces').flatMap((body) =>
      tracesBody
        .parse(body)
        .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .map(({ name, attributes: list }) => ({ name, attributes: named(list) })),
    );
  }

  /**
   * What a metric last came to, summed over the points whose attributes are these: how often, for a
   * histogram. Null when there is no such point.
   */
  latest(name: string, wanted: Attributes = {}): number | null {
    const last = this.#at('/v1/metrics')
      .map((body) =>
        metricsBody
          .parse(body)
          .resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((s) => s.metrics))
          .find((one) => one.name === name),
      )
      .filter((one) => one !== undefined)
      .at(-1);
    const all = (last?.sum ?? last?.gauge ?? last?.histogram)?.dataPoints ?? [];
    const fitting = all.filter((one) => {
      const given = named(one.attributes);
      return Object.entries(wanted).every(([key, expected]) => given[key] === expected);
    });
    if (fitting.length === 0) return null;
    const amountOf = (one: z.infer<typeof point>) =>
      Number(one.count ?? one.asInt ?? one.asDouble ?? 0);
    return fitting.reduce((sum, one) => sum + amountOf(one), 0);
  }
}
