import { describe, expect, it } from 'vitest';
import type { Benefit } from '@/schemas/catalogue';
import { readPlan } from './plan';
import { destinationOf, planOf } from './plan-of';
import { fixedProduct, rangeProduct } from './product-fixtures';

const read = (label: string, denomination: string) => planOf(fixedProduct({ label, denomination }));

describe('the plan that a product is', () => {
  it('is read from its label', () => {
    expect(read('1 GB 7 días', '1 GB 7 days')).toMatchObject({ days: 7, rest: '' });
    expect(read('Europa 1 GB 7 días', 'Europe 1 GB 7 days')?.rest).toBe('Europa');
  });

  it('is read from what is ordered where that says more', () => {
    expect(read('1 ГБ 7 дней', '1 GB 7 days')).toMatchObject({
      data: { kind: 'amount', mb: '1000' },
      days: 7,
      rest: '',
    });
    expect(read('1 GB 7 дней', '1 GB 7 days')).toMatchObject({ days: 7, rest: '' });
    expect(read('10GB 30 days', 'esim-10-30')).toMatchObject({ days: 30, rest: '' });
  });

  it('is none where neither names data or a time, or the value is chosen', () => {
    expect(read('$25', '25 USD')).toBeNull();
    expect(read('Java & Bedrock Ed', 'Java & Bedrock Ed')).toBeNull();
    expect(planOf(rangeProduct())).toBeNull();
  });

  it('holds the data that the supplier names, unless its label says otherwise', () => {
    const benefit = (amount: string | null): Benefit => {
      return { kind: 'data', amount, currency: null, isLeast: false };
    };
    const named = (label: string, ...amounts: (string | null)[]) =>
      planOf(fixedProduct({ label, denomination: label, benefits: amounts.map(benefit) }));
    const days = { minutes: null, days: 30 };
    expect(named('5 GB 30 days', '5000.0')).toEqual({
      ...days,
      data: { kind: 'amount', mb: '5000.0' },
      rest: '',
    });
    expect(named('Unlimited 30 days', null)).toMatchObject({
      data: { kind: 'unlimited' },
      rest: '',
    });
    expect(named('Europe M 30 days', '5000')).toEqual({
      ...days,
      data: { kind: 'amount', mb: '5000' },
      rest: 'Europe M',
    });
    expect(named('Weekly pack', '3000')).toMatchObject({ data: { mb: '3000' }, days: null });
    // What is ordered is called by its label, and nobody knows which of the two arrives.
    for (const [label, amount] of [
      ['5 GB 30 days', '4000'],
      ['Unlimited 30 days', '10000'],
      ['5 GB 30 days', null],
      ['1 GB daily 30 days', '1000'],
    ] as const) {
      expect(named(label, amount)).toEqual({ ...days, data: null, rest: label });
    }
    // Of two amounts it is not told which is which.
    expect(named('5 GB 30 days', '1000', '2000')).toMatchObject({ data: { mb: '5000' }, rest: '' });
  });

  it('is none where data only comes with an amount of money', () => {
    const benefits: Benefit[] = [
      { kind: 'data', amount: '1000', currency: null, isLeast: false },
      { kind: 'credit', amount: '20', currency: 'BRL', isLeast: false },
    ];
    const money = { label: 'R$ 20', denomination: '20 BRL', benefits };
    expect(planOf(fixedProduct(money))).toBeNull();
    expect(planOf(rangeProduct({ benefits }))).toBeNull();
  });

  it('is for the place that one of its names tells', () => {
    const place = (label: string, denomination: string) => {
      const product = fixedProduct({ label, denomination });
      const plan = planOf(product);
      return plan && destinationOf(product, plan);
    };
    expect(place('Europa 1 GB 7 días', '1 GB 7 days')).toBe('150');
    expect(place('1 GB 7 days', 'Turkey 1 GB 7 days')).toBe('TR');
    expect(place('Европа 1 GB 7 days', 'Europe 1 GB 7 days')).toBe('150');
    expect(place('1 GB 7 days', '1 GB 7 days')).toBeNull();
    const benefits: Benefit[] = [{ kind: 'data', amount: '900', currency: null, isLeast: true }];
    const other = fixedProduct({ label: 'Europa 1 GB 7 días', denomination: 'plan-7', benefits });
    expect(destinationOf(other, planOf(other) ?? readPlan(''))).toBe('150');
  });
});
