import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange } from './exchange';

const kept = 500;

type Entry = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  /** Epoch milliseconds of the wall clock, whatever the simulated time is. */
  at: number;
};

/** The last supplier calls, without their bodies, for tests to look at. */
export class RequestLog {
  #entries: Entry[] = [];
  #received = 0;

  add({ method, path, query, headers }: Exchange): void {
    this.#received += 1;
    this.#entries.push({ method, path, query: query.toString(), headers, at: Date.now() });
    if (this.#entries.length > kept) this.#entries.shift();
  }

  /** How many calls there were since the start, whatever was cleared or not kept. */
  received(): number {
    return this.#received;
  }

  list(): Entry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
