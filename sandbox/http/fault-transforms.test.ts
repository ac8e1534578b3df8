import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transformKinds } from './fault-schema';
import { transforms } from './fault-transforms';

const order = {
  order_id: 'o1',
  order_state: 'Done',
  payment_state: 'PaymentReceived',
  network: 'Base',
  created_at: '1790000000',
  payment_requested_at: '1790000001',
  deliveries: [
    { kind: 'mobile_recharge', deliverable: { brand_name: 'Vivo' } },
    { kind: 'giftcard', deliverable: { brand_name: 'A', pin_code: '1', pin_serial: 's' } },
    { kind: 'giftcard', deliverable: { brand_name: 'B', pin_code: '2' } },
  ],
};
const brands = {
  country_code: 'US',
  categories: [{ kind: 'giftcard', category: 'games', brands: [{ brand_id: 'a', kind: 'x' }] }],
  all_brands: [
    { brand_id: 'a', brand: 'A', kind: 'giftcard', category: 'games' },
    { brand_id: 'b', brand: 'B', kind: 'giftcard', category: 'games' },
  ],
};
const vias = [
  {
    name: 'USER_WALLET',
    currencies: [{ name: 'USDC', networks: [{ name: 'Base', base_token: 'ETH' }] }],
  },
];

test('empty leaves no list with anything in it', () => {
  expect(transforms.empty(brands)).toEqual({ country_code: 'US', categories: [], all_brands: [] });
  expect(transforms.empty(vias)).toEqual([]);
});

test('times become numbers, one of them fractional, or ISO 8601', () => {
  expect(transforms['numeric-times'](order)).toMatchObject({
    created_at: 1_790_000_000,
    payment_requested_at: 1_790_000_001.25,
  });
  expect(transforms['iso-times'](order)).toMatchObject({
    created_at: '2026-09-21T14:13:20.000Z',
    payment_requested_at: '2026-09-21T14:13:21.000Z',
  });
  expect(transforms['iso-times']({ sent_at: 'soon' })).toEqual({ sent_at: 'soon' });
});

test('face values become money objects, as captured', () => {
  const range = { currency_code: 'USD', amount: { type: 'range', min: '5.00', max: '500.00' } };
  const fixed = { currency_code: 'EUR', amount: { type: 'fixed', price: '10' } };
  expect(transforms['money-objects']([{ face_value: range }, { face_value: fixed }])).toEqual([
    {
      face_value: {
        currency_code: 'USD',
        amount: {
          type: 'range',
          min: { amount: 5, currency: 'USD' },
          max: { amount: 500, currency: 'USD' },
        },
      },
    },
    {
      face_value: {
        currency_code: 'EUR',
        amount: { type: 'fixed', price: { amount: 10, currency: 'EUR' } },
      },
    },
  ]);
});

test('an order loses its network, a payment via keeps its own', () => {
  expect(transforms['no-network'](order)).not.toHaveProperty('network');
  expect(transforms['no-network'](vias)).toEqual(vias);
});

test('codes move outwards: the first into the order, later ones into their delivery', () => {
  expect(transforms['outer-code'](order)).toEqual({
    ...order,
    pin_code: '1',
    pin_serial: 's',
    deliveries: [
      { kind: 'mobile_recharge', deliverable: { brand_name: 'Vivo' } },
      { kind: 'giftcard', deliverable: { brand_name: 'A' } },
      { kind: 'giftcard', pin_code: '2', deliverable: { brand_name: 'B' } },
    ],
  });
  const unpaid = { ...order, deliveries: [{ deliverable: { brand_name: 'A' } }] };
  expect(transforms['outer-code'](unpaid)).toEqual(unpaid);
});

describe('unknown values', () => {
  const change = transforms['unknown-values'];

  test('are the state of an order and of its deliveries', () => {
    const delivered = { ...order, deliveries: [{ delivery_state: 'Succeeded', kind: 'giftcard' }] };
    expect(change(delivered)).toMatchObject({
      order_id: 'o1',
      order_state: 'SomethingNew',
      payment_state: 'SomethingNew',
      network: 'Base',
      deliveries: [{ delivery_state: 'SomethingNew', kind: 'something_new' }],
    });
  });

  test('are the sort of the last brand of each list', () => {
    expect(change(brands)).toMatchObject({
      categories: [{ kind: 'giftcard', brands: [{ kind: 'something_new' }] }],
      all_brands: [
        { brand: 'A', kind: 'giftcard', category: 'games' },
        { brand: 'B', kind: 'something_new', category: 'something-new' },
      ],
    });
  });

  test('are a via, a coin and a network more', () => {
    expect(change(vias)).toMatchObject([
      {
        name: 'USER_WALLET',
        currencies: [
          { name: 'USDC', networks: [{ name: 'Base' }, { name: 'Something New' }] },
          { name: 'NEWCOIN' },
        ],
      },
      { name: 'SOMETHING_NEW' },
    ]);
  });

  test('are fields in every object', () => {
    expect(change(brands)).toMatchObject({
      something_new: { nested: [1, null, 'text'] },
      all_brands: [{ something_new: expect.any(Object) }, { something_new: expect.any(Object) }],
    });
  });
});

test('one bad row stands among the brands, products and networks', () => {
  const bad = transforms['bad-rows'];
  expect(bad(brands)).toMatchObject({
    all_brands: [{ brand: 'A' }, { brand_id: null, brand: null, kind: null }, { brand: 'B' }],
  });
  expect(bad([{ brand_id: 'a', products: [{ product_id: 'p', denomination: '5' }] }])).toEqual([
    {
      brand_id: 'a',
      products: [
        { product_id: 'p', denomination: '5' },
        { product_id: null, denomination: null },
      ],
    },
    { brand_id: null, products: null },
  ]);
  expect(bad(vias)).toHaveProperty('0.currencies.0.networks.1', { name: null, base_token: null });
});

test.each(transformKinds)('%s takes any JSON and leaves the original alone', (kind) => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const before = JSON.stringify(body);
      expect(() => JSON.stringify(transforms[kind](body))).not.toThrow();
      expect(JSON.stringify(body)).toBe(before);
    }),
  );
});
