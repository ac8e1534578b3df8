import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans, type PlanData, readPlan } from './plan';

const unlimited: PlanData = { kind: 'unlimited' };
const mb = (amount: string): PlanData => ({ kind: 'amount', mb: amount });

describe('a plan’s label', () => {
  it.each<[label: string, data: PlanData | null, days: number | null, rest: string]>([
    ['10GB 30 Days', mb('10000'), 30, ''],
    ['1 GB 7 days', mb('1000'), 7, ''],
    ['Unlimited 7 days', unlimited, 7, ''],
    ['Unlimited data, 3 days', unlimited, 3, ''],
    ['500 MB / 1 day', mb('500'), 1, ''],
    ['1.5 GB - 5 days', mb('1500'), 5, ''],
    ['1,5 GB | 5 days', mb('1500'), 5, ''],
    ['1TB 1 year', mb('1000000'), 365, ''],
    ['3GB 1 month', mb('3000'), 30, ''],
    ['2 GB 2 weeks', mb('2000'), 14, ''],
    ['1 GB 24 hours', mb('1000'), 1, ''],
    ['1 GB 12 hours', mb('1000'), null, ''],
    ['Data plan 5GB (30 days)', mb('5000'), 30, ''],
    ['5GB 30D', mb('5000'), 30, ''],
    ['30-day 5GB eSIM', mb('5000'), 30, ''],
    ['1GB/day 7 days', mb('7000'), 7, ''],
    ['500MB daily for 10 days', mb('5000'), 10, ''],
    ['2 GB per day', null, null, ''],
    ['Europe 5GB 30 days', mb('5000'), 30, 'Europe'],
    ['Turkey - 1 GB 7 days', mb('1000'), 7, 'Turkey'],
    ['5 GB + 1 GB bonus 30 days', null, 30, 'bonus'],
    ['Unlimited (2GB/day at full speed) 3 days', null, 3, 'at full speed)'],
    ['Unlimited calls 5GB 30 days', mb('5000'), 30, 'Unlimited calls'],
    ['Unlimited local minutes 30 days', null, 30, 'Unlimited local minutes'],
    ['Unlimited on-net calls', null, null, 'Unlimited on-net calls'],
    ['Unlimited-calls 7 days', null, 7, 'Unlimited-calls'],
    ['Unlimited on-net voice calls 7 days', null, 7, 'Unlimited on-net voice calls'],
    ['Unlimited data - calls 30 days', unlimited, 30, 'calls'],
    ['1,000 MB 3 days', null, 3, '1,000 MB'],
    ['10 GB 7 days or 30 days', mb('10000'), null, 'or'],
    ['0 GB 0 days', null, null, ''],
    ['Java & Bedrock Ed', null, null, 'Java & Bedrock Ed'],
    ['4G unlimitedish', null, null, '4G unlimitedish'],
    ['10 ГБ 30 дней', null, null, '10 ГБ 30 дней'],
    ['$25', null, null, '$25'],
    ['', null, null, ''],
  ])('%j', (label, data, days, rest) => {
    expect(readPlan(label)).toMatchObject({ data, days });
    expect(readPlan(label).rest).toBe(rest);
  });

  it('may be about minutes', () => {
    expect(readPlan('100 minutes 30 days')).toMatchObject({ minutes: 100, days: 30, data: null });
    expect(readPlan('2GB + 60 mins, 7 days')).toEqual({
      data: mb('2000'),
      minutes: 60,
      days: 7,
      rest: '',
    });
  });

  it('written by its parts is read back, however they are joined', () => {
    const unit = fc.constantFrom<[string, number]>(['MB', 1], ['GB', 1000], ['gb', 1000]);
    const joint = fc.constantFrom(' ', ' / ', ', ', ' - ', ' for ', ' | ');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        unit,
        fc.constantFrom('', ' '),
        joint,
        fc.integer({ min: 1, max: 365 }),
        fc.boolean(),
        (amount, [name, factor], gap, between, days, daysFirst) => {
          const parts = [`${amount}${gap}${name}`, `${days} ${days === 1 ? 'day' : 'days'}`];
          const label = (daysFirst ? parts.toReversed() : parts).join(between);
          expect(readPlan(label), label).toEqual({
            data: mb(String(amount * factor)),
            minutes: null,
            days,
            rest: '',
          });
        },
      ),
    );
  });

  it('never fails, and says nothing impossible', () => {
    const word = fc.constantFrom(
      'unlimited',
      '5',
      'GB',
      'mb',
      '30',
      'days',
      '/',
      'day',
      'min',
      '.',
    );
    const label = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(word, { maxLength: 20 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 20 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(label, (text) => {
        const { data, days, minutes } = readPlan(text);
        if (data?.kind === 'amount') expect(data.mb).toMatch(/^(?=.*[1-9])\d+(\.\d+)?$/);
        for (const count of [days, minutes]) {
          if (count !== null) expect(Number.isSafeInteger(count) && count > 0).toBe(true);
        }
      }),
    );
  });

  it('costs no time, however it is made up', () => {
    const started = performance.now();
    for (const piece of ['1', '1 ', 'unlimited ', '1 GB ', 'a ', '-', '1.', 'for ']) {
      readPlan(piece.repeat(500 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('plans in order', () => {
  it('come by days, then by data, with the unlimited and the unread last', () => {
    const labels = [
      'Something else',
      'Unlimited 30 days',
      '10GB 30 days',
      '1 GB 7 days',
      '500 MB 30 days',
      'Unlimited 3 days',
      '2 GB',
    ];
    const sorted = labels.toSorted((a, b) => comparePlans(readPlan(a), readPlan(b)));
    expect(sorted).toEqual([
      'Unlimited 3 days',
      '1 GB 7 days',
      '500 MB 30 days',
      '10GB 30 days',
      'Unlimited 30 days',
      '2 GB',
      'Something else',
    ]);
  });

  it('have one order, whichever way they are compared', () => {
    const label = fc.constantFrom(
      '1 GB',
      '1GB 7 days',
      'Unlimited 7 days',
      '60 mins',
      'x',
      '7 days',
    );
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        const [p, q, r] = [readPlan(a), readPlan(b), readPlan(c)];
        expect(comparePlans(p, q) + comparePlans(q, p)).toBe(0);
        if (comparePlans(p, q) <= 0 && comparePlans(q, r) <= 0) {
          expect(comparePlans(p, r)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
