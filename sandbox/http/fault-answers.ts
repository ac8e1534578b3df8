import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Outlet, type Reply, send, type WholeReply } from './exchange';
import { type Fault, isStreamFault, isTransform, type StatusFault } from './fault-schema';
import { transforms } from './fault-transforms';
import { mannerOf, transformed } from './stream-faults';

function statusReply({ status, headers, body }: StatusFault): WholeReply {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  const content = body ?? { status, detail: 'SIMULATED_FAULT' };
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: isText ? body : JSON.stringify(content),
  };
}

const blocked: WholeReply = {
  status: 403,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><title>403 Forbidden</title><h1>Forbidden</h1><p>Too many requests.</p>',
};

/** The bytes of an answer, after its headers with their true length have been written. */
function begin(response: ServerResponse, { status, headers, body }: WholeReply): Buffer {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.flushHeaders();
  return bytes;
}

function sendHalf(response: ServerResponse, reply: WholeReply): void {
  const bytes = begin(response, reply);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

const pieces = 20;

async function sendSlowly(response: ServerResponse, reply: WholeReply, ms: number): Promise<void> {
  const bytes = begin(response, reply);
  const step = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < bytes.length; at += step) {
    await sleep(ms / pieces, undefined, { ref: false });
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + step));
  }
  response.end();
}

/** A JSON answer with its body changed; anything else as it is. */
function changed(reply: WholeReply, change: (body: unknown) => unknown): WholeReply {
  const { status, headers, body } = reply;
  if (!headers['content-type']?.startsWith('application/json')) return reply;
  return { status, headers, body: JSON.stringify(change(JSON.parse(String(body)))) };
}

/** Answers a call through the fault it meets; `reply` carries the call out. */
export async function sendFaulty(
  outlet: Outlet,
  met: Fault,
  reply: () => Promise<Reply>,
): Promise<void> {
  const { response } = outlet;
  if (isStreamFault(met)) {
    send(outlet, await reply(), mannerOf(met));
    return;
  }
  if (isTransform(met)) {
    const change = transforms[met.kind];
    const usual = await reply();
    send(outlet, 'events' in usual ? usual : changed(usual, change), transformed(change));
    return;
  }
  switch (met.kind) {
    case 'delay':
      await sleep(met.ms, undefined, { ref: false });
      send(outlet, await reply());
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'status':
      send(outlet, statusReply(met));
      return;
    case 'burst-block':
      send(outlet, blocked);
      return;
    case 'drop-answer':
      await reply();
      response.socket?.destroy();
      return;
    case 'truncate':
    case 'slow-body': {
      const usual = await reply();
      // A stream has no body to break in half or to stretch.
      if ('events' in usual) send(outlet, usual);
      else if (met.kind === 'truncate') sendHalf(response, usual);
      else await sendSlowly(response, usual, met.ms);
      return;
    }
    default:
      met satisfies never;
  }
}
