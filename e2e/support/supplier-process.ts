import * as z from 'zod';
import type { fault } from '@/sandbox/http/fault-schema';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import { type NodeProcess, startNode, temporaryFolder } from './processes';
import { waitFor } from './wait';

const journalEntry = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
/** One supplier call as the simulator received it. */
export type JournalEntry = z.infer<typeof journalEntry>;

/** How many of some calls were of a path. */
export const callsTo = (entries: JournalEntry[], path: string) =>
  entries.filter((entry) => entry.path === path).length;

const journal = z.object({ requests: z.array(journalEntry) });

const orderList = z.object({ orders: z.array(z.object({ id: z.uuid(), state: z.string() })) });
const totals = z.object({ calls: z.number(), faults: z.record(z.string(), z.number()) });
const streamCounts = z.object({ open: z.number(), opened: z.number() });

/** What the simulator is told to do wrong; see its control API. */
export type Fault = z.input<typeof fault>;

type OrderCommand = 'pay' | 'pay-part' | 'expire' | 'fail' | 'review' | 'resume';

/**
 * The simulator in a process of its own, reached over a socket as any supplier is. Its orders
 * survive `stop` and `start`, which keeps the port.
 */
export class Supplier {
  readonly #data = temporaryFolder();
  #process: NodeProcess | null = null;
  #port = 0;

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it and waits until it listens; throws with its output when it ends before. */
  async start(): Promise<void> {
    const args = ['--port', String(this.#port), '--data-dir', this.#data];
    const child = startNode(['--import', 'tsx', 'sandbox/main.ts', ...args], withoutShopSettings());
    this.#process = child;
    this.#port = await waitFor(
      () => {
        const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(child.output())?.[1];
        if (port === undefined) throw new Error(`The supplier does not listen. ${child.errors()}`);
        return Number(port);
      },
      { timeout: 20_000, interval: 20 },
    );
  }

  /** Ends it at once, connections and all. */
  async stop(): Promise<void> {
    await this.#process?.end('SIGKILL');
  }

  /** A call of its wire or its control API; the parsed JSON answer, null when it has no body. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** The supplier calls it has received since the journal was last cleared, oldest first. */
  async journal(): Promise<JournalEntry[]> {
    return journal.parse(await this.call('GET', '/control/requests')).requests;
  }

  /** How many times an order was asked for: the number that must never exceed one per attempt. */
  async creations(): Promise<number> {
    const entries = await this.journal();
    return entries.filter(({ method, path }) => method === 'POST' && path === '/v5/orders').length;
  }

  /** How many calls it has received since its start, and how many met a fault, by its kind. */
  async totals(): Promise<{ calls: number; faults: Record<string, number> }> {
    return totals.parse(await this.call('GET', '/control/totals'));
  }

  async clearJournal(): Promise<void> {
    await this.call('DELETE', '/control/requests');
  }

  async orders(): Promise<{ id: string; state: string }[]> {
    return orderList.parse(await this.call('GET', '/control/orders')).orders;
  }

  /** Its own id of the order made last. */
  async newestOrder(): Promise<string> {
    const id = (await this.orders()).at(-1)?.id;
    if (id === undefined) throw new Error('The supplier has no order.');
    return id;
  }

  async streams(): Promise<{ open: number; opened: number }> {
    return streamCounts.parse(await this.call('GET', '/control/streams'));
  }

  async command(id: string, command: OrderCommand): Promise<void> {
    await this.call('POST', `/control/orders/${id}/${command}`);
  }

  async advance(seconds: number): Promise<void> {
    await this.call('POST', '/control/clock', { advanceSeconds: seconds });
  }

  /** Pays an order and lets the time pass that it takes to be delivered. */
  async deliver(id: string): Promise<void> {
    await this.command(id, 'pay');
    await this.advance(60);
  }

  async addFault(fault: Fault): Promise<void> {
    await this.call('POST', '/control/faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.call('DELETE', '/control/faults');
  }
}

/** A running supplier with an empty order book. */
export async function startSupplier(): Promise<Supplier> {
  const supplier = new Supplier();
  await supplier.start();
  return supplier;
}
