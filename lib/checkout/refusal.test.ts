import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coin } from '@/schemas/catalogue';
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
