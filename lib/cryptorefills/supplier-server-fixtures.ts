import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

/** One request as it arrived; `closed` settles when its connection or answer has ended. */
export type Seen = {
  method: string;
  url: URL;
  headers: http.IncomingHttpHeaders;
  body: string;
  closed: Promise<unknown>;
};

export type Answer = (response: http.ServerResponse, seen: Seen) => unknown;

/** A supplier on a free port of this machine that answers as the test says. */
export type PlayedSupplier = {
  origin: string;
  seen: Seen[];
  answerWith(answer: Answer): void;
  close(): Promise<void>;
};

/** Starts a supplier; it answers 404 until told otherwise. */
export async function playSupplier(): Promise<PlayedSupplier> {
  const seen: Seen[] = [];
  let answer: Answer = (response) => response.writeHead(404).end();
  const server = http.createServer(async (request, response) => {
    const closed = once(response, 'close');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const arrived = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://supplier.invalid'),
      headers: request.headers,
      body,
      closed,
    };
    seen.push(arrived);
    await answer(response, arrived);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: originOf(server),
    seen,
    answerWith(next) {
      seen.length = 0;
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Makes this process as if it had just started, with a budget that does not hold tests back: what
 * one test has done to the supplier must not close the breaker on the next.
 */
export function forgetTraffic(): void {
  vi.stubEnv('SUPPLIER_RATE', '1000');
  Reflect.deleteProperty(globalThis, Symbol.for('refillery.processWide'));
}

/** An origin that nobody listens on. */
export async function deadOrigin(): Promise<string> {
  const supplier = await playSupplier();
  await supplier.close();
  return supplier.origin;
}

function originOf(server: http.Server): string {
  const address = server.address();
  if (!isInternet(address)) throw new Error('The server listens on a port');
  return `http://127.0.0.1:${address.port}`;
}

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
