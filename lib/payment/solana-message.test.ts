import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockhash, owner, payer, usdc } from './solana-fixtures';
import {
  decodeTransaction,
  encodeTransaction,
  type Instruction,
  type Message,
  shortLength,
} from './solana-message';

describe('shortLength', () => {
  it.each([
    // As in Solana's documentation of compact-u16
    [0x0000, [0x00]],
    [0x007f, [0x7f]],
    [0x0080, [0x80, 0x01]],
    [0x00ff, [0xff, 0x01]],
    [0x0100, [0x80, 0x02]],
    [0x07ff, [0xff, 0x0f]],
    [0x3fff, [0xff, 0x7f]],
    [0x4000, [0x80, 0x80, 0x01]],
    [0xffff, [0xff, 0xff, 0x03]],
  ])('writes %i as %j', (length, bytes) => {
    expect(shortLength(length)).toEqual(bytes);
  });
});

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => base58.encode(bytes));

/** Few keys, so that instructions share some; one is a program's, which others may only read. */
const messages: fc.Arbitrary<Message> = fc
  .uniqueArray(keys, { minLength: 2, maxLength: 8 })
  .chain(([program = '', ...some]) => {
    const key = fc.constantFrom(...some);
    const use = fc.oneof(
      fc.record({ address: key, isWritable: fc.boolean() }),
      fc.constant({ address: program, isWritable: false }),
    );
    const instruction: fc.Arbitrary<Instruction> = fc.record({
      program: fc.constant(program),
      accounts: fc.array(use, { maxLength: 9 }),
      data: fc.uint8Array({ maxLength: 200 }),
    });
    return fc.record({
      payer: key,
      blockhash: keys,
      instructions: fc.array(instruction, { maxLength: 3 }),
    });
  });

/** What is written in one place is written everywhere, and so is the payer. */
function asWritten({ payer: pays, instructions }: Message): Instruction[] {
  const uses = instructions.flatMap(({ accounts }) => accounts);
  const written = new Set(
    uses.filter(({ isWritable }) => isWritable).map(({ address }) => address),
  );
  return instructions.map((instruction) => ({
    ...instruction,
    accounts: instruction.accounts.map(({ address }) => ({
      address,
      isWritable: address === pays || written.has(address),
    })),
  }));
}

describe('encodeTransaction', () => {
  it('writes what decodeTransaction reads', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const read = decodeTransaction(encodeTransaction(message));
        expect(read).toEqual({ ...message, instructions: asWritten(message) });
      }),
    );
  });

  it('lays the bytes out as the network wants them', () => {
    const data = Uint8Array.of(7, 8);
    const accounts = [{ address: owner, isWritable: true }];
    const bytes = encodeTransaction({
      payer,
      blockhash,
      instructions: [{ program: usdc, accounts, data }],
    });
    expect([...bytes.slice(0, 65)]).toEqual([1, ...Array<number>(64).fill(0)]);
    expect([...bytes.slice(65, 70)]).toEqual([0x80, 1, 0, 1, 3]);
    const rest = [payer, owner, usdc, blockhash].flatMap((key) => [...base58.decode(key)]);
    expect([...bytes.slice(70)]).toEqual([...rest, 1, 2, 1, 1, 2, 7, 8, 0]);
  });

  it('refuses what is too much, and what is no address', () => {
    const program = usdc;
    const much = { program, accounts: [], data: new Uint8Array(1_200) };
    const instructions = [much];
    expect(() => encodeTransaction({ payer, blockhash, instructions })).toThrow(RangeError);
    expect(() => encodeTransaction({ payer: 'me', blockhash, instructions: [] })).toThrow(
      RangeError,
    );
  });
});

describe('decodeTransaction', () => {
  const bytes = encodeTransaction({
    payer,
    blockhash,
    instructions: [
      {
        program: usdc,
        accounts: [{ address: owner, isWritable: false }],
        data: Uint8Array.of(1),
      },
    ],
  });
  const changed = (at: number, to: number) => bytes.with(at, to);

  it('reads the example it is changed in', () => {
    expect(decodeTransaction(bytes)).toMatchObject({ payer, blockhash });
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['two signatures', changed(0, 2)],
    ['a signature', changed(1, 1)],
    ['the older form, without a version', changed(65, 1)],
    ['another version', changed(65, 0x81)],
    ['two signers', changed(66, 2)],
    ['a payer that is only read', changed(67, 1)],
    ['a program that is written', changed(68, 0)],
    ['nobody who is written', changed(68, 3)],
    [
      'an account twice',
      Uint8Array.from([...bytes.slice(0, 102), ...bytes.slice(70, 102), ...bytes.slice(134)]),
    ],
    ['a program that is not among the accounts', changed(199, 3)],
    ['an account that is not among them', changed(201, 3)],
    ['tables', changed(bytes.length - 1, 1)],
    ['something behind it', Uint8Array.of(...bytes, 0)],
    [
      'a length in more bytes than it takes',
      Uint8Array.from([...bytes.slice(0, 69), 0x83, 0, ...bytes.slice(70)]),
    ],
    ['more than a packet', new Uint8Array(1_233)],
  ])('reads none with %s', (_, other) => {
    expect(decodeTransaction(other)).toBeNull();
  });

  it('reads none that was cut short', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeTransaction(bytes.slice(0, length))).toBeNull();
    }
  });

  it('never throws', () => {
    const start = bytes.slice(0, 70);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        decodeTransaction(rest);
        decodeTransaction(Uint8Array.of(...start, ...rest));
      }),
    );
  });
});
