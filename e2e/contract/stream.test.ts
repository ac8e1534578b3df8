import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { holds, writtenBelief } from './support/belief';
import { seenOrder } from './support/order-shapes';
import {
  act,
  advance,
  deliverOrder,
  type Event,
  follow,
  orderPath,
  placeOrder,
  readByShop,
  readOrder,
} from './support/orders';
import { wire } from './support/supplier';

/** The events of an order that is paid and delivered while its stream is open. */
async function lifeOfAnOrder(): Promise<Event[]> {
  const { order_id: id } = await placeOrder();
  const events: Event[] = [];
  for await (const event of follow(id)) {
    events.push(event);
    if (events.length === 1) {
      await act(id, 'pay');
      await advance(60);
    }
  }
  return events;
}

async function firstEvent(id: string): Promise<Event> {
  for await (const event of follow(id)) return event;
  throw new Error('The stream ended without an event.');
}

async function headOf(path: string): Promise<{ status: number; type: string | null }> {
  const leave = new AbortController();
  const { status, headers } = await wire.follow(path, leave.signal);
  leave.abort();
  return { status, type: headers.get('content-type') };
}

describe('GET /v5/orders/{id}/subscribe', () => {
  writtenBelief('is an event stream', 'reference', async () => {
    const { order_id: id } = await placeOrder();
    const { status, type } = await headOf(`${orderPath(id)}/subscribe`);
    expect(status).toBe(200);
    expect(type).toMatch(/^text\/event-stream\b/);
  });

  writtenBelief('begins with the order as it is now', 'inferred', async () => {
    const { order_id: id } = await placeOrder();
    await act(id, 'pay-part');
    expect(await firstEvent(id)).toEqual({ event: 'message', data: await readOrder(id) });
  });

  writtenBelief('carries the whole order in every default event', 'reference', async () => {
    const events = await lifeOfAnOrder();
    const states = events
      .filter(({ event }) => event === 'message')
      .map(({ data }) => holds(seenOrder, data).order_state);
    expect(states).toEqual([
      'WaitingForPayment',
      'PaymentStarted',
      'PaymentReceived',
      'WaitingForDelivery',
      'Done',
    ]);
  });

  writtenBelief('ends with an event named stop', 'reference', async () => {
    const names = (await lifeOfAnOrder()).map(({ event }) => event);
    expect(names.at(-1)).toBe('stop');
    expect(names.filter((name) => name !== 'message')).toEqual(['stop']);
  });

  writtenBelief('shows an order that has ended once, and stops', 'inferred', async () => {
    const done = await deliverOrder(['fixed']);
    const events: Event[] = [];
    for await (const event of follow(done.order_id)) events.push(event);
    expect(events).toEqual([
      { event: 'message', data: done },
      { event: 'stop', data: {} },
    ]);
  });

  writtenBelief('is a 404 for an order that is none', 'inferred', async () => {
    const { status } = await headOf(`${orderPath(randomUUID())}/subscribe`);
    expect(status).toBe(404);
  });

  writtenBelief('is read by the shop without loss', 'reference', async () => {
    const frames = (await lifeOfAnOrder()).filter(({ event }) => event === 'message');
    expect(frames.map(({ data }) => readByShop(data).state)).toEqual([
      'awaiting-payment',
      'seen',
      'paid',
      'delivering',
      'delivered',
    ]);
  });
});
