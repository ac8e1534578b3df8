import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from './plan';
import { bestPlan, type PricedPlan, planRates } from './plan-value';

const offer = (label: string, amount: string | null, outOfStock = false): PricedPlan => ({
  id: label,
  plan: readPlan(label),
  price: amount === null ? null : { amount, coin: 'USDC' },
  outOfStock,
});

describe('rates', () => {
  it.each([
    ['5 GB 30 days', '14.42', '2.88', '0.48'],
    ['500 MB 1 day', '2.00', '4.00', '2.00'],
    ['1 GB 7 days', '4.64', '4.64', '0.66'],
    ['1.5GB 3 days', '3', '2.00', '1.00'],
    ['50 MB 3 days', '0.00001234', '0.00024680', '0.00000411'],
    ['Unlimited 10 days', '32.96', null, '3.30'],
    ['Unlimited', '32.96', null, null],
    ['1TB 365 days', '0.01', null, null],
  ])('of %s for %s', (label, amount, perGb, perDay) => {
    const rates = planRates(offer(label, amount));
    expect([rates.perGb?.amount ?? null, rates.perDay?.amount ?? null]).toEqual([perGb, perDay]);
  });

  it('of a plan without a price are none', () => {
    expect(planRates(offer('5 GB 30 days', null))).toEqual({ perGb: null, perDay: null });
  });
});

describe('the best plan', () => {
  it('is the cheapest by the gigabyte, whatever unlimited ones cost', () => {
    const plans = [offer('1 GB', '4.64'), offer('20 GB', '35.02'), offer('Unlimited 3 days', '1')];
    expect(bestPlan(plans)).toEqual({ id: '20 GB', by: 'gb' });
  });

  it('is the cheapest by the day where all are unlimited', () => {
    const plans = [offer('Unlimited 3 days', '12.36'), offer('Unlimited 10 days', '32.96')];
    expect(bestPlan(plans)).toEqual({ id: 'Unlimited 10 days', by: 'day' });
  });

  it.each<[string, PricedPlan[]]>([
    ['a single plan', [offer('5 GB', '5')]],
    ['a tie', [offer('1 GB', '3.00'), offer('2 GB', '6')]],
    ['one amount beside an unlimited plan', [offer('5 GB', '5'), offer('Unlimited 3 days', '9')]],
    ['nothing that says what it holds', [offer('Gold', '5'), offer('Silver', '3')]],
    ['only one that is on sale', [offer('1 GB', '3'), offer('9 GB', '3', true)]],
    ['no prices', [offer('1 GB', null), offer('9 GB', null)]],
    [
      'prices in two coins',
      [offer('1 GB', '3'), { ...offer('9 GB', '3'), price: { amount: '3', coin: 'BTC' } }],
    ],
    ['nothing at all', []],
  ])('is none among %s', (_, plans) => {
    expect(bestPlan(plans)).toBeNull();
  });

  it('is never beaten by another one that can be bought', () => {
    const plan = fc
      .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 9999 }), fc.boolean())
      .map(([gb, cents, gone]) => ({ gb, cents, gone }));
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 8 }), (drawn) => {
        const plans = drawn.map(({ gb, cents, gone }, index) => ({
          ...offer(`${gb} GB`, (cents / 100).toFixed(2), gone),
          id: String(index),
        }));
        const best = bestPlan(plans);
        const chosen = drawn[Number(best?.id)];
        if (best === null || chosen === undefined) return;
        expect(chosen.gone).toBe(false);
        for (const [index, { gb, cents, gone }] of drawn.entries()) {
          if (gone || String(index) === best.id) continue;
          expect(chosen.cents * gb).toBeLessThan(cents * chosen.gb);
        }
      }),
    );
  });
});
