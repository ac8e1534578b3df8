import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coin } from '@/schemas/catalogue';
import { apiErrorSchema } from '@/schemas/checkout-answer';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { refusal, toldProblems } from './refusal';

const { coinsOnOffer } = vi.hoisted(() => ({
  coinsOnOffer: vi.fn<() => Promise<Result<Coin[], SupplierError>>>(),
}));
vi.mock('../catalogue/catalogue', () => ({ coinsOnOffer }));

const session = { id: 'session', address: null, userAgent: null };
const chosen = { coin: 'USDC', network: 'Solana' };
const network = (name: string) => ({ name, minimum: null, suspended: false });
const coins: Coin[] = [
  { ticker: 'USDC', suspended: false, networks: [network('Solana'), network('Base')] },
];

beforeEach(() => {
  vi.resetAllMocks();
  coinsOnOffer.mockResolvedValue({ ok: true, data: coins });
});

describe('problems', () => {
  it('are told with where they belong and what helps', () => {
    const problems = ['OUT_OF_STOCK', 'INVALID_EMAIL_DOMAIN', 'COUPON_TOO_OLD'].map(problemOf);
    expect(toldProblems(problems, chosen, coins)).toEqual([
      { code: 'OUT_OF_STOCK', field: 'line', repair: 'choose-another-value' },
      { code: 'INVALID_EMAIL_DOMAIN', field: 'email', repair: 'fix-email' },
      { code: 'COUPON_TOO_OLD', field: 'coupon', repair: 'drop-coupon' },
    ]);
  });

  it('are told under the supplier’s own names, once', () => {
    const problems = ['AMOUNT_TOO_HIGH', 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED'].map(problemOf);
    expect(toldProblems(problems, chosen, coins)).toEqual([
      { code: 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED', field: 'value', repair: 'lower-value' },
    ]);
  });

  it('are told once a line, with what may be taken instead', () => {
    const nearby = [{ product: 'product-2', label: '$20' }];
    const soldOut = { field: 'line', repair: 'choose-another-value' } as const;
    const problems = [
      { ...problemOf('OUT_OF_STOCK'), line: 0, nearby },
      { ...problemOf('OUT_OF_STOCK'), line: 2, nearby: [] },
      { ...problemOf('OUT_OF_STOCK'), line: 0 },
      problemOf('OUT_OF_STOCK'),
    ];
    expect(toldProblems(problems, chosen, coins)).toEqual([
      { code: 'OUT_OF_STOCK', ...soldOut, line: 0, nearby },
      { code: 'OUT_OF_STOCK', ...soldOut, line: 2 },
      { code: 'OUT_OF_STOCK', ...soldOut },
    ]);
  });

  it('of size are told with how much of the order goes without them', () => {
    const problems = [{ ...problemOf('MULTIPLE_LIMITED_PRODUCT_SAME_ORDER'), fits: 3 }];
    expect(toldProblems(problems, chosen, coins)).toEqual([
      {
        code: 'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER',
        field: 'order',
        repair: 'split-order',
        fits: 3,
      },
    ]);
  });

  it('are read back by the page as they are told', () => {
    const problems = [
      {
        ...problemOf('OUT_OF_STOCK'),
        line: 0,
        nearby: [{ product: 'a', value: '5', label: '$5' }],
      },
      { ...problemOf('PRODUCT_COUNT_EXCEEDED'), fits: 10 },
    ];
    const error = { code: 'refused', problems: toldProblems(problems, chosen, coins) };
    expect(apiErrorSchema.parse({ error }).error.problems).toEqual(error.problems);
  });

  it.each(['REGION_BLOCKED', 'unreachable'])('that nobody can do much about wait: %s', (code) => {
    expect(toldProblems([problemOf(code)], chosen, coins)).toEqual([
      { code, field: 'order', repair: 'wait' },
    ]);
  });

  it('come with other ways to pay where those help, and with nothing of their details', () => {
    const details = { vias: ['<b>'], combinations: [{ coin: 'usdc', network: 'BASE' }] };
    expect(toldProblems([{ code: 'SUSPENDED_NETWORK', details }], chosen, coins)).toEqual([
      {
        code: 'SUSPENDED_NETWORK',
        field: 'network',
        repair: 'switch-network',
        alternatives: [{ coin: 'USDC', network: 'Base' }],
      },
    ]);
  });
});

describe('a refusal', () => {
  it('is a 422 that lists them', async () => {
    const response = await refusal(session, chosen, [problemOf('SUSPENDED_NETWORK')]);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: { code: 'refused', problems: [{ alternatives: [{ coin: 'USDC', network: 'Base' }] }] },
    });
  });

  it('asks for the coins only where another one may help', async () => {
    await refusal(session, chosen, [problemOf('OUT_OF_STOCK'), problemOf('unreachable')]);
    expect(coinsOnOffer).not.toHaveBeenCalled();
  });

  it('is told without other ways to pay while the coins cannot be had', async () => {
    coinsOnOffer.mockResolvedValue({ ok: false, error: { kind: 'unavailable' } });
    const response = await refusal(session, chosen, [problemOf('SUSPENDED_COIN')]);
    expect(await response.json()).toEqual({
      error: {
        code: 'refused',
        problems: [{ code: 'SUSPENDED_COIN', field: 'coin', repair: 'switch-payment' }],
      },
    });
  });
});

describe('a refusal nobody understands', () => {
  const log = vi.spyOn(process.stderr, 'write');
  beforeEach(() => {
    log.mockReturnValue(true);
  });

  it('has a name to quote, which stands in the log beside the codes and nothing else', async () => {
    const buyer = { id: 'session-7', address: '198.51.100.1', userAgent: 'Browser/7' };
    const details = { vias: ['marta@example.com'], combinations: [] };
    const response = await refusal(buyer, chosen, [
      { code: 'REGION_BLOCKED', details, line: 0, nearby: [{ product: 'p', label: '$20' }] },
      { ...problemOf('REGION_BLOCKED'), line: 1 },
      problemOf('OUT_OF_STOCK'),
      problemOf('MOON_PHASE'),
    ]);
    const { reference } = apiErrorSchema.parse(await response.json()).error;
    expect(reference).toMatch(/^[0-9A-F]{8}$/);
    expect(log).toHaveBeenCalledTimes(1);
    const { time, ...line } = JSON.parse(String(log.mock.calls[0]?.[0]));
    expect(time).toMatch(/Z$/);
    expect(line).toEqual({
      level: 'warn',
      event: 'refusal-unknown',
      reference,
      problems: ['REGION_BLOCKED', 'MOON_PHASE'],
    });
  });

  it('has another name each time', async () => {
    const refuse = async () => {
      const response = await refusal(session, chosen, [problemOf('REGION_BLOCKED')]);
      return apiErrorSchema.parse(await response.json()).error.reference;
    };
    expect(await refuse()).not.toBe(await refuse());
  });

  it.each(['OUT_OF_STOCK', 'AMOUNT_TOO_LOW', 'COUPON_TOO_OLD', 'unreachable', 'rate-limited'])(
    'is none with %s',
    async (code) => {
      const response = await refusal(session, chosen, [problemOf(code)]);
      expect(apiErrorSchema.parse(await response.json()).error).not.toHaveProperty('reference');
      expect(log).not.toHaveBeenCalled();
    },
  );
});
