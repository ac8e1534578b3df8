import { describe, expect, test } from 'vitest';
import { checkOrder } from './order-check';
import { orderRequest } from './order-request';
import { defaultSettings } from './settings';
import { amazon, problemsOf, request, steam, topUp, wallet } from './testing/requests';

const lenient = { ...defaultSettings, strict: false };

describe('lines', () => {
  test.each([
    ['a made-up denomination', { ...steam, denomination: '51 USD' }, 'NOT_AVAILABLE_PRODUCT'],
    ['a denomination by its label', { ...steam, denomination: '$50' }, 'NOT_AVAILABLE_PRODUCT'],
    ['another country', { ...steam, country_code: 'ZZ' }, 'NOT_AVAILABLE_PRODUCT'],
    ['a value on a fixed product', { ...steam, product_value: 50 }, 'NOT_AVAILABLE_PRODUCT'],
    ['a range without a value', { ...amazon, product_value: null }, 'NOT_AVAILABLE_PRODUCT'],
    ['a value above the range', { ...amazon, product_value: 500.01 }, 'NOT_AVAILABLE_PRODUCT'],
    ['a value off the step', { ...amazon, product_value: 25.001 }, 'NOT_AVAILABLE_PRODUCT'],
    [
      'a sold-out product',
      { ...steam, brand_name: 'Fortnite', denomination: '1000 V-Bucks' },
      'OUT_OF_STOCK',
    ],
    [
      'e-money without an account',
      { ...steam, brand_name: 'Rewarble VISA USD', denomination: '30 USD' },
      'LOGIN_REQUIRED',
    ],
    [
      'a phone for an e-mail',
      { ...steam, beneficiary_account: '+14155550123' },
      'INVALID_BENEFICIARY_ACCOUNT',
    ],
    [
      'an e-mail for a phone',
      { ...topUp, beneficiary_account: 'a@example.com' },
      'INVALID_BENEFICIARY_ACCOUNT',
    ],
    [
      'a national number',
      { ...topUp, beneficiary_account: '4155550123' },
      'INVALID_BENEFICIARY_ACCOUNT',
    ],
  ])('%s', (_, line, problem) => {
    expect(problemsOf(checkOrder(request([line])))).toEqual([problem]);
  });

  test.each([
    ['a fixed card', steam],
    ['a range card', amazon],
    ['a range card, its value a string', { ...amazon, product_value: '25.50' }],
    ['a top-up', topUp],
  ])('%s is sold', (_, line) => {
    expect(checkOrder(request([line])).kind).toBe('priced');
  });

  test('each code is listed once, however many lines it fits', () => {
    const bad = { ...steam, denomination: '51 USD' };
    const phone = { ...steam, beneficiary_account: 'nobody' };
    const problems = problemsOf(checkOrder(request([bad, phone, bad])));
    expect(problems).toEqual(['NOT_AVAILABLE_PRODUCT', 'INVALID_BENEFICIARY_ACCOUNT']);
  });

  test('ten are sold, eleven are not', () => {
    expect(checkOrder(request(Array(10).fill(steam))).kind).toBe('priced');
    expect(problemsOf(checkOrder(request(Array(11).fill(steam))))).toEqual([
      'PRODUCT_COUNT_EXCEEDED',
    ]);
  });
});

describe('payment', () => {
  test('a via that needs an account is refused, naming what is allowed', () => {
    expect(checkOrder(request([steam], { payment: { payment_via: 'GATE_PAY' } }))).toEqual({
      kind: 'problems',
      problems: [{ problem: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails: { allowed: ['USER_WALLET'] } }],
    });
  });

  test('a network that does not carry the coin is refused, naming those that do', () => {
    const checked = checkOrder(request([steam], { payment: { coin: 'SOL', network: 'Base' } }));
    expect(checked).toEqual({
      kind: 'problems',
      problems: [
        {
          problem: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
          moreDetails: { supported: [{ coin: 'SOL', network: 'Solana' }] },
        },
      ],
    });
  });

  test.each(['POLYGON (MATIC)', 'polygon (matic)', undefined])(
    'network %s is Polygon',
    (network) => {
      const checked = checkOrder(request([steam], { payment: { network } }));
      expect(checked).toMatchObject({ rail: { network: 'Polygon (Matic)', method: 'USDC-MATIC' } });
    },
  );

  test('a suspended coin refuses the request as a whole', () => {
    const payment = { coin: 'DOGE', network: 'Mainnet' };
    expect(checkOrder(request([{ ...steam, denomination: '?' }], { payment }))).toEqual({
      kind: 'suspended',
      detail: 'SUSPENDED_COIN',
      moreDetails: { coin: 'DOGE' },
    });
  });

  test('the least amount is the network’s', () => {
    const five = { ...amazon, product_value: 5 };
    expect(checkOrder(request([five])).kind).toBe('priced');
    const payment = { network: 'ETH Mainnet' };
    expect(problemsOf(checkOrder(request([five], { payment })))).toEqual([
      'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
    ]);
    expect(checkOrder(request([five, five], { payment })).kind).toBe('priced');
  });

  test('a suspended network refuses the request as a whole, whatever its case', () => {
    const payment = { network: 'OPTIMISM' };
    expect(checkOrder(request([steam], { payment }))).toEqual({
      kind: 'suspended',
      detail: 'SUSPENDED_NETWORK',
      moreDetails: { network: 'Optimism' },
    });
  });

  test('any coin and any network can be suspended', () => {
    const settings = { ...defaultSettings, suspendedCoins: ['usdc'], suspendedNetworks: [] };
    expect(checkOrder(request([steam]), settings)).toMatchObject({ detail: 'SUSPENDED_COIN' });
    const payment = { network: 'Optimism', coin: 'USDC' };
    const open = { ...settings, suspendedCoins: [] };
    expect(checkOrder(request([steam], { payment }), open).kind).toBe('priced');
  });

  test.each(['USDT', 'USDC'])('%s on Tron asks for a full name', (coin) => {
    const payment = { coin, network: 'Tron' };
    expect(problemsOf(checkOrder(request([steam], { payment })))).toEqual(['FULLNAME_MISSING']);
    expect(checkOrder(request([steam], { payment }), lenient).kind).toBe('priced');
  });
});

describe('prices', () => {
  test.each([
    [100, 1],
    [110, 1.1],
    [99.5, 0.995],
  ])('at %d percent coins cost %d times as much and euros the same', (pricePercent, factor) => {
    const usual = checkOrder(request([steam], { payment: { coin: 'BTC', network: 'Mainnet' } }));
    const drifted = checkOrder(request([steam], { payment: { coin: 'BTC', network: 'Mainnet' } }), {
      ...defaultSettings,
      pricePercent,
    });
    if (usual.kind !== 'priced' || drifted.kind !== 'priced') throw new Error('not priced');
    expect(Number(drifted.coinAmount)).toBeCloseTo(Number(usual.coinAmount) * factor, 7);
    expect(drifted.eurValue).toBe(usual.eurValue);
  });

  test('the total is the exact sum of the lines', () => {
    const one = checkOrder(request([steam]));
    const three = checkOrder(request([steam, steam, steam]));
    if (one.kind !== 'priced' || three.kind !== 'priced') throw new Error('not priced');
    const cents = (amount: string) => BigInt(amount.replace('.', ''));
    expect(cents(three.coinAmount)).toBe(3n * cents(one.coinAmount));
    expect(cents(three.eurValue)).toBe(3n * cents(one.eurValue));
  });

  test('amounts have the places of their coin', () => {
    const places = { USDC: 2, USDT: 2, BTC: 8, ETH: 6, SOL: 6, LTC: 6 };
    for (const [coin, expected] of Object.entries(places)) {
      const checked = checkOrder(request([steam], { payment: { coin, network: undefined } }));
      if (checked.kind !== 'priced') throw new Error(`${coin} is not sold`);
      expect(checked.coinAmount.split('.')[1], coin).toHaveLength(expected);
    }
  });

  test('a range line carries its value and a label in the local style', () => {
    expect(checkOrder(request([amazon]))).toMatchObject({
      lines: [{ denomination: 'range', localizedDenomination: '$25', productValue: 25 }],
    });
  });
});

describe('shapes', () => {
  const valid = { email: 'a@example.com', payment: wallet, deliveries: [steam] };

  test.each([
    ['a nested delivery', { ...valid, deliveries: [{ kind: 'giftcard', deliverable: steam }] }],
    ['both forms at once', { ...valid, deliveries: [{ ...steam, deliverable: steam }] }],
    ['no delivery', { ...valid, deliveries: [] }],
    ['no e-mail', { ...valid, email: undefined }],
    ['another payment type', { ...valid, payment: { ...wallet, type: 'card' } }],
  ])('%s is not a request', (_, body) => {
    expect(orderRequest.safeParse(body).success).toBe(false);
  });
});
