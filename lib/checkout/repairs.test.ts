import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToldProblem } from '@/schemas/checkout-answer';
import { problemFields, problemRepairs } from '@/schemas/problem';
import { type ProblemCode, problemRules } from '../cryptorefills/problems';
import { type Ordered, type Repair, repairsFor, unitsBeyond } from './repairs';

const identityHref = 'https://partner.example/identity';
const supportHref = 'mailto:help@partner.example';
const codes = Object.keys(problemRules) as ProblemCode[];
const onBase = { coin: 'USDC', network: 'Base' };
const twenty = { product: 'product-2', label: '$20' };

/** An order of so many units a line. */
const orderOf = (...quantities: number[]): Ordered => ({
  lines: quantities.map((quantity, index) => ({ id: `line-${index}`, quantity })),
  identityHref: null,
  supportHref: null,
});

/** A problem as the shop tells one of its code. */
function told(code: ProblemCode, about: Partial<ToldProblem> = {}): ToldProblem {
  const { field, repair } = problemRules[code];
  return { code, field, repair, ...about };
}

const anyLines = fc
  .array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 10 })
  .map((quantities) => orderOf(...quantities).lines);
const anyOrdered: fc.Arbitrary<Ordered> = fc.record({
  lines: anyLines,
  identityHref: fc.constantFrom(null, identityHref),
  supportHref: fc.constantFrom(null, supportHref),
});
/** What may stand beside a code, lines that do not exist included. */
const anyAbout: fc.Arbitrary<Partial<ToldProblem>> = fc.record(
  {
    line: fc.nat({ max: 11 }),
    fits: fc.integer({ min: 1, max: 12 }),
    nearby: fc.array(fc.constantFrom(twenty, { ...twenty, value: '20' }), { maxLength: 2 }),
    alternatives: fc.array(fc.constant(onBase), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const anyKnown = fc.tuple(fc.constantFrom(...codes), anyAbout).map(([code, about]) => ({
  ...told(code, about),
  code,
}));
/** Also such as this page does not know, in any combination. */
const anyProblem: fc.Arbitrary<ToldProblem> = fc.oneof(
  anyKnown,
  fc
    .tuple(
      fc.record({
        code: fc.oneof(fc.constantFrom(...codes), fc.string({ unit: 'grapheme' })),
        field: fc.constantFrom(...problemFields, undefined),
        repair: fc.constantFrom(...problemRepairs, undefined),
      }),
      anyAbout,
    )
    .map(([problem, about]) => ({ ...problem, ...about })),
);

const lineOf = (repair: Repair) => ('lineId' in repair ? repair.lineId : undefined);
const types = (repairs: Repair[]) => repairs.map(({ type }) => type);

describe('whatever the problem and the order', () => {
  it('repairs name only lines that exist, and each remedy once', () => {
    fc.assert(
      fc.property(anyProblem, anyOrdered, (problem, ordered) => {
        const ids = ordered.lines.map(({ id }) => id);
        const named = repairsFor(problem, ordered)
          .map(lineOf)
          .filter((id) => id !== undefined);
        expect(ids).toEqual(expect.arrayContaining(named));
        const own = named.length > 0 && problem.line !== undefined;
        if (own) expect(new Set(named)).toEqual(new Set([`line-${problem.line}`]));
      }),
    );
  });

  it('the only line is never removed', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 10 }), (problem, units) => {
        expect(types(repairsFor(problem, orderOf(units)))).not.toContain('remove');
      }),
    );
  });

  it('a split leaves something for now and something for later', () => {
    fc.assert(
      fc.property(anyProblem, anyOrdered, (problem, ordered) => {
        const all = ordered.lines.reduce((units, { quantity }) => units + quantity, 0);
        for (const repair of repairsFor(problem, ordered)) {
          if (repair.type !== 'split') continue;
          expect(repair.units).toBeGreaterThanOrEqual(1);
          expect(repair.units).toBeLessThan(all);
        }
      }),
    );
  });

  it('other ways to pay come first where the payment is at fault, all of them in their order', () => {
    const payment = codes.filter((code) => /^switch-/.test(problemRules[code].repair));
    const ways = fc.uniqueArray(
      fc.record({ coin: fc.constantFrom('USDC', 'BTC'), network: fc.constantFrom('Base', 'Tron') }),
      { selector: ({ coin, network }) => `${coin} ${network}`, minLength: 1 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...payment), ways, anyOrdered, (code, alternatives, ordered) => {
        const repairs = repairsFor(told(code, { alternatives }), ordered);
        expect(repairs.slice(0, alternatives.length)).toEqual(
          alternatives.map((way) => ({ type: 'pay', payment: way })),
        );
      }),
    );
    expect(payment).toEqual(expect.arrayContaining(['SUSPENDED_COIN', 'FULLNAME_MISSING']));
  });

  it('there is something to press but for what only time helps, or a check without anybody to ask', () => {
    fc.assert(
      fc.property(anyKnown, anyOrdered, (problem, ordered) => {
        const { repair } = problemRules[problem.code];
        const waits = repair === 'wait';
        const isAlone = ordered.identityHref === null && ordered.supportHref === null;
        if (!waits && !(repair === 'verify-identity' && isAlone))
          expect(repairsFor(problem, ordered)).not.toEqual([]);
      }),
    );
  });

  it('support is asked only when there is nothing else to press', () => {
    fc.assert(
      fc.property(anyProblem, anyOrdered, (problem, ordered) => {
        const repairs = repairsFor(problem, ordered);
        if (types(repairs).includes('support')) {
          expect(repairs).toEqual([{ type: 'support', href: ordered.supportHref }]);
          expect(repairsFor(problem, { ...ordered, supportHref: null })).toEqual([]);
        }
      }),
    );
  });
});

describe('a line that cannot be had', () => {
  const two = orderOf(1, 2);
  const take: Repair = { type: 'take', lineId: 'line-1', nearby: twenty };
  const another: Repair = { type: 'another', lineId: 'line-1' };
  const remove: Repair = { type: 'remove', lineId: 'line-1' };

  it.each(['OUT_OF_STOCK', 'NOT_ACTIVE', 'LOGIN_REQUIRED'] as const)(
    '(%s) is replaced by the same brand first and left out last',
    (code) => {
      const problem = told(code, { line: 1, nearby: [twenty] });
      expect(repairsFor(problem, two)).toEqual([take, another, remove]);
    },
  );

  it('is the only one where none is named, and else looked for among them all', () => {
    expect(repairsFor(told('OUT_OF_STOCK'), orderOf(3))).toEqual([
      { type: 'another', lineId: 'line-0' },
    ]);
    const focus = [{ type: 'focus', field: 'lines' }];
    expect(repairsFor(told('OUT_OF_STOCK'), two)).toEqual(focus);
    expect(repairsFor(told('OUT_OF_STOCK', { line: 2 }), two)).toEqual(focus);
  });
});

describe('an order of the wrong size', () => {
  it('is split where it is known to go, else after its first unit', () => {
    const look = { type: 'focus', field: 'lines' };
    const code = 'PRODUCT_COUNT_EXCEEDED';
    expect(repairsFor(told(code, { fits: 3 }), orderOf(2, 3))).toEqual([
      { type: 'split', units: 3 },
      look,
    ]);
    expect(repairsFor(told(code), orderOf(2))).toEqual([{ type: 'split', units: 1 }, look]);
    expect(repairsFor(told(code), orderOf(1))).toEqual([look]);
  });

  it('that costs too much is not split into the unknown', () => {
    const code = 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED';
    const another = { type: 'another', lineId: 'line-0' };
    expect(repairsFor(told(code), orderOf(4))).toEqual([another]);
    expect(repairsFor(told(code, { fits: 3 }), orderOf(4))).toEqual([
      { type: 'split', units: 3 },
      another,
    ]);
    expect(repairsFor(told(code), orderOf(1, 1))).toEqual([{ type: 'focus', field: 'lines' }]);
  });

  it('that costs too little is paid otherwise, or made larger', () => {
    const problem = told('AMOUNT_LESS_THEN_MINIMUM_ALLOWED', { alternatives: [onBase] });
    expect(types(repairsFor(problem, orderOf(1)))).toEqual(['pay', 'another', 'add-more']);
    expect(types(repairsFor(problem, orderOf(1, 1)))).toEqual(['pay', 'add-more']);
  });
});

describe('who the buyer is', () => {
  const checked: Ordered = { ...orderOf(1), identityHref };
  const identity: Repair = { type: 'identity', href: identityHref };

  it('matters on some networks only: the others first, the check after them', () => {
    const problem = told('FULLNAME_MISSING', { alternatives: [onBase] });
    expect(repairsFor(problem, checked)).toEqual([{ type: 'pay', payment: onBase }, identity]);
    expect(repairsFor(told('FULLNAME_MISSING'), checked)).toEqual([
      { type: 'focus', field: 'network' },
      identity,
    ]);
  });

  it.each([
    'DAILY_SPENDING_LIMIT_EXCEEDED',
    'MONTHLY_SPENDING_LIMIT_EXCEEDED',
    'KYC_MISSING',
    'KYC_PENDING',
    'VERIFICATION_REQUIRED',
  ] as const)('%s leads to the page about identity checks, where there is one', (code) => {
    expect(repairsFor(told(code), checked)).toContainEqual(identity);
    expect(types(repairsFor(told(code), orderOf(1)))).not.toContain('identity');
  });

  it.each(['KYC_MISSING', 'KYC_PENDING', 'VERIFICATION_REQUIRED'] as const)(
    '%s without such a page leads to support, where there is any',
    (code) => {
      const support = { type: 'support', href: supportHref };
      expect(repairsFor(told(code), { ...orderOf(1), supportHref })).toEqual([support]);
      expect(repairsFor(told(code), { ...checked, supportHref })).toEqual([identity]);
      expect(repairsFor(told(code), orderOf(1))).toEqual([]);
    },
  );

  it('is nothing to ask support about while time alone helps', () => {
    const ordered = { ...orderOf(1), supportHref };
    expect(repairsFor({ code: 'unavailable', repair: 'wait' }, ordered)).toEqual([]);
    expect(repairsFor({ code: 'rate-limited' }, ordered)).toEqual([]);
  });

  it.each(['OUT_OF_STOCK', 'SUSPENDED_COIN', 'PRODUCT_COUNT_EXCEEDED'] as const)(
    'is of no use against %s',
    (code) => expect(repairsFor(told(code), checked)).not.toContainEqual(identity),
  );
});

describe('a part of the form', () => {
  it.each([
    ['INVALID_EMAIL_DOMAIN', [{ type: 'focus', field: 'email' }]],
    ['INVALID_BENEFICIARY_ACCOUNT', [{ type: 'focus', field: 'recipient', lineId: 'line-1' }]],
    ['SUSPENDED_COIN', [{ type: 'focus', field: 'coin' }]],
    ['SUSPENDED_NETWORK', [{ type: 'focus', field: 'network' }]],
    ['COUPON_EXPIRED', [{ type: 'drop-coupon' }, { type: 'focus', field: 'coupon' }]],
    ['KYC_PENDING', []],
  ] as const)('is led to: %s', (code, repairs) => {
    expect(repairsFor(told(code, { line: 1 }), orderOf(1, 1))).toEqual(repairs);
  });

  it('is led to by what the shop itself did not take', () => {
    const fault = { code: 'invalid-input', field: 'recipient', line: 1 } as const;
    expect(repairsFor(fault, orderOf(1, 1))).toEqual([
      { type: 'focus', field: 'recipient', lineId: 'line-1' },
    ]);
    expect(repairsFor({ code: 'invalid-input', field: 'coupon' }, orderOf(1))).toEqual([
      { type: 'focus', field: 'coupon' },
    ]);
    expect(repairsFor({ code: 'rate-limited' }, orderOf(1))).toEqual([]);
  });
});

describe('units beyond', () => {
  it('are taken from the end', () => {
    const { lines } = orderOf(2, 3, 1);
    expect(unitsBeyond(lines, 3)).toEqual([
      { id: 'line-1', units: 2 },
      { id: 'line-2', units: 1 },
    ]);
    expect(unitsBeyond(lines, 6)).toEqual([]);
  });

  it('leave exactly so many for now, of the first lines', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 100 }), (lines, units) => {
        const later = new Map(unitsBeyond(lines, units).map((kept) => [kept.id, kept.units]));
        const now = lines.map(({ id, quantity }) => quantity - (later.get(id) ?? 0));
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(now)).toBe(Math.min(units, sum(lines.map(({ quantity }) => quantity))));
        expect(Math.min(...now)).toBeGreaterThanOrEqual(0);
        expect([...later.values()].every((kept) => kept >= 1)).toBe(true);
        // Once a line is kept back, so is all that follows.
        const first = lines.findIndex(({ id }) => later.has(id));
        if (first >= 0) expect(sum(now.slice(first + 1))).toBe(0);
      }),
    );
  });
});
