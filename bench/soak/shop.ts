import * as z from 'zod';
import { Browser, type BrowserOptions } from '@/e2e/support/api-client';
import type { Draws } from '@/e2e/support/chaos-draws';
import { waitFor } from '@/e2e/support/wait';
import { openSockets } from '../live/proc.mjs';
import { caller } from '../live/processes.mjs';
import { health, type RunningShop, startShop } from '../live/shop.mjs';

const looked = z.object({
  memory: z.object({ heapUsed: z.number(), rss: z.number() }),
  resources: z.record(z.string(), z.number()),
  alive: z.record(z.string(), z.number()),
});

/** What the shop's process holds; `timers` are those that keep it awake, `alive` counts objects. */
export type Look = {
  heap: number;
  rss: number;
  sockets: number;
  timers: number;
  streams: number;
  alive: Record<string, number>;
};

/** What a supervisor gives the shop to end, see `deploy/`. */
const stopLimitMs = 45_000;

/** Buyers call from so many addresses of this machine, as from so many homes. */
const addresses = 200;

/** Where somebody calls from. */
export const homeOf = (draws: Draws): BrowserOptions => ({
  localAddress: `127.0.1.${draws.whole(1, addresses)}`,
});

/** The built shop, in production, in a process of its own that tells what it holds. */
export class SoakShop {
  readonly #folder: string;
  readonly #upstreamPort: number;
  readonly #secret: string;
  readonly #rate: number;
  readonly #outputs: (() => string)[] = [];
  #running: RunningShop | null = null;
  #call: ReturnType<typeof caller> = () => Promise.reject(new Error('The shop has not started.'));
  #browsers = 0;
  /** What has ended it besides those who are meant to. */
  readonly falls: string[] = [];

  constructor(options: { folder: string; upstreamPort: number; secret: string; rate: number }) {
    this.#folder = options.folder;
    this.#upstreamPort = options.upstreamPort;
    this.#secret = options.secret;
    this.#rate = options.rate;
  }

  get port(): number {
    return this.#now().port;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get browsers(): number {
    return this.#browsers;
  }

  #now(): RunningShop {
    if (this.#running === null) throw new Error('The shop has not started.');
    return this.#running;
  }

  /** Starts it, on the port it had before if it has run; throws with its output when it does not. */
  async start(): Promise<void> {
    const before = this.#running;
    const probe = new URL('../live/probe.mjs', import.meta.url).href;
    const running = await startShop({
      folder: this.#folder,
      upstreamPort: this.#upstreamPort,
      secret: this.#secret,
      nodeArgs: ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', probe],
      channel: true,
      settings: {
        SUPPLIER_RATE: String(this.#rate),
        STREAM_SECONDS: '20',
        RECEIPT_KEY: '5'.repeat(64),
      },
      ...(before !== null && { port: before.port }),
    });
    this.#running = running;
    this.#outputs.push(running.output);
    this.#call = caller(running.child);
    running.child.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 143) this.falls.push(`It ended with ${code ?? signal}.`);
    });
  }

  /** Ends it as a crash does, and starts it again. */
  async restart(): Promise<void> {
    await this.#now().end();
    await this.start();
  }

  /** Ends it as a supervisor does, and starts it again; how long the end has taken, in ms. */
  async replace(): Promise<number> {
    const { child, end } = this.#now();
    const began = performance.now();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => {
      this.falls.push('It did not end in time.');
      void end();
    }, stopLimitMs);
    await ended;
    clearTimeout(late);
    const took = performance.now() - began;
    await this.start();
    return took;
  }

  async end(): Promise<void> {
    await this.#running?.end();
  }

  /** Whether it says that it is well, and what of streams; null when not. */
  async health(): Promise<{ streams: number } | null> {
    const told = await health(this.port);
    return told === undefined ? null : { streams: told.streams.orders + told.streams.open };
  }

  /** A browser that knows nothing of this shop yet. */
  browser(options: BrowserOptions = {}): Browser {
    this.#browsers += 1;
    return new Browser(this, options);
  }

  /** Looks at the process once it is as quiet as `most`, or the time for that is over. */
  async look(most: { sockets: number; timers: number }, patienceMs: number): Promise<Look> {
    const look = async () => {
      const { memory, resources, alive } = looked.parse(await this.#call('look'));
      const { pid } = this.#now().child;
      if (pid === undefined) throw new Error('The shop has no process.');
      // Counted before it is asked anything, which takes a connection.
      // The shop goes on looking at its orders: those to the supplier come and go.
      const sockets = openSockets(pid, { besidesTo: this.#upstreamPort });
      const { streams } = (await this.health()) ?? { streams: -1 };
      const { heapUsed: heap, rss } = memory;
      const timers = resources.Timeout ?? 0;
      return { heap, rss, timers, alive, streams, sockets };
    };
    const isQuiet = ({ streams, sockets, timers }: Look) =>
      streams === 0 && sockets <= most.sockets && timers <= most.timers;
    let last = await look();
    const untilQuiet = waitFor(
      async () => {
        last = await look();
        if (!isQuiet(last)) throw new Error('It is not quiet yet.');
      },
      { timeout: patienceMs, interval: 500 },
    );
    await untilQuiet.catch(() => {});
    return last;
  }

  /** Every line that it has written, in all of its lives. */
  lines(): string[] {
    return this.#outputs.flatMap((output) => output().split('\n')).filter((line) => line.trim());
  }
}
