import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { orderStates } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import { tabMessageSchema } from '@/schemas/tab-message';
import { delivery, supplierOrder } from '../order/order-fixtures';
import { toSnapshot } from '../order/snapshot';
import { frames } from './event-encoder';
import { parseOrder } from './parse-order';

/**
 * A page stays open while the shop under it is replaced by a newer one, or taken back to an older.
 * What pages of 0.1 can read is recorded here, and what shops of 0.1 have sent: neither is edited. A
 * later build is put beside them.
 */
const text = z.string();
const orNothing = z.nullable(text);
const pageOf01 = z.object({
  id: text,
  state: z.enum([
    'preparing',
    'awaiting-payment',
    'seen',
    'partly-paid',
    'paid',
    'delivering',
    'in-review',
    'delivered',
    'expired',
    'failed',
    'setup-failed',
    'cancelled',
    'refunded',
  ]),
  version: z.number(),
  coin: orNothing,
  network: orNothing,
  amount: orNothing,
  sent: orNothing,
  due: orNothing,
  excess: orNothing,
  address: orNothing,
  expiresInMs: z.nullable(z.number()),
  refund: z.nullable(z.object({ amount: orNothing, currency: orNothing })),
  deliveries: z.array(
    z.object({
      id: text,
      brandName: orNothing,
      label: orNothing,
      country: orNothing,
      deliveryType: orNothing,
      beneficiary: orNothing,
      hasCode: z.boolean(),
      failed: z.boolean(),
      revealedAt: z.nullable(z.number()),
    }),
  ),
  history: z.array(z.object({ state: text, at: z.number() })),
  payments: z.array(z.object({ amount: text, hash: orNothing, at: z.number() })),
});

const id = 'abcdefghijklmnopqrstuvwx';

/** What the shop of today sends of an order in a state. */
function sent(state: (typeof orderStates)[number]) {
  const refund = { amount: '26.80', currency: 'USDC', reason: null };
  const order = supplierOrder({
    state,
    deliveries: [delivery({ failed: true })],
    ...(state === 'refunded' && { refund }),
  });
  return toSnapshot(order, {
    id,
    reveals: new Map([['delivery-1', 1_790_000_000_500]]),
    placedAt: 1_790_000_000_000,
    history: [{ state, at: 1_790_000_000_400 }],
    payments: [{ due: '26.80', hash: null, begunAt: 1_790_000_000_300 }],
    now: 1_790_000_000_600,
    lastState: state,
    lastVersion: null,
    asked: { coin: 'USDC', network: 'Base' },
  });
}

describe('a page of 0.1', () => {
  it.each(orderStates)('reads what is sent of an order that is %s', (state) => {
    const told = JSON.parse(JSON.stringify(sent(state)));
    expect(pageOf01.safeParse(told).error).toBeUndefined();
  });

  it('knows every event of the stream', () => {
    const known = ['ping', 'lost', 'found', 'rotate', 'stop'];
    const { opening: _, order: __, ...events } = frames;
    const sentNames = Object.values(events).map((frame) =>
      /^event: (\w+)\n/.exec(new TextDecoder().decode(frame))?.at(1),
    );
    expect(sentNames.toSorted()).toEqual(known.toSorted());
    const order = new TextDecoder().decode(frames.order(sent('paid')));
    expect(order).toMatch(/^id: \d+\ndata: \{.*\}\n\n$/);
  });
});

/** As a shop of 0.1 has written it. */
const sentBy01 =
  '{"id":"abcdefghijklmnopqrstuvwx","state":"partly-paid","version":1790000000,"coin":"USDC","network":"Base","amount":"26.80","sent":"10","due":"16.80","excess":null,"address":"0x8a1e0245190e039b0b936cfb1d4c82feed23493d","expiresInMs":1799000,"refund":null,"deliveries":[{"id":"delivery-1","brandName":"Northwind","label":"$25","country":"US","deliveryType":"by_email","beneficiary":"ma••@example.com","hasCode":false,"failed":false,"revealedAt":null}],"history":[{"state":"placed","at":1790000000000},{"state":"partly-paid","at":1790000000400}],"payments":[{"amount":"26.8","hash":null,"at":1790000000300}]}';

describe('a page of today', () => {
  it('reads what a shop of 0.1 sends', () => {
    expect(parseOrder(JSON.parse(sentBy01), id)).toEqual(JSON.parse(sentBy01));
  });

  it('reads what a newer shop adds, and goes without what it does not send any more', () => {
    const { history: _, payments: __, excess: ___, ...rest } = JSON.parse(sentBy01);
    const other = { ...rest, mood: 'good', history: [{ state: 'dispatched', at: 5 }] };
    expect(parseOrder(other, id)).toEqual({ ...rest, excess: null, history: [], payments: [] });
  });

  it('shows nothing of a state it has never heard of, and so goes on showing the last', () => {
    expect(parseOrder({ ...JSON.parse(sentBy01), state: 'dispatched' }, id)).toBeNull();
  });

  it('reads the code as a shop of 0.1 gives it out', () => {
    const given =
      '{"code":"SIMULATED-1","serial":null,"securityCode":null,"redeemHtml":null,"redeemLanguages":[],"qr":null,"revealedAt":1790000000500}';
    expect(revealSchema.parse(JSON.parse(given))).toEqual(JSON.parse(given));
  });

  it('hears the tabs of 0.1', () => {
    for (const kind of ['leading', 'hello', 'live', 'lost', 'stop']) {
      const message = { kind, orderId: id, order: null };
      expect(tabMessageSchema.parse(message)).toEqual(message);
    }
    const news = { kind: 'order', orderId: id, order: JSON.parse(sentBy01) };
    expect(tabMessageSchema.parse(news)).toEqual(news);
  });
});
