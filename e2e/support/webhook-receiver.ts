import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import { type WebhookPayload, webhookPayloadSchema } from '@/schemas/webhook';

/** What a receiver does with a message: answers, does not, hangs up, or sends elsewhere. */
export type Behaviour = { status: number; headers?: Record<string, string> } | 'hang' | 'drop';

/** A message as it came, whatever it was answered with. */
export type Received = {
  id: string;
  path: string;
  body: string;
  headers: IncomingHttpHeaders;
  payload: WebhookPayload;
};

/** Long enough for a courier that only notices by looking, on a busy machine. */
const patience = { timeout: 20_000, interval: 25 };

/**
 * A partner's receiver on a loopback port. Each message must carry the signature of `secret`, by the
 * published library, and be what its schema says: else it is answered with 400 and noted.
 */
export class WebhookReceiver {
  readonly received: Received[] = [];
  readonly refused: string[] = [];
  /**
   * What is done to the first message about the next order, and the one after it: messages about an
   * order that was heard of before come whenever the shop looks at it. All others get 204.
   */
  readonly plan: Behaviour[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      this.#take(request.url ?? '', request.headers, body, response);
    });
  });

  constructor(readonly secret: string) {}

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks`;
  }

  /** Messages about an order, each once however often it came, by their own time. */
  about(orderId: string): Received[] {
    const mine = this.received.filter(({ payload }) => payload.data.orderId === orderId);
    const each = new Map(mine.map((message) => [message.id, message]));
    return [...each.values()].sort((one, other) =>
      one.payload.timestamp.localeCompare(other.payload.timestamp),
    );
  }

  /** What was told of an order so far: types, with reasons. */
  facts(orderId: string): string[] {
    return this.about(orderId).map(({ payload: { type, data } }) =>
      [type, data.reason].filter((part) => part !== undefined).join(' '),
    );
  }

  /** Waits until just this has been told of an order. */
  async hears(orderId: string, ...facts: string[]): Promise<void> {
    await vi.waitFor(() => expect(this.facts(orderId)).toEqual(facts), patience);
  }

  #take(path: string, headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    let isFirst: boolean;
    try {
      const told = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      const verified = new Webhook(this.secret).verify(body, Object.fromEntries(told));
      const payload = webhookPayloadSchema.parse(verified);
      const id = String(headers['webhook-id']);
      isFirst = this.about(payload.data.orderId).length === 0;
      this.received.push({ id, path, body, headers, payload });
    } catch (error) {
      this.refused.push(String(error));
      response.writeHead(400).end();
      return;
    }
    const behaviour = (isFirst ? this.plan.shift() : undefined) ?? { status: 204 };
    if (behaviour === 'drop') response.destroy();
    else if (behaviour !== 'hang') {
      response.writeHead(behaviour.status, behaviour.headers).end('Thank you, margarethe');
    }
  }
}
