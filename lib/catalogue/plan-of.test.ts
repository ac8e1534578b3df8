import { describe, expect, it } from 'vitest';
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
  });
});
