import { describe, expect, it } from 'vitest';
import { readPlan } from '@/lib/catalogue/plan';
import { planTitle } from './plan-title';

describe('a plan’s title', () => {
  it.each([
    ['10GB 30 Days', 'en', '10 GB', '30 days'],
    ['500 MB / 1 day', 'en', '500 MB', '1 day'],
    ['1.5GB 7 days', 'de', '1,5\u00a0GB', '7 Tage'],
    ['1,5 GB 7 days', 'en', '1.5 GB', '7 days'],
    ['1TB 1 year', 'en', '1,000 GB', '365 days'],
    ['Unlimited 3 days', 'en', 'No limit', '3 days'],
  ])('%s in %s', (label, locale, data, span) => {
    expect(planTitle(readPlan(label), locale, 'No limit')).toEqual({ data, span });
  });

  it.each(['Europe 5GB 30 days', '5 GB', '30 days', '5GB + 60 minutes 30 days', 'Gold'])(
    'is the supplier’s own for %s',
    (label) => {
      expect(planTitle(readPlan(label), 'en', 'Unlimited')).toBeNull();
    },
  );
});
