import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenAccount } from './payment-fixtures';
import {
  blockhash,
  owner,
  payer,
  pyusd,
  splToken,
  token2022,
  usdc,
  usual,
  walletsOnSolana,
} from './solana-fixtures';
import { computeBudget, maxUnits, openingOfAccount } from './solana-instructions';
import { decodeTransaction, encodeTransaction, type Instruction } from './solana-message';
import { paymentTransaction, readPayment, type SolanaPayment } from './solana-payment';
import { associatedAccount, keyOf } from './solana-programs';

const inUsdc = {
  kind: 'token',
  payer,
  mint: usdc,
  program: splToken,
  decimals: 6,
  account: usual.owner.usdc,
  units: 10_530_000n,
  opensFor: null,
} as const satisfies SolanaPayment;

/** A signature that is still to be made, the version, and the counts of signers. */
const start = `AQ${'A'.repeat(84)}CAAQA`;

/** The same payments as the reference implementations (@solana/kit 8.4) write them. */
const vectors: [string, SolanaPayment, string][] = [
  [
    'SOL',
    { kind: 'coin', payer, to: owner, units: 10_530_000_000n },
    `${start}CBJZ/hSnJP4uDPAHJuGwvBY1cd/boV78BMCiIoWcn5AHOfowIh2C/3h3dzzLBfyCbgkLuUqrxMfrNiNDqLG0LBvIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMGRm/lIRcy/+ytunLDm+e8jOW7xfcSayxDmzpAAAAA6Lu8TVFr61OY5cleeqlgYkWvq5nepWKh7RNZ+gT2GJUDAwAFAsDUAQADAAkDQJwAAAAAAAACAgABDAIAAACADKNzAgAAAAA=`,
  ],
  [
    'USDC to an account that is opened',
    { ...inUsdc, opensFor: owner },
    `${start}GCZZ/hSnJP4uDPAHJuGwvBY1cd/boV78BMCiIoWcn5AHO0+qM9aysqM0FIHUSF1xDzvVKXdme3iCha1UlNzjzl9z3OzUOoaH3X+561qEgTgWpKCTBqUA1u3fK01+PRPuDywAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfowIh2C/3h3dzzLBfyCbgkLuUqrxMfrNiNDqLG0LBvKMlyWPTiSJ8bs9ECkUjg2DC1oTmdr/EIQEjnvY2+n4WQMGRm/lIRcy/+ytunLDm+e8jOW7xfcSayxDmzpAAAAAxvp6877brTo9ZfNqq8l0MbG75MLS9uDkfKYCA0UvXWEG3fbh12Whk9nL4UbO63msHLSF7V9bN5E6jPWFfv8Aqei7vE1Ra+tTmOXJXnqpYGJFr6uZ3qVioe0TWfoE9hiVBAYABQLA1AEABgAJA0CcAAAAAAAABQYAAQQHAwgBAQgEAgcBAAoM0KygAAAAAAAGAA==`,
  ],
  [
    'USDC to one that there is',
    inUsdc,
    `${start}DBpZ/hSnJP4uDPAHJuGwvBY1cd/boV78BMCiIoWcn5AHO0+qM9aysqM0FIHUSF1xDzvVKXdme3iCha1UlNzjzl9z3OzUOoaH3X+561qEgTgWpKCTBqUA1u3fK01+PRPuDywMGRm/lIRcy/+ytunLDm+e8jOW7xfcSayxDmzpAAAAAxvp6877brTo9ZfNqq8l0MbG75MLS9uDkfKYCA0UvXWEG3fbh12Whk9nL4UbO63msHLSF7V9bN5E6jPWFfv8Aqei7vE1Ra+tTmOXJXnqpYGJFr6uZ3qVioe0TWfoE9hiVAwMABQLA1AEAAwAJA0CcAAAAAAAABQQCBAEACgzQrKAAAAAAAAYA`,
  ],
  [
    'USDC to an account that is not the usual one',
    { ...inUsdc, account: tokenAccount, units: 1n },
    `${start}DBpZ/hSnJP4uDPAHJuGwvBY1cd/boV78BMCiIoWcn5AHOuOGSfy2p9ltfQhKZMNYXl0MTtqGY4DtvLOg79xTXj4H3OzUOoaH3X+561qEgTgWpKCTBqUA1u3fK01+PRPuDywMGRm/lIRcy/+ytunLDm+e8jOW7xfcSayxDmzpAAAAAxvp6877brTo9ZfNqq8l0MbG75MLS9uDkfKYCA0UvXWEG3fbh12Whk9nL4UbO63msHLSF7V9bN5E6jPWFfv8Aqei7vE1Ra+tTmOXJXnqpYGJFr6uZ3qVioe0TWfoE9hiVAwMABQLA1AEAAwAJA0CcAAAAAAAABQQCBAEACgwBAAAAAAAAAAYA`,
  ],
  [
    'as much PYUSD as there can be',
    {
      ...inUsdc,
      mint: pyusd,
      program: token2022,
      account: usual.owner.pyusd,
      units: maxUnits,
      opensFor: owner,
    },
    `${start}GCZZ/hSnJP4uDPAHJuGwvBY1cd/boV78BMCiIoWcn5AHOahYYD3wSczOTiTfcUCmVcwlq4iwPOdI6Gy4ULocI54mlMOJNgx7LRHApaolgRQDn4vbq6HDO+rDxzGZoevcY9AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF5JIO2yKKoe3Rx2BT5WR+TlchAqc49n01bp9OkuKdJ5+jAiHYL/eHd3PMsF/IJuCQu5SqvEx+s2I0OosbQsG8oyXJY9OJInxuz0QKRSODYMLWhOZ2v8QhASOe9jb6fhZAwZGb+UhFzL/7K26csOb57yM5bvF9xJrLEObOkAAAAAG3fbh7nWP3hhCXbzkbM3athr8TYO5DSf+vfko2KGL/Oi7vE1Ra+tTmOXJXnqpYGJFr6uZ3qVioe0TWfoE9hiVBAcABQLA1AEABwAJA0CcAAAAAAAABgYAAQUEAwgBAQgEAgQBAAoM//////////8GAA==`,
  ],
];

describe.each(vectors)('a payment of %s', (_, payment, vector) => {
  const theirs = base64.decode(vector);
  const ours = paymentTransaction(payment, blockhash);

  it('is read as others write it', () => {
    expect(readPayment(theirs)).toEqual(payment);
  });

  // They order the accounts by their names, which nothing asks for.
  it('has the instructions that others write', () => {
    expect(decodeTransaction(ours)).toEqual(decodeTransaction(theirs));
    expect(ours).toHaveLength(theirs.length);
  });

  it('is no longer the same when any byte of it changes, but for the blockhash', () => {
    const changes = fc.tuple(fc.nat(ours.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(changes, ([at, by]) => {
        const other = ours.with(at, (ours[at] ?? 0) ^ by);
        const isElsewhere = decodeTransaction(other)?.blockhash === blockhash;
        if (isElsewhere) expect(readPayment(other)).not.toEqual(payment);
      }),
      { numRuns: 400, examples: [[[68, 1]], [[68, 3]], [[68, 7]]] },
    );
  });
});

const payments: fc.Arbitrary<SolanaPayment> = fc
  .record({
    payer: walletsOnSolana,
    to: walletsOnSolana,
    units: fc.bigInt({ min: 1n, max: maxUnits }),
    mint: fc.constantFrom(undefined, usdc, pyusd),
    program: fc.constantFrom(splToken, token2022),
    decimals: fc.nat(255),
    opens: fc.boolean(),
  })
  .map(({ payer: pays, to, units, mint, program, decimals, opens }) => {
    if (mint === undefined) return { kind: 'coin', payer: pays, to, units };
    const account = associatedAccount({ owner: to, mint, program });
    const opensFor = opens ? to : null;
    return { kind: 'token', payer: pays, units, mint, program, decimals, account, opensFor };
  });

describe('readPayment', () => {
  it('reads what paymentTransaction writes', () => {
    fc.assert(
      fc.property(payments, (payment) => {
        expect(readPayment(paymentTransaction(payment, blockhash))).toEqual(payment);
      }),
      { numRuns: 60 },
    );
  });

  const [limit, price] = computeBudget;
  const own = decodeTransaction(paymentTransaction({ ...inUsdc, opensFor: owner }, blockhash));
  const [opening, transfer] = own?.instructions.slice(2) ?? [];
  const all = (...instructions: (Instruction | undefined)[]) =>
    instructions.filter((instruction) => instruction !== undefined);
  const elsewhere = { owner: payer, mint: usdc, program: splToken };
  const other = (instruction: Instruction | undefined, change: Partial<Instruction>) =>
    instruction === undefined ? undefined : { ...instruction, ...change };

  it('reads the example it is changed in', () => {
    const instructions = all(limit, price, opening, transfer);
    expect(readPayment(encodeTransaction({ payer, blockhash, instructions }))).toEqual({
      ...inUsdc,
      opensFor: owner,
    });
  });

  it.each<[string, (Instruction | undefined)[]]>([
    ['no instruction', []],
    ['no transfer', [limit, price, opening]],
    ['no budget', [opening, transfer]],
    ['half a budget', [limit, opening, transfer]],
    ['the budget the other way round', [price, limit, transfer]],
    [
      'a budget of another',
      [limit, other(price, { data: Uint8Array.of(3, 1, 1, 1, 1, 1, 1, 1, 1) }), transfer],
    ],
    ['two transfers', [limit, price, transfer, transfer]],
    ['two accounts opened', [limit, price, opening, opening, transfer]],
    ['another account opened', [limit, price, openingOfAccount(payer, elsewhere), transfer]],
    [
      'an account that must not be there yet',
      [limit, price, other(opening, { data: Uint8Array.of(0) }), transfer],
    ],
    ['the account opened afterwards', [limit, price, transfer, opening]],
    [
      'a plain transfer, which checks nothing',
      [limit, price, other(transfer, { data: Uint8Array.of(3, 1, 0, 0, 0, 0, 0, 0, 0) })],
    ],
    [
      'an approval',
      [limit, price, other(transfer, { data: transfer?.data.with(0, 13) ?? new Uint8Array() })],
    ],
    [
      'more in the transfer',
      [limit, price, other(transfer, { data: Uint8Array.of(...(transfer?.data ?? []), 0) })],
    ],
    [
      'more accounts',
      [
        limit,
        price,
        other(transfer, {
          accounts: [...(transfer?.accounts ?? []), { address: owner, isWritable: false }],
        }),
      ],
    ],
    [
      'another’s account as its source',
      [
        limit,
        price,
        other(transfer, {
          accounts: (transfer?.accounts ?? []).with(0, {
            address: usual.owner.pyusd,
            isWritable: true,
          }),
        }),
      ],
    ],
    [
      'another who allows it',
      [
        limit,
        price,
        other(transfer, {
          accounts: (transfer?.accounts ?? []).with(3, { address: owner, isWritable: false }),
        }),
      ],
    ],
    ['another program', [limit, price, other(transfer, { program: owner })]],
  ])('reads no payment in %s', (_, instructions) => {
    const bytes = encodeTransaction({ payer, blockhash, instructions: all(...instructions) });
    expect(readPayment(bytes)).toBeNull();
  });

  it('reads none where an account is listed that nothing uses', () => {
    const bytes = paymentTransaction(inUsdc, blockhash);
    const [count = 0, readOnly = 0] = [bytes[69], bytes[68]];
    const listed = bytes.with(69, count + 1).with(68, readOnly + 1);
    const end = 70 + 32 * count;
    const more = Uint8Array.of(...listed.slice(0, end), ...keyOf(owner), ...listed.slice(end));
    expect(decodeTransaction(more)).toEqual(decodeTransaction(bytes));
    expect(readPayment(more)).toBeNull();
  });

  it('reads none in bytes that are no transaction', () => {
    expect(readPayment(new Uint8Array(200))).toBeNull();
  });
});
