import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type Reply, send } from './exchange';

/**
 * A fault to be met by supplier calls. `path` is exact, or a prefix when it ends with `/` or `*`;
 * without `method` every method meets it; without `times` it lasts until it is cleared.
 * - `delay`: `ms` later, as usual
 * - `hang`: never answered
 * - `reset`: the connection is reset before anything is done
 * - `status`: answered with `status`, `headers` and `body` (text as it is, anything else as JSON)
 * - `drop-answer`: carried out in full, then the connection is closed without an answer
 */
export const fault = z.object({
  method: z.string().toUpperCase().optional(),
  path: z.string().min(1),
  kind: z.enum(['delay', 'hang', 'reset', 'status', 'drop-answer']),
  ms: z.number().nonnegative().max(600_000).default(1000),
  status: z.number().int().min(200).max(599).default(500),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  times: z.number().int().positive().optional(),
});
export type Fault = z.infer<typeof fault>;

function meets({ path, method }: Fault, call: { method: string; path: string }): boolean {
  if (method !== undefined && method !== call.method) return false;
  if (path.endsWith('*')) return call.path.startsWith(path.slice(0, -1));
  return path.endsWith('/') ? call.path.startsWith(path) : call.path === path;
}

/** The faults that are set; the first one set that fits a call is the one it meets. */
export class Faults {
  #set: { fault: Fault; left: number }[] = [];

  add(added: Fault): void {
    this.#set.push({ fault: added, left: added.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#set = [];
  }

  /** Takes the fault this call meets, if any, and counts it. */
  take(call: { method: string; path: string }): Fault | null {
    const found = this.#set.find((entry) => meets(entry.fault, call));
    if (!found) return null;
    found.left -= 1;
    if (found.left === 0) this.#set = this.#set.filter((entry) => entry !== found);
    return found.fault;
  }
}

function statusReply({ status, headers, body }: Fault): Reply {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  const content = body ?? { status, detail: 'SIMULATED_FAULT' };
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: isText ? body : JSON.stringify(content),
  };
}

/** Answers a call through the fault it meets; `reply` carries the call out. */
export async function sendFaulty(
  response: ServerResponse,
  met: Fault,
  reply: () => Promise<Reply>,
): Promise<void> {
  switch (met.kind) {
    case 'delay':
      await sleep(met.ms, undefined, { ref: false });
      send(response, await reply());
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'status':
      send(response, statusReply(met));
      return;
    case 'drop-answer':
      await reply();
      response.socket?.destroy();
      return;
  }
}
