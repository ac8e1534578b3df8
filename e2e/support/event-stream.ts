import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import type { Browser, CallOptions } from './api-client';
import { waitFor } from './wait';

export type Frame = { event: string; id: string | undefined; data: string };

/** An open event stream, read as it comes. */
export type EventStream = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every byte so far, and the frames in it. */
  raw(): string;
  frames(): Frame[];
  /** The states of the order in the frames so far. */
  states(): string[];
  /** Waits until a snapshot in this state has come. */
  reached(state: string): Promise<OrderSnapshot>;
  /** Resolves when the stream is over: true after a clean end, false when it broke off. */
  ended: Promise<boolean>;
  /** Leaves, as a closed tab does. */
  leave(): void;
};

const open = new Set<IncomingMessage>();

/** Leaves every stream that is still open. For `afterEach`. */
export function leaveAllStreams(): void {
  for (const response of open) response.destroy();
}

/** Opens a stream and resolves once its headers are in. */
export async function openEventStream(
  browser: Browser,
  path: string,
  options: CallOptions = {},
): Promise<EventStream> {
  const response = await browser.send('GET', path, {
    ...options,
    headers: { accept: 'text/event-stream', ...options.headers },
  });
  open.add(response);
  let raw = '';
  const frames: Frame[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) => frames.push({ event: event ?? 'message', id, data }),
  });
  response.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    parser.feed(text);
  });
  // A broken connection is an error of the response; `complete` tells the ends apart.
  response.on('error', () => {});
  const ended = new Promise<boolean>((resolve) => {
    response.once('close', () => {
      open.delete(response);
      resolve(response.complete);
    });
  });
  const snapshots = () =>
    frames
      .filter(({ event }) => event === 'message')
      .map(({ data }) => orderSchema.parse(JSON.parse(data)));
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    raw: () => raw,
    frames: () => [...frames],
    states: () => snapshots().map(({ state }) => state),
    reached: (wanted) =>
      waitFor(
        () => {
          const found = snapshots().find(({ state }) => state === wanted);
          if (found === undefined) throw new Error(`No ${wanted} among ${raw}`);
          return found;
        },
        { timeout: 10_000, interval: 20 },
      ),
    ended,
    leave: () => response.destroy(),
  };
}
