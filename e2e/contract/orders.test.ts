import { decode } from 'light-bolt11-decoder';
import { describe, expect } from 'vitest';
import * as z from 'zod';
import { expectNone, holds, type Source, writtenBelief } from './support/belief';
import { sorts } from './support/bodies';
import { order, type SeenOrder } from './support/order-shapes';
import {
  act,
  advance,
  buyer,
  create,
  deliverOrder,
  lineOf,
  placeOrder,
  purchase,
  readByShop,
  readOrder,
} from './support/orders';
import { text } from './support/shapes';

/** What the shop should make of an order, but for its deliveries. */
function expectedOfShop(raw: SeenOrder) {
  return {
    supplierId: raw.order_id,
    coin: raw.coin,
    network: raw.network,
    amount: raw.coin_amount,
    sent: raw.sent_coin_amount,
    address: raw.wallet_address,
    createdAt: Number(raw.created_at) * 1000,
    paymentRequestedAt: Number(raw.payment_requested_at) * 1000,
  };
}

describe('POST /v5/orders', () => {
  describe.each(sorts)('%s', (sort) => {
    writtenBelief(
      'answers with an order that waits for its payment',
      'captured from production',
      async () => {
        const { status, body } = await create(purchase([await lineOf(sort)]));
        expect(Math.floor(status / 100)).toBe(2);
        const created = holds(order, body);
        expect(created).toMatchObject({
          order_state: 'WaitingForPayment',
          payment_state: 'WalletCreated',
          sent_coin_amount: '0',
          original_price: created.coin_amount,
          user: { email: buyer },
        });
        expect(created.deliveries.map((row) => row.delivery_state)).toEqual(['WaitingForPayment']);
      },
    );

    writtenBelief('is read by the shop without loss', 'captured from production', async () => {
      const created = await placeOrder([sort]);
      const { product_value: _, ...line } = await lineOf(sort);
      expect(readByShop(created)).toMatchObject({
        ...expectedOfShop(created),
        state: 'awaiting-payment',
        deliveries: [
          {
            brandName: line.brand_name,
            country: line.country_code,
            beneficiary: line.beneficiary_account,
            secret: null,
          },
        ],
      });
    });
  });

  writtenBelief('takes several deliveries, each with an id of its own', 'reference', async () => {
    const { deliveries } = await placeOrder(['fixed', 'range', 'fixed']);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(3);
  });

  writtenBelief('says nowhere when the order expires', 'observed live', async () => {
    const keys = Object.keys(await placeOrder());
    expectNone(
      'fields about the expiry',
      keys.filter((key) => /expir/i.test(key)),
    );
  });
});

type Rail = {
  coin: string;
  network: string;
  source: Source;
  method: string;
  qr: (created: SeenOrder) => string;
};

const rails: Rail[] = [
  {
    coin: 'BTC',
    network: 'Lightning',
    source: 'captured from production',
    method: 'BTC-LIGHTNING',
    qr: ({ wallet_address: invoice }) => `lightning:${invoice}`,
  },
  {
    coin: 'BTC',
    network: 'Mainnet',
    source: 'reference',
    method: 'BTC',
    qr: ({ wallet_address: address, coin_amount: amount }) => `bitcoin:${address}?amount=${amount}`,
  },
  {
    coin: 'SOL',
    network: 'Solana',
    source: 'observed live',
    method: 'SOL',
    qr: ({ wallet_address: address }) => address,
  },
  {
    coin: 'USDC',
    network: 'Polygon (Matic)',
    source: 'inferred',
    method: 'USDC-MATIC',
    qr: ({ wallet_address: address }) => address,
  },
];

for (const { coin, network, source, method, qr } of rails) {
  describe(`POST /v5/orders in ${coin} on ${network}`, () => {
    writtenBelief('names its rail, and what a wallet is to scan', source, async () => {
      const created = await placeOrder(['fixed'], { coin, network });
      expect(created).toMatchObject({ coin, network, payment_method: method });
      expect(created.qr_text).toBe(qr(created));
    });
  });
}

describe('POST /v5/orders in BTC on Lightning', () => {
  writtenBelief(
    'is paid by an invoice over its amount, good for an hour',
    'observed live',
    async () => {
      const created = await placeOrder(['fixed'], { coin: 'BTC', network: 'Lightning' });
      const { sections, expiry } = decode(created.wallet_address);
      const amount = sections.find((part) => part.name === 'amount')?.value;
      const satoshi = Math.round(Number(created.coin_amount) * 100_000_000);
      expect([expiry, amount]).toEqual([3600, `${satoshi}000`]);
      expect(created.payment_method_protocol).toBe('LIGHTNING_LIKE');
    },
  );
});

/** Every state an order shows from here to its end, each once, in order. */
async function statesTo(end: string, id: string): Promise<string[]> {
  const states: string[] = [];
  for (let seconds = 0; seconds < 60 && states.at(-1) !== end; seconds += 1) {
    const { order_state: state } = await readOrder(id);
    if (states.at(-1) !== state) states.push(state);
    await advance(1);
  }
  return states;
}

describe('GET /v5/orders/{id}', () => {
  writtenBelief('repeats what the creation answered', 'captured from production', async () => {
    const created = await placeOrder();
    expect(await readOrder(created.order_id)).toEqual(created);
  });

  writtenBelief('goes from a payment to Done in the documented states', 'reference', async () => {
    const { order_id: id } = await placeOrder();
    await act(id, 'pay');
    expect(await statesTo('Done', id)).toEqual([
      'PaymentStarted',
      'PaymentReceived',
      'WaitingForDelivery',
      'Done',
    ]);
  });

  writtenBelief('shows a part of a payment, and what has been sent', 'reference', async () => {
    const { order_id: id, coin_amount: due } = await placeOrder();
    await act(id, 'pay-part');
    const { order_state: state, sent_coin_amount: sent } = await readOrder(id);
    expect(state).toBe('PartialPaymentStarted');
    expect(Number(sent)).toBeGreaterThan(0);
    expect(Number(sent)).toBeLessThan(Number(due));
    await act(id, 'pay');
    expect((await readOrder(id)).sent_coin_amount).toBe(due);
  });

  writtenBelief('expires unpaid after half an hour', 'reference', async () => {
    const { order_id: id } = await placeOrder();
    await advance(29 * 60);
    expect((await readOrder(id)).order_state).toBe('WaitingForPayment');
    await advance(60);
    const { order_state: state, payment_state: payment } = await readOrder(id);
    expect([state, payment]).toEqual(['Expired', 'Expired']);
  });

  writtenBelief('keeps an order in review, and then goes on', 'reference', async () => {
    const { order_id: id } = await placeOrder();
    await act(id, 'review');
    expect((await readOrder(id)).order_state).toBe('WaitingForManualAction');
    await act(id, 'resume');
    expect((await statesTo('Done', id)).at(-1)).toBe('Done');
  });

  writtenBelief('tells when it last changed, once it has', 'captured from production', async () => {
    const { order_id: id, updated_at: before } = await placeOrder();
    await act(id, 'fail');
    const { order_state: state, updated_at: after } = await readOrder(id);
    expect([state, before]).toEqual(['PaymentFailed', undefined]);
    expect(after).toMatch(/^\d{10}$/);
  });
});

const secret = z.looseObject({ pin_code: text });

describe('GET /v5/orders/{id} when delivered', () => {
  writtenBelief('keeps the fields it had', 'captured from production', async () => {
    holds(order, await deliverOrder([...sorts]));
  });

  writtenBelief(
    'is Done, its payment received, its deliveries succeeded',
    'observed live',
    async () => {
      const done = await deliverOrder(['fixed']);
      expect([done.order_state, done.payment_state]).toEqual(['Done', 'PaymentReceived']);
      expect(done.deliveries.map((row) => row.delivery_state)).toEqual(['Succeeded']);
      expect(done.sent_coin_amount).toBe(done.coin_amount);
    },
  );

  writtenBelief(
    'keeps the code of a gift card in its deliverable',
    'captured from production',
    async () => {
      const done = await deliverOrder(['fixed']);
      holds(z.array(z.looseObject({ deliverable: secret })), done.deliveries);
      expectNone(
        'codes outside',
        [done, ...done.deliveries].filter((it) => 'pin_code' in it).map(() => 'pin_code'),
      );
    },
  );

  writtenBelief('gives every delivery a code of its own', 'observed live', async () => {
    const { deliveries } = await deliverOrder(['fixed', 'fixed', 'range']);
    const codes = deliveries.map((row) => holds(secret, row.deliverable).pin_code);
    expect(new Set(codes).size).toBe(3);
  });

  writtenBelief('gives no code for a top-up', 'observed live', async () => {
    const [delivery] = (await deliverOrder(['top-up'])).deliveries;
    expect(delivery?.deliverable.pin_code ?? null).toBeNull();
  });

  writtenBelief('gives an activation code for an eSIM', 'inferred', async () => {
    const [delivery] = (await deliverOrder(['eSIM'])).deliveries;
    expect(holds(secret, delivery?.deliverable).pin_code).toMatch(/^LPA:1\$/);
  });

  writtenBelief('is read by the shop without loss', 'captured from production', async () => {
    const done = await deliverOrder(['fixed', 'range', 'top-up', 'eSIM']);
    const read = readByShop(done);
    expect(read).toMatchObject({ ...expectedOfShop(done), state: 'delivered' });
    expect(read.deliveries.map((row) => row.secret?.code ?? null)).toEqual(
      done.deliveries.map((row) => row.deliverable.pin_code ?? null),
    );
  });
});
