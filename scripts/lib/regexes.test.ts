import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSafePattern } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { regexesIn } from './regexes.mjs';
import { isTest, listFiles } from './source-files.mjs';

// A regular expression that backtracks can be kept busy for minutes by a text made for it. The detector
// counts in how many ways each can match the same text, without running it: the same on every machine.

const root = fileURLToPath(new URL('../..', import.meta.url));
const budget = { maxSteps: 2_000, maxScore: 200, timeout: Number.POSITIVE_INFINITY };

/** Whether no text makes it much slower than another of its length, as far as that can be shown. */
function isLinear({ pattern, flags }: { pattern: string; flags: string }): boolean {
  // The detector knows no `i` beside `u`; what folds to what changes no number of ways here.
  const unicode = flags.includes('u') || flags.includes('v');
  const caseInsensitive = flags.includes('i') && !unicode;
  const multiLine = flags.includes('m');
  return isSafePattern(pattern, { ...budget, unicode, caseInsensitive, multiLine }).safe;
}

/**
 * Those it cannot clear, and why none of them can hold the shop up. A new one has to be written so that
 * it is cleared, or to be listed with what bounds it.
 */
const bounded: Record<string, string> = {
  // A label of the supplier's has 500 characters at most (schemas/wire/common.ts).
  'lib/catalogue/label-amount.ts': 'labels',
  'lib/catalogue/plan.ts': 'labels',
  'lib/pictures/lettering.ts': 'cut to 200 letters before',
  // Every part ends where a sign stands that the next cannot hold: one way to match.
  'lib/checkout/email-rule.ts': 'one way; 254 characters',
  'schemas/checkout.ts': 'one way; bodies have 16 kB at most',
  'lib/catalogue/list-wish.ts': 'one way; queries have 4 kB at most',
  'lib/payment/addresses/uri.ts': 'links have 1,000 characters at most',
  // Texts that are JSON already, in which every quote has its other half.
  'lib/receipt/verify.ts': 'JSON of 64 kB at most, each character looked at once',
  'schemas/cart.ts': 'the browser’s own cart',
  // A number of the shop's, or one that was read by a pattern with fewer than 130 digits.
  'lib/money.ts': 'decimals',
  'lib/payment/base-units.ts': 'decimals',
  'lib/order/support-details.ts': 'a time the shop wrote',
  'lib/order/reveal.ts': 'sanitised markup, in which every < begins a tag that ends',
  'lib/order/esim.ts': 'the browser’s own name, in that browser',
  'lib/wallet/solana-wallets.ts': 'the message of the browser’s own wallet, there',
  // Each part is bounded, or ends where a sign stands that it cannot hold.
  'lib/log/redact.ts': 'texts are cut to 8,000 characters before',
  'lib/cryptorefills/endpoint.ts': 'the shop’s own paths',
  'lib/search/called-countries.ts': 'the names of countries in the locale data',
  // The partner's own words and files.
  'lib/i18n/fill.ts': 'the shop’s own words',
  'lib/pictures/picture.ts': 'the shop’s own flags',
  'schemas/branding-file.ts': 'the partner’s file',
  'schemas/origin.ts': 'the partner’s settings',
  'schemas/settings.ts': 'the partner’s settings',
  'lib/doctor/judge-secrets.ts': 'the partner’s settings',
  'lib/doctor/judge-site.ts': 'the partner’s own site, in the doctor',
};

const folders = ['app', 'components', 'lib', 'schemas', 'public', 'proxy.ts', 'instrumentation.ts'];
const files = listFiles(root, folders, /\.(?:tsx?|mjs|js)$/).filter((file) => !isTest(file));
const all = files.flatMap((file) =>
  regexesIn(readFileSync(path.join(root, file), 'utf8')).map((found) => ({ file, ...found })),
);

it('a text that was made for it holds up no regular expression of the shop', () => {
  const unclear = all.filter((found) => !isLinear(found));
  const unknown = unclear.filter(({ file }) => !(file in bounded));
  expect(unknown.map(({ file, line, pattern }) => `${file}:${line} ${pattern}`)).toEqual([]);
  const listed = Object.keys(bounded);
  expect(listed.filter((file) => unclear.every((found) => found.file !== file))).toEqual([]);
}, 120_000);

describe('the search for them', () => {
  it('finds them in all of the shop', () => {
    expect(all.length).toBeGreaterThan(180);
  });

  it('tells them from divisions, comments and strings', () => {
    const source = "const a = b / c / d; // /x/\nconst e = '/y/'; call(/z+\\/[/]/gi, `/w/`);\n";
    expect(regexesIn(source)).toEqual([{ line: 2, pattern: 'z+\\/[/]', flags: 'gi' }]);
  });

  it.each(['(a+)+$', '^(a|a)*$', '\\s+$', '^(\\d+)\\.?(\\d+)x$'])(
    'and the check would find %s',
    (pattern) => {
      expect(isLinear({ pattern, flags: '' })).toBe(false);
    },
  );

  it.each(['^[a-z]+$', 'a+', '^\\d{1,20}(?:\\.\\d+)?$'])('and would clear %s', (pattern) => {
    expect(isLinear({ pattern, flags: '' })).toBe(true);
  });
});
