import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { decodeBech32 } from './addresses/bech32';
import { openSandbox, purchase, steamLine, type WireOrder } from './testing/client';
import { deliverableKeys, keys, orderKeys } from './testing/wire-keys';

type Client = Awaited<ReturnType<typeof openSandbox>>;
let supplier: Client;

beforeAll(async () => {
  supplier = await openSandbox();
});
afterAll(() => supplier.close());

const cardSecrets = [
  'barcode_image_url',
  'error_description',
  'failure_reason',
  'how_to_redeem',
  'pin_code',
  'pin_serial',
  'qr_image_url',
  'redeem_instructions',
  'security_code',
];

const delivered = async (line: object): Promise<WireOrder> => {
  const created = await supplier.create({ deliveries: [{ ...steamLine, ...line }] });
  await supplier.control(created.order_id, 'pay');
  await supplier.advance(5);
  return supplier.read(created.order_id);
};

describe('a created order', () => {
  test('carries the captured keys and types, in every rail', async () => {
    const rails = [
      ['USDC', 'Base', 'USDC-BASE', 'ETHEREUM_LIKE'],
      ['BTC', 'Lightning', 'BTC-LIGHTNING', 'LIGHTNING_LIKE'],
      ['BTC', 'Mainnet', 'BTC', 'BITCOIN_LIKE'],
      ['SOL', 'Solana', 'SOL', 'SOLANA_LIKE'],
    ];
    for (const [coin = '', network = '', method, protocol] of rails) {
      const order = await supplier.create({ coin, network });
      expect(keys(order)).toEqual(orderKeys);
      expect(keys(order.deliveries[0])).toEqual(['deliverable', 'delivery_state', 'id', 'kind']);
      expect(keys(order.deliveries[0]?.deliverable)).toEqual(deliverableKeys);
      expect(order).toMatchObject({
        coin,
        network,
        payment_method: method,
        payment_method_protocol: protocol,
        order_state: 'WaitingForPayment',
        payment_state: 'WalletCreated',
        sent_coin_amount: '0',
        created_at: '1795000000',
        payment_requested_at: '1795000000',
        payment_value: expect.any(Number),
        coin_amount: expect.stringMatching(/^\d+\.\d+$/),
        deliveries: [{ delivery_state: 'WaitingForPayment', kind: 'giftcard' }],
        user: { email: 'buyer@example.com' },
      });
      expect(order.original_price).toBe(order.coin_amount);
    }
  });

  test('adds product_value for a range only', async () => {
    const line = { brand_name: 'Amazon.com', denomination: 'range', product_value: 25 };
    const order = await supplier.create({ deliveries: [{ ...steamLine, ...line }] });
    const deliverable = order.deliveries[0]?.deliverable;
    expect(keys(deliverable)).toEqual([...deliverableKeys, 'product_value'].sort());
    expect(deliverable).toMatchObject({ product_value: 25, localized_denomination: '$25' });
  });

  test('is paid where its QR text says', async () => {
    const lightning = await supplier.create({ coin: 'BTC', network: 'lightning' });
    expect(lightning.qr_text).toBe(`lightning:${lightning.wallet_address}`);
    expect(decodeBech32(String(lightning.wallet_address))?.prefix).toMatch(/^lnbc\d+[mun]$/);
    const bitcoin = await supplier.create({ coin: 'BTC', network: 'Mainnet' });
    expect(bitcoin.qr_text).toBe(`bitcoin:${bitcoin.wallet_address}?amount=${bitcoin.coin_amount}`);
    const usdc = await supplier.create();
    expect(usdc.qr_text).toBe(usdc.wallet_address);
    const image = await fetch(String(usdc.qr_url));
    expect(image.headers.get('content-type')).toBe('image/svg+xml');
  });

  test('is read back as it was answered', async () => {
    const order = await supplier.create();
    expect(await supplier.read(order.order_id)).toEqual(order);
  });
});

describe('a delivered order', () => {
  test('of a gift card has its code in the deliverable', async () => {
    const order = await delivered({});
    expect(keys(order)).toEqual([...orderKeys, 'updated_at'].sort());
    expect(order).toMatchObject({
      order_state: 'Done',
      payment_state: 'PaymentReceived',
      sent_coin_amount: order.coin_amount,
      updated_at: expect.stringMatching(/^\d{10}$/),
      deliveries: [{ delivery_state: 'Succeeded' }],
    });
    const deliverable = order.deliveries[0]?.deliverable;
    expect(keys(deliverable)).toEqual([...deliverableKeys, ...cardSecrets].sort());
    expect(deliverable?.pin_code).toMatch(/^SIMULATED-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(deliverable?.pin_serial).toBeNull();
    expect(await supplier.read(order.order_id)).toEqual(order);
  });

  test.each([
    [
      'serial and security code',
      { brand_name: 'Nike', denomination: '25 USD' },
      { pin_serial: /^\d{10}$/, security_code: /^\d{4}$/, pin_code: /^SIMULATED-/ },
      cardSecrets,
    ],
    [
      'a redemption link',
      { brand_name: 'IKEA', denomination: '25 USD' },
      { pin_code: /^https:\/\/redeem\.example\.com\/c\/simulated-/ },
      ['pin_code'],
    ],
    [
      'a top-up',
      {
        brand_name: 'Lycamobile Credits',
        denomination: '10 USD',
        beneficiary_account: '+14155550123',
      },
      { operator_reference: /^SIM-REF-/ },
      ['operator_reference'],
    ],
    [
      'an eSIM',
      { brand_name: 'eSIM', denomination: '1 GB 7 days' },
      { pin_code: /^LPA:1\$smdp\.example\.com\$SIMULATED-/ },
      ['pin_code', 'qr_image_url', 'redeem_instructions'],
    ],
  ])('with %s', async (_, line, patterns, secretKeys) => {
    const deliverable = (await delivered(line)).deliveries[0]?.deliverable;
    expect(keys(deliverable)).toEqual([...deliverableKeys, ...secretKeys].sort());
    for (const [key, pattern] of Object.entries(patterns)) {
      expect(deliverable?.[key]).toMatch(pattern);
    }
  });

  test('of several lines has a code of its own on each', async () => {
    const created = await supplier.create({ deliveries: [steamLine, steamLine, steamLine] });
    await supplier.control(created.order_id, 'pay');
    await supplier.advance(5);
    const { deliveries } = await supplier.read(created.order_id);
    expect(new Set(deliveries.map(({ deliverable }) => deliverable.pin_code)).size).toBe(3);
  });
});

describe('a validation', () => {
  test('without problems says null and prices the lines', async () => {
    const { status, body } = await supplier.call('POST', '/v5/orders/validations', purchase());
    expect(status).toBe(200);
    expect(keys(body)).toEqual([
      'coin',
      'coin_amount',
      'coupon_code',
      'deliveries',
      'loyalty_summary',
      'original_coin_amount',
      'problems',
    ]);
    expect(body).toMatchObject({ problems: null, deliveries: [{ delivery_state: 'Created' }] });
    const { deliveries } = z
      .object({ deliveries: z.array(z.record(z.string(), z.unknown())) })
      .parse(body);
    const deliverable = deliveries[0]?.deliverable;
    expect(keys(deliverable)).toEqual([...deliverableKeys, 'original_price'].sort());
  });

  test('with problems lists them under 200; creation refuses with the first under 422', async () => {
    const body = purchase({
      network: 'Lightning',
      deliveries: [{ ...steamLine, beneficiary_account: '+14155550123' }],
    });
    const validation = await supplier.call('POST', '/v5/orders/validations', body);
    expect(validation).toMatchObject({
      status: 200,
      body: {
        coin_amount: null,
        deliveries: [],
        problems: [
          { problem: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION' },
          { problem: 'INVALID_BENEFICIARY_ACCOUNT' },
        ],
      },
    });
    const creation = await supplier.call('POST', '/v5/orders', body);
    expect(creation).toMatchObject({
      status: 422,
      body: { status: 422, detail: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION' },
    });
  });

  test('in a suspended coin is refused as a whole', async () => {
    const body = purchase({ coin: 'DOGE', network: 'Mainnet' });
    for (const path of ['/v5/orders/validations', '/v5/orders']) {
      expect(await supplier.call('POST', path, body)).toEqual({
        status: 422,
        body: { status: 422, detail: 'SUSPENDED_COIN', moreDetails: { coin: 'DOGE' } },
      });
    }
  });
});
