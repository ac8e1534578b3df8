import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { vi } from 'vitest';
import type { Supplier } from './supplier-process';

/** One order stream the shop has asked for, for a test to play the supplier's part. */
export type ScriptedStream = {
  /** Sends the headers of an event stream and nothing else. */
  open(): void;
  /** Writes raw bytes into the stream. */
  write(bytes: string | Uint8Array): void;
  /** Ends the answer properly; `breakOff` resets the connection instead. */
  end(): void;
  breakOff(): void;
  /** Waits until the shop has closed the connection, or it has ended otherwise; 3 s at most. */
  closed(): Promise<void>;
};

function scripted(response: ServerResponse): ScriptedStream {
  let gone = false;
  response.once('close', () => {
    gone = true;
  });
  response.on('error', () => {});
  return {
    open() {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    },
    write: (bytes) => void response.write(bytes),
    end: () => void response.end(),
    breakOff: () => void response.socket?.resetAndDestroy(),
    async closed() {
      await vi.waitUntil(() => gone, { timeout: 3000, interval: 10 });
    },
  };
}

function relay(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): void {
  const { method, url = '/', headers } = incoming;
  const call = request(new URL(url, origin), { method, headers, agent: false });
  call.on('response', (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  call.on('error', () => outgoing.destroy());
  incoming.pipe(call);
}

/**
 * A supplier of which a test plays the order streams, byte by byte; every other call goes to the
 * simulator behind it. For what no simulator does on command: silence, halves of frames, nonsense.
 */
export async function startScriptedStreams(behind: Supplier) {
  const asked: ScriptedStream[] = [];
  const waiting: ((stream: ScriptedStream) => void)[] = [];
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url?.endsWith('/subscribe')) {
      relay(incoming, outgoing, behind.origin);
      return;
    }
    const stream = scripted(outgoing);
    const next = waiting.shift();
    if (next === undefined) asked.push(stream);
    else next(stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** The next stream the shop asks for, or has asked for already. */
    nextStream(): Promise<ScriptedStream> {
      const ready = asked.shift();
      return ready === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(ready);
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
