import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem';
import { wireDocumentedProblems, wireProblems, wireValidation } from './problems';

const none = { vias: [], combinations: [] };
const codes = (body: unknown) => wireProblems.parse(body).map(({ code }) => code);
const detailsOf = (moreDetails: unknown) =>
  wireProblems.parse({ problems: [{ problem: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails }] })[0]
    ?.details;
/** `A_AA`, `A_AB` and so on: as many different codes as are asked for. */
const manyCodes = (count: number) =>
  Array.from({ length: count }, (_, index) => `A_${index.toString(36).toUpperCase()}`);

describe('a list of problems', () => {
  it.each<[string, unknown]>([
    ['entries as documented', [{ problem: 'OUT_OF_STOCK' }, { problem: 'KYC_MISSING' }]],
    ['plain strings', ['OUT_OF_STOCK', ' KYC_MISSING ']],
    ['entries under another name', [{ code: 'OUT_OF_STOCK' }, { code: 'KYC_MISSING' }]],
    [
      'prose and rubbish in between',
      ['oh no', 'OUT_OF_STOCK', null, 7, {}, ['KYC_MISSING'], 'KYC_MISSING'],
    ],
    ['repetitions', [{ problem: 'OUT_OF_STOCK' }, 'KYC_MISSING', 'OUT_OF_STOCK']],
  ])('is read with %s', (_, problems) => {
    expect(codes({ problems })).toEqual(['OUT_OF_STOCK', 'KYC_MISSING']);
  });

  it.each([null, undefined, [], {}, 'OUT_OF_STOCK', 0, [{ reason: 'OUT_OF_STOCK' }]])(
    'that is %j is no problem',
    (problems) => {
      expect(codes({ problems })).toEqual([]);
    },
  );

  it('may come together with a code for the whole', () => {
    const both = { problems: ['OUT_OF_STOCK'], detail: 'LOGIN_REQUIRED', code: 'REQUEST_REFUSED' };
    expect(codes(both)).toEqual(['OUT_OF_STOCK', 'LOGIN_REQUIRED']);
  });

  it('is cut after twenty codes, which later entries may still add details to', () => {
    const many = manyCodes(25);
    const last = { problem: many[0], moreDetails: ['USER_WALLET'] };
    const read = wireProblems.parse({ problems: [...many, last] });
    expect(read.map(({ code }) => code)).toEqual(many.slice(0, 20));
    expect(read[0]?.details.vias).toEqual(['USER_WALLET']);
  });
});

describe('a refusal as a whole', () => {
  it.each([
    { status: 422, detail: 'LOGIN_REQUIRED' },
    { status: '422', detail: ' LOGIN_REQUIRED', reason: 'OUT_OF_STOCK' },
    { detail: 'Please log in', error_code: 'LOGIN_REQUIRED' },
    { error: 'LOGIN_REQUIRED', message: 'You must log in' },
    { error: { text: 'no' }, message: 'LOGIN_REQUIRED' },
    { code: 'LOGIN_REQUIRED' },
    { detail: 'LOGIN_REQUIRED', error: 'UNPROCESSABLE_ENTITY' },
    { problems: ['oh no'], code: 'LOGIN_REQUIRED' },
  ])('has its code wherever it stands: %j', (body) => {
    expect(wireProblems.parse(body)).toEqual([{ code: 'LOGIN_REQUIRED', details: none }]);
  });

  it.each([
    { reason: 'LOGIN_REQUIRED' },
    { detail: 'login_required' },
    { detail: 'LOGIN' },
    { detail: 'LOGIN_' },
    { detail: '1_LOGIN' },
    { detail: 'LOGIN_REQUIRED!' },
    { detail: `LOGIN_${'X'.repeat(75)}` },
    { detail: ['LOGIN_REQUIRED'] },
    [{ detail: 'LOGIN_REQUIRED' }],
    'LOGIN_REQUIRED',
    null,
  ])('has none in %j', (body) => {
    expect(codes(body)).toEqual([]);
  });

  it('takes codes of up to 80 characters', () => {
    const longest = `LOGIN_${'X'.repeat(74)}`;
    expect(codes({ detail: longest })).toEqual([longest]);
  });

  it('has details beside its code', () => {
    const body = { detail: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails: { allowed: ['USER_WALLET'] } };
    expect(wireProblems.parse(body)).toEqual([
      { code: 'NOT_ALLOWED_PAYMENT_VIA', details: { vias: ['USER_WALLET'], combinations: [] } },
    ]);
  });
});

describe('an answer that succeeded', () => {
  it('refuses in the documented places only', () => {
    const read = (body: unknown) => wireDocumentedProblems.parse(body).map(({ code }) => code);
    expect(read({ message: 'ORDER_ACCEPTED', code: 'IN_PROGRESS', error: 'NO_ERROR' })).toEqual([]);
    expect(read({ problems: ['OUT_OF_STOCK'] })).toEqual(['OUT_OF_STOCK']);
    expect(read({ status: 422, detail: 'SUSPENDED_COIN' })).toEqual(['SUSPENDED_COIN']);
  });

  it('keeps both places through the schema of a validation', () => {
    const body = { coin_amount: null, detail: 'SUSPENDED_COIN', moreDetails: { coin: 'DOGE' } };
    expect(wireDocumentedProblems.parse(wireValidation.parse(body))).toEqual([
      { code: 'SUSPENDED_COIN', details: none },
    ]);
  });
});

describe('details', () => {
  const solana = { coin: 'USDC', network: 'Solana' };
  it.each<[unknown, Problem['details']]>([
    [['USER_WALLET', 'GATE_PAY'], { vias: ['USER_WALLET', 'GATE_PAY'], combinations: [] }],
    [{ allowed: ['USER_WALLET'] }, { vias: ['USER_WALLET'], combinations: [] }],
    [{ allowed: { kinds: ['USER_WALLET'] } }, { vias: ['USER_WALLET'], combinations: [] }],
    [[{ payment_via: 'USER_WALLET' }], { vias: ['USER_WALLET'], combinations: [] }],
    ['USER_WALLET', { vias: ['USER_WALLET'], combinations: [] }],
    [{ supported: [solana] }, { vias: [], combinations: [solana] }],
    [[{ coin: 'USDC', protocol: 'Solana' }], { vias: [], combinations: [solana] }],
    [[{ ticker: 'USDC', network: { name: 'Solana' } }], { vias: [], combinations: [solana] }],
    [[{ currency: 'USDC', networks: ['Solana', 7] }], { vias: [], combinations: [solana] }],
    [[{ coin: 'USDC' }], { vias: [], combinations: [{ coin: 'USDC', network: null }] }],
    [['USDC/Solana', ' USDC / Solana '], { vias: [], combinations: [solana] }],
    [['USDC/Solana/Base'], { vias: ['USDC/Solana/Base'], combinations: [] }],
    [[solana, { ...solana, fee: 1 }], { vias: [], combinations: [solana] }],
    // A suspension names what is suspended; only lists offer something.
    [{ coin: 'DOGE' }, none],
    [{ coin: 'DOGE', network: 'Mainnet' }, none],
    [[{ coin: 'USDC', network: 7 }], none],
    [[{ coin: 'USDC', networks: [] }], none],
    [['x'.repeat(61), '', ' ', 'US\u200bDC', 'US\u0000DC', 'a\nb', '\ud800'], none],
    [{ a: { b: { c: ['USER_WALLET'] } } }, none],
    [undefined, none],
    [null, none],
    [42, none],
  ])('of %j are %j', (moreDetails, expected) => {
    expect(detailsOf(moreDetails)).toEqual(expected);
  });

  it('of the same code are put together', () => {
    const entries = ['USER_WALLET', 'GATE_PAY', 'USER_WALLET'];
    const problems = entries.map((via) => ({ problem: 'NO_WAY', moreDetails: [via] }));
    expect(wireProblems.parse({ problems })[0]?.details.vias).toEqual(['USER_WALLET', 'GATE_PAY']);
  });

  it('are cut after forty names of either sort', () => {
    const vias = manyCodes(30);
    const combinations = [{ coin: 'USDC', networks: manyCodes(30) }];
    const read = detailsOf({ vias, combinations });
    expect(read?.vias).toHaveLength(30);
    expect(read?.combinations).toHaveLength(10);
  });

  it('cannot reach the prototype of anything', () => {
    const body: unknown = JSON.parse(
      '{"problems":[{"problem":"NO_WAY","moreDetails":{"__proto__":{"allowed":["a"]},"constructor":["b"]}}],"__proto__":{"detail":"LOGIN_REQUIRED"}}',
    );
    expect(codes(body)).toEqual(['NO_WAY']);
    expect(Object.hasOwn(Object.prototype, 'allowed')).toBe(false);
    expect(codes(Object.create({ detail: 'LOGIN_REQUIRED' }))).toEqual([]);
  });
});

describe('any JSON whatsoever', () => {
  /** Names and texts the reader looks for, so that drawn bodies get past the first look. */
  const word = fc.constantFrom(
    'problems',
    'problem',
    'code',
    'detail',
    'moreDetails',
    'coin',
    'network',
    'networks',
    'OUT_OF_STOCK',
    'USDC/Base',
    '__proto__',
  );
  const text = fc.oneof(word, fc.string({ unit: 'grapheme' }), fc.constant('x'.repeat(61)));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(word, fc.string()), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const names = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 70 }), { maxLength: 60 });
  const entry = fc.record({
    problem: fc.constantFrom(...manyCodes(30)),
    moreDetails: fc.oneof(tree, names),
  });
  const body = fc.oneof(
    fc.anything(),
    tree,
    fc.record({
      problems: fc.array(fc.oneof({ weight: 4, arbitrary: entry }, tree), { maxLength: 40 }),
      detail: text,
      moreDetails: names,
    }),
  );

  function expectBounded(problems: Problem[]): void {
    const codesRead = problems.map(({ code }) => code);
    expect(codesRead.length).toBeLessThanOrEqual(20);
    expect(new Set(codesRead).size).toBe(codesRead.length);
    expect(codesRead.filter((code) => !/^[A-Z0-9_]{3,80}$/.test(code))).toEqual([]);
    for (const { vias, combinations } of problems.map(({ details }) => details)) {
      expect(vias.length + combinations.length).toBeLessThanOrEqual(40);
      const said = [
        ...vias,
        ...combinations.flatMap(({ coin, network }) => [coin, network ?? '-']),
      ];
      expect(said.filter((name) => !/^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u.test(name))).toEqual([]);
    }
  }

  it('is read without failing, within bounds', () => {
    fc.assert(
      fc.property(body, (drawn) => {
        expectBounded(wireProblems.parse(drawn));
        expectBounded(wireDocumentedProblems.parse(drawn));
      }),
      { numRuns: 300 },
    );
  });
});
