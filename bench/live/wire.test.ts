import { describe, expect, it } from 'vitest';
import { toSupplierOrder } from '@/lib/cryptorefills/order-mapping';
import { frames } from '@/lib/live/event-encoder';
import { toSnapshot } from '@/lib/order/snapshot';
import { orderSchema } from '@/schemas/order-snapshot';
import { wireOrder } from '@/schemas/wire/order';
import { createFrameSplitter, frameOf, orderWire, writtenAt } from './wire.mjs';

const bornAt = 1_790_000_000;
const wireAt = (micros: number) =>
  orderWire({ id: 'order-1', bornAt, updatedAt: bornAt + 5, micros });

/** The frame a browser is sent for what the supplier has written. */
function browserFrame(wire: Record<string, unknown>): string {
  const snapshot = toSnapshot(toSupplierOrder(wireOrder.parse(wire)), {
    id: 'shop-order',
    reveals: new Map(),
    placedAt: 1_790_000_000_000,
    history: [],
    payments: [],
    now: bornAt * 1000,
    lastState: 'partly-paid',
    lastVersion: bornAt,
    asked: { coin: 'USDC', network: 'Base' },
  });
  expect(orderSchema.parse(snapshot)).toMatchObject({ state: 'partly-paid', version: bornAt + 5 });
  return new TextDecoder().decode(frames.order(snapshot));
}

describe('the time of an event', () => {
  it.each([0, 1, 25_000_000_000, Number.MAX_SAFE_INTEGER])(
    'of %i µs comes through any relay',
    (at) => {
      expect(writtenAt(frameOf(wireAt(at)))).toBe(at);
      expect(writtenAt(browserFrame(wireAt(at)))).toBe(at);
    },
  );

  it('is not in a frame without an order', () => {
    for (const frame of [frames.opening, frames.ping, frames.lost]) {
      expect(writtenAt(new TextDecoder().decode(frame))).toBeUndefined();
    }
  });
});

describe('what arrives of a stream', () => {
  it('is cut into whole frames, whatever pieces it comes in', () => {
    const text = `: open\n\n${frameOf(wireAt(1))}${frameOf(wireAt(2))}data: half`;
    for (const size of [1, 7, 1000, text.length]) {
      const split = createFrameSplitter();
      const heard = [];
      for (let at = 0; at < text.length; at += size)
        heard.push(...split(text.slice(at, at + size)));
      expect(heard.map(writtenAt)).toEqual([undefined, 1, 2]);
    }
  });
});
