import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { wireOrder } from '@/schemas/wire/order';
import {
  coinAmountSaid,
  coinPriceSaid,
  isBody,
  mutationsOf,
  numberOf,
  objectsIn,
  oneRowMutated,
} from './mutation-fixtures';
import { toOrderState, toSupplierOrder } from './order-mapping';
import { type Body, deliveryRow, type Json, orderBody, supplierId } from './wire-fixtures';

const read = (change: Body = {}) => toSupplierOrder(wireOrder.parse(orderBody(change)));
const noSecret = { code: null, serial: null, securityCode: null };

describe('toOrderState', () => {
  it.each<[string, OrderState]>([
    ['Created', 'preparing'],
    ['WaitingForPayment', 'awaiting-payment'],
    ['PaymentStarted', 'seen'],
    ['PartialPaymentStarted', 'partly-paid'],
    ['PaymentReceived', 'paid'],
    ['WaitingForDelivery', 'delivering'],
    ['WaitingForManualAction', 'in-review'],
    ['Done', 'delivered'],
    ['Completed', 'delivered'],
    ['Expired', 'expired'],
    ['PaymentFailed', 'failed'],
    ['PaymentSetupFailed', 'setup-failed'],
    ['Canceled', 'cancelled'],
    ['Cancelled', 'cancelled'],
    ['Refunded', 'refunded'],
  ])('calls %s %s, however it is capitalised', (name, state) => {
    expect(toOrderState(name)).toBe(state);
    expect(toOrderState(name.toUpperCase())).toBe(state);
    expect(toOrderState(name.toLowerCase())).toBe(state);
    for (const joint of ['_', '-', ' ']) {
      const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, joint);
      expect(toOrderState(words)).toBe(state);
      expect(toOrderState(words.toUpperCase())).toBe(state);
    }
  });

  it.each([null, '', '__', 'OnTheMoon', 'constructor', '__proto__', 'valueof'])(
    'watches an order in the unknown state %j on',
    (name) => {
      expect(toOrderState(name)).toBe('in-review');
    },
  );

  it('knows a word for every text', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(orderStates).toContain(toOrderState(name));
      }),
    );
  });
});

describe('toSupplierOrder', () => {
  it('reads a whole body', () => {
    expect(read({ updated_at: '1790000190.5' })).toEqual({
      supplierId,
      state: 'awaiting-payment',
      coin: 'USDC',
      network: 'Base',
      amount: '26.80',
      sent: '0',
      address: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
      qrText: null,
      createdAt: 1_790_000_000_000,
      updatedAt: 1_790_000_190_500,
      paymentRequestedAt: 1_790_000_000_000,
      deliveries: [
        {
          id: '8c0d3be2-0a41-4f53-9f6e-2a1b8cf0ab01',
          brandName: 'Northwind',
          label: '$25',
          country: 'US',
          kind: 'giftcard',
          deliveryType: 'by_email',
          beneficiary: 'buyer@example.com',
          redeemInstructions: null,
          secret: null,
          failed: false,
        },
      ],
      refund: null,
    });
  });

  it('reads numbers where texts are usual, and stands what is missing', () => {
    const bare = toSupplierOrder(
      wireOrder.parse({ order_id: 'x', order_state: '?', created_at: 1_790_000_000 }),
    );
    expect(bare).toMatchObject({
      state: 'in-review',
      network: null,
      amount: null,
      sent: null,
      address: null,
      createdAt: 1_790_000_000_000,
      updatedAt: null,
      deliveries: [],
    });
    expect(read({ coin_amount: 26.8, sent_coin_amount: 0 })).toMatchObject({
      amount: '26.8',
      sent: '0',
    });
  });

  it('passes the text for a QR code on, unless no link could be so long or have blanks', () => {
    expect(read({ qr_text: ' bitcoin:bc1q?amount=1 ' }).qrText).toBe('bitcoin:bc1q?amount=1');
    expect(read({ qr_text: `lightning:lnbc${'q'.repeat(1500)}` }).qrText).toHaveLength(1514);
    expect(read({ qr_text: 'two words' }).qrText).toBeNull();
    expect(read({ qr_text: { text: 'x' } }).qrText).toBeNull();
  });

  it('passes a refund on', () => {
    const refund = { amount: '26.80', currency: 'USDC', reason: 'OUT_OF_STOCK' };
    expect(read({ order_state: 'Refunded', refund })).toMatchObject({
      state: 'refunded',
      refund: { amount: '26.80', currency: 'USDC' },
    });
    expect(read({ refund: 'soon' }).refund).toBeNull();
  });

  it('takes nothing received for paid, whose unit is unknown', () => {
    expect(read({ sent_coin_amount: null, received_amount: '12.5' }).sent).toBeNull();
  });

  it('says how to redeem, under either name', () => {
    const redeemed = (deliverable: Body) =>
      read({ deliveries: [deliveryRow({}, deliverable)] }).deliveries[0]?.redeemInstructions;
    const how_to_redeem = '<p>Sign in.</p>';
    expect(redeemed({ how_to_redeem })).toBe('<p>Sign in.</p>');
    expect(redeemed({ how_to_redeem, redeem_instructions: '<p>Scan.</p>' })).toBe('<p>Scan.</p>');
  });

  it('shows no −1 for what is unlimited', () => {
    const labelOf = (deliverable: Body) =>
      read({ deliveries: [deliveryRow({}, deliverable)] }).deliveries[0]?.label;
    expect(labelOf({ localized_denomination: -1 })).toBe('25 USD');
    expect(labelOf({ localized_denomination: '-1', denomination: '-1 GB' })).toBeNull();
  });

  it('numbers deliveries without an id', () => {
    const deliveries = [deliveryRow({ id: null }), deliveryRow({ id: ' ' })];
    expect(read({ deliveries }).deliveries.map(({ id }) => id)).toEqual(['0', '1']);
  });
});

describe('the secret of a delivery', () => {
  const secretsOf = (change: Body) => read(change).deliveries.map(({ secret }) => secret);

  it.each<[string, Body]>([
    ['its deliverable', { deliveries: [deliveryRow({}, { pin_code: 'CODE-1' })] }],
    ['the delivery', { deliveries: [deliveryRow({ pin_code: 'CODE-1' })] }],
    ['the order of one delivery', { pin_code: 'CODE-1' }],
  ])('is found on %s', (_, change) => {
    expect(secretsOf(change)).toEqual([{ ...noSecret, code: 'CODE-1' }]);
  });

  it('is the innermost of several', () => {
    const deliveries = [deliveryRow({ pin_code: 'MIDDLE' }, { pin_code: 'INNER' })];
    expect(secretsOf({ deliveries, pin_code: 'OUTER' })).toEqual([{ ...noSecret, code: 'INNER' }]);
  });

  it('has a serial and a security code where the supplier sends them', () => {
    const parts = {
      pin_code: 'https://redeem.example/1',
      pin_serial: 9_000_001,
      security_code: '42',
    };
    expect(secretsOf({ deliveries: [deliveryRow({}, parts)] })).toEqual([
      { code: 'https://redeem.example/1', serial: '9000001', securityCode: '42' },
    ]);
  });

  it('is kept whole, however long, and where its delivery stands without a list', () => {
    const code = `https://redeem.example/${'t'.repeat(20_000)}`;
    expect(secretsOf({ deliveries: deliveryRow({}, { pin_code: code }) })).toEqual([
      { ...noSecret, code },
    ]);
  });

  it.each<[string, Body]>([
    ['nothing', {}],
    ['blanks', { pin_code: ' ', pin_serial: '', security_code: null }],
    ['other types', { pin_code: { text: 'CODE' }, pin_serial: ['CODE'], security_code: true }],
  ])('is not made out of %s', (_, deliverable) => {
    expect(secretsOf({ deliveries: [deliveryRow({}, deliverable)] })).toEqual([null]);
  });

  it('never comes from the order when the order has several deliveries', () => {
    const deliveries = [deliveryRow(), deliveryRow({ id: 'two' })];
    expect(secretsOf({ deliveries, pin_code: 'WHOSE' })).toEqual([null, null]);
  });

  it('never comes from the order when another of its deliveries could not be read', () => {
    expect(secretsOf({ deliveries: [deliveryRow(), null], pin_code: 'WHOSE' })).toEqual([null]);
  });
});

describe('any mutation of a body', () => {
  const delivered = orderBody({
    order_state: 'Done',
    pin_code: 'OUTER',
    updated_at: 1_790_000_190,
    deliveries: [
      deliveryRow({ delivery_state: 'Succeeded' }, { pin_code: 'INNER', pin_serial: '900' }),
      deliveryRow({ id: 'two', pin_code: 'MIDDLE', security_code: '17' }),
    ],
  });

  /** What a field says, as text, but for blanks around it and halves of characters. */
  const textOf = (value: Json | undefined) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value)
          .trim()
          .replace(/\p{Cs}/gu, '')
          .trim()
      : '';

  it('neither throws nor invents an amount, an address or a code', () => {
    fc.assert(
      fc.property(mutationsOf(delivered), (body) => {
        const parsed = wireOrder.safeParse(body);
        if (!parsed.success || !isBody(body)) return;
        const order = toSupplierOrder(parsed.data);
        expect(numberOf(order.amount ?? '')).toBe(coinPriceSaid(body.coin_amount));
        expect(numberOf(order.sent ?? '')).toBe(coinAmountSaid(body.sent_coin_amount));
        if (order.address !== null) expect(order.address).toBe(textOf(body.wallet_address));
        const said = new Set(
          objectsIn(body).flatMap((row) =>
            [row.pin_code, row.pin_serial, row.security_code].map(textOf),
          ),
        );
        for (const { secret } of order.deliveries) {
          for (const text of Object.values(secret ?? {})) {
            if (text !== null) expect(said).toContain(text);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of one delivery leaves the others as they were', () => {
    const rows = [1, 2, 3].map((number) =>
      deliveryRow({ id: `delivery-${number}` }, { pin_code: `CODE-${number}` }),
    );
    const before = read({ deliveries: rows }).deliveries;
    fc.assert(
      fc.property(oneRowMutated(rows), ({ index, rows: deliveries }) => {
        const { deliveries: after } = read({ deliveries });
        for (const delivery of before.toSpliced(index, 1)) expect(after).toContainEqual(delivery);
        expect(after.length).toBeLessThanOrEqual(rows.length);
      }),
    );
  });

  it('gives no delivery the code of another', () => {
    fc.assert(
      fc.property(mutationsOf(delivered), (body) => {
        const parsed = wireOrder.safeParse(body);
        if (!parsed.success || !isBody(body) || !Array.isArray(body.deliveries)) return;
        const rows = body.deliveries.filter(isBody);
        const outer = body.deliveries.length === 1 ? body : {};
        toSupplierOrder(parsed.data).deliveries.forEach(({ secret }, index) => {
          const row = rows[index] ?? {};
          const inner = isBody(row.deliverable) ? row.deliverable : {};
          const own = [inner, row, outer].map((holder) => textOf(holder.pin_code));
          if (secret !== null && secret.code !== null) expect(own).toContain(secret.code);
        });
      }),
      { numRuns: 200 },
    );
  });
});

it('a brand whose name cannot be seen has none', () => {
  const named = (brand_name: string) => {
    const wire = wireOrder.parse({ order_id: 'o', deliveries: [{ deliverable: { brand_name } }] });
    return toSupplierOrder(wire).deliveries[0]?.brandName;
  };
  expect(named('\u200b\u200d')).toBeNull();
  expect(named('Steam\u200b')).toBe('Steam\u200b');
});

describe('the id of a delivery', () => {
  it.each([
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
    [
      ['same', 'same'],
      ['0', '1'],
    ],
    [
      [null, '0'],
      ['0', '1'],
    ],
    [
      ['..', 'a/b', 'x'.repeat(81)],
      ['0', '1', '2'],
    ],
  ])('of %j is %j', (given, expected) => {
    const wire = wireOrder.parse({ order_id: 'o', deliveries: given.map((id) => ({ id })) });
    expect(toSupplierOrder(wire).deliveries.map(({ id }) => id)).toEqual(expected);
  });
});

describe('a delivery that could not be made', () => {
  const failed = (order: Body, delivery: Body) => {
    const body = orderBody({ ...order, deliveries: [delivery] });
    return toSupplierOrder(wireOrder.parse(body)).deliveries[0]?.failed;
  };
  const done = { order_state: 'Done' };
  const reason = { brand_name: 'Northwind', failure_reason: 'OUT_OF_STOCK' };

  it.each<[boolean, Body, Body]>([
    [true, done, { delivery_state: 'Failed', deliverable: { brand_name: 'Northwind' } }],
    [true, { order_state: 'WaitingForManualAction' }, { delivery_state: 'DELIVERY_FAILED' }],
    [true, done, { delivery_state: 'Created', deliverable: reason }],
    [true, done, { deliverable: { error_description: 'no stock' } }],
    [false, done, { delivery_state: 'Succeeded', deliverable: { ...reason, pin_code: 'C-1' } }],
    [false, { order_state: 'Refunded' }, { delivery_state: 'Created', deliverable: reason }],
    [false, done, { delivery_state: 'Succeeded', deliverable: { brand_name: 'Northwind' } }],
    [false, done, { deliverable: null }],
  ])('is told as %j of %j with %j', (expected, order, delivery) => {
    expect(failed(order, delivery)).toBe(expected);
  });
});
