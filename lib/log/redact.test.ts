import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact';

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const hex = '0123456789abcdef';
const digits = '0123456789';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Unbiased, as what it stands for is drawn at random too. */
const drawn = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.noBias(
    fc
      .array(fc.constantFrom(...alphabet), { minLength, maxLength })
      .map((characters) => characters.join('')),
  );

const after = (prefix: string, rest: fc.Arbitrary<string>) => rest.map((text) => prefix + text);
const groups = (alphabet: string, count: number, length: number) =>
  fc
    .tuple(...Array.from({ length: count }, () => drawn(alphabet, length)))
    .map((parts) => parts.join('-'))
    .filter((code) => /\d/.test(code) && /[A-Z]/.test(code));

const secrets: Record<string, fc.Arbitrary<string>> = {
  'an e-mail address': fc.emailAddress(),
  'a phone number in E.164': after('+', drawn(digits, 8, 15)),
  'a phone number in groups': fc
    .tuple(drawn('23456789', 3), drawn(digits, 3), drawn(digits, 4), fc.constantFrom(' ', '-', '.'))
    .map(([area, office, line, mark]) => [area, office, line].join(mark)),
  'a phone number as Brazilians write it': fc
    .tuple(drawn('123456789', 2), drawn(digits, 5), drawn(digits, 4))
    .map(([area, office, line]) => `(${area}) ${office}-${line}`),
  'an address of an EVM chain': after('0x', drawn(hex, 40)),
  'an address of Bitcoin': fc.oneof(
    after('1', drawn(base58, 25, 33)),
    after('bc1q', drawn(bech32, 38, 58)),
  ),
  'an address of Tron': after('T', drawn(base58, 33)),
  'an address of Solana': drawn(base58, 32, 44),
  'an address of TON': after('UQ', drawn(base64url, 46)),
  'a Lightning invoice': after('lnbc20m1', drawn(bech32, 150, 300)),
  'a transaction': drawn(hex, 64),
  'a link’s token': drawn(base64url, 43),
  'an order’s id': drawn(base64url, 24),
  'a supplier’s order id': fc.uuid(),
  'an idempotency key': drawn(hex, 32),
  'a session': fc
    .tuple(drawn(base64url, 16), drawn(base64url, 40), drawn(base64url, 22))
    .map(([iv, text, tag]) => `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${iv}.${text}.${tag}`),
  'a code in three groups': groups(capitals, 3, 4),
  'a code in two groups': groups(capitals, 2, 5),
  'a code of the sandbox': after('SIMULATED-', groups(capitals, 2, 4)),
  'a code of an eSIM': after('LPA:1$smdp.example.com$', drawn(capitals, 8, 20)),
  'a code in one piece': drawn(capitals, 12, 16).filter((code) => /\d/.test(code)),
  'a code in digits': drawn('123456789', 9, 19),
  'an IPv4 address': fc.ipV4().filter((ip) => !/^(127\.|0\.0\.0\.0$)/.test(ip)),
  'an IPv6 address': fc
    .ipV6()
    .filter((ip) => !/^::1?$/.test(ip) && (ip.includes('::') || ip.split(':').length > 6)),
};

/** What is not a secret’s own, so that no text can make another secret of it. */
const around = fc.string({ unit: 'grapheme', maxLength: 40 });
const gap = fc.constantFrom(' ', '"', "'", '/', '=', ': ', '(', '\n', ', ');

describe.each(Object.entries(secrets))('%s', (_, secret) => {
  it('never survives, wherever it stands', () => {
    fc.assert(
      fc.property(around, gap, secret, gap, around, (before, left, value, right, behind) => {
        expect(redact(before + left + value + right + behind)).not.toContain(value);
      }),
      { numRuns: 300 },
    );
  });

  it('never survives glued to letters', () => {
    fc.assert(
      fc.property(secret, (value) => {
        for (const text of [`x${value}`, `${value}x`, `id_${value}_end`, `[${value}]`]) {
          expect(redact(text)).not.toContain(value);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const wholes = [
  'an order’s id',
  'a link’s token',
  'a supplier’s order id',
  'a session',
  'an address of an EVM chain',
  'an address of Solana',
];

it.each(wholes)('of %s no part survives either', (name) => {
  const secret = secrets[name] ?? fc.constant('');
  fc.assert(
    fc.property(around, gap, secret, (before, left, value) => {
      const said = redact(before + left + value);
      for (let at = 0; at + 8 <= value.length; at += 1) {
        if (!before.includes(value.slice(at, at + 8))) {
          expect(said).not.toContain(value.slice(at, at + 8));
        }
      }
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['GET /en/orders?order=x&mail=y failed', 'GET /en/orders?[query] failed'],
  [
    'postgres://shop:pass/w@rd@db.internal:5432/shop',
    'postgres://[credentials]@db.internal:5432/shop',
  ],
  ['https://user:pass@rpc.example/x', 'https://[credentials]@rpc.example/x'],
  ['Authorization: Bearer abcd1234', 'Authorization: [hidden]'],
  ['{"pin": "1234"}', '{"pin: [hidden]}'],
  ['cookie: a=b; c=d', 'cookie: [hidden]'],
  ['buyer%40example.com', '[email]'],
  ['o’brien+x@пример.испытание', '[email]'],
  ['connect ECONNREFUSED 203.0.113.7:443', 'connect ECONNREFUSED [address]:443'],
  ['from 2001:db8::17, again', 'from [address], again'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

describe('what is nobody’s stays readable', () => {
  it.each([
    'supplier-left-alone',
    'orders-in-review-longer-than-a-day',
    '2026-11-29T19:05:09.123Z',
    '2026-11-29 19:05:09',
    '29/11/2026 19:05',
    'refillery 0.1.0 on Next.js 16.4.5, node v20.20.2',
    'answered 404 in 12.3456789 ms, 3 of 1000 tries, 12345678 bytes',
    'connect ECONNREFUSED 127.0.0.1:4010',
    'listening on [::]:3000',
    'SQLITE_CONSTRAINT_UNIQUE: UNIQUE constraint failed: orders.supplier_id',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'at processTicksAndRejections (node:internal/process/task_queues:105:5)',
    'at async Module.handle (/srv/shop/.next/server/chunks/node_modules_next_dist_esm_0a1b2c3d._.js:12:34567)',
    'at file:///srv/node_modules/@opentelemetry/api/build/src/index.js:1:23',
    'at /srv/.pnpm/next@16.4.5_react@19.3.1/node_modules/next/dist/server/lib/start-server.js:9:1',
    'GET /[locale]/orders/[orderId] POST /v5/orders/{id}/subscribe',
    'Refusal 1A2B3C4D: BRAND_OUT_OF_STOCK, COIN_NOT_SUPPORTED_2',
    'Payment in USDC on Base: token-disagrees',
    'aes-256-gcm, UTF-8, ISO-8859-1, TRC-20, X-Forwarded-For',
    'is it well? Yes: 100 %',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

it('comes to the same when done again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(around, ...Object.values(secrets)), { maxLength: 6 }),
      (parts) => {
        const once = redact(parts.join(' '));
        expect(redact(once)).toBe(once);
      },
    ),
  );
});

it.each([
  'a',
  '@',
  'a@',
  '?',
  '?a',
  '1.',
  '1-',
  'a-',
  ':',
  '://',
  'eyJ.',
  '+1 ',
  '"',
  'pin:"',
  '-_',
])('a long text of %s is cut, and done with in one go', (part) => {
  const text = `${part.repeat(1_000_000)} ${'x '.repeat(10)}`;
  expect(redact(text).length).toBeLessThanOrEqual(16_000);
});

it('a cut leaves no half of anything', () => {
  const text = `${'word '.repeat(1_598)}${'0x1234567890'.repeat(4)} end`;
  expect(redact(text)).toBe(`${'word '.repeat(1_598)}…`);
});
