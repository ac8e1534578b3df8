import { base58 } from '@scure/base';
import { keyOf } from './solana-programs';

/** An account as an instruction names it. It signs when it is the payer, and only then. */
export type AccountUse = { address: string; isWritable: boolean };

export type Instruction = { program: string; accounts: AccountUse[]; data: Uint8Array };

/** What a transaction of one signer, who pays its fee, consists of. */
export type Message = { payer: string; blockhash: string; instructions: Instruction[] };

/** A transaction is one packet of the network. */
const maxBytes = 1_232;

const signatureBytes = 64;
const keyBytes = 32;

/** The top bit says that there is a version, and the others which: 0. */
const versionByte = 0x80;

/** A length as Solana writes it: seven bits a byte, the lowest first, in at most 16 bits. */
export function shortLength(length: number): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...shortLength(length >> 7)];
}

/** All accounts, each once: the payer, then those that are written, then those that are only read. */
function accountsOf({ payer, instructions }: Message) {
  const isWritten = new Map([[payer, true]]);
  const use = ({ address, isWritable }: AccountUse) =>
    isWritten.set(address, isWritable || isWritten.get(address) === true);
  for (const { accounts, program } of instructions) {
    for (const account of accounts) use(account);
    use({ address: program, isWritable: false });
  }
  const addresses = [...isWritten.keys()];
  const written = addresses.filter((address) => isWritten.get(address));
  return { keys: [...written, ...addresses.filter((address) => !isWritten.get(address))], written };
}

function instructionBytes({ program, accounts, data }: Instruction, keys: readonly string[]) {
  const places = accounts.map(({ address }) => keys.indexOf(address));
  return [
    keys.indexOf(program),
    ...shortLength(places.length),
    ...places,
    ...shortLength(data.length),
    ...data,
  ];
}

/**
 * A transaction of version 0 for the payer to sign: the place of the signature is all zero.
 * @throws RangeError for addresses that are none, and for more than a transaction can hold.
 */
export function encodeTransaction(message: Message): Uint8Array {
  const { keys, written } = accountsOf(message);
  const { blockhash, instructions } = message;
  const bytes = Uint8Array.of(
    ...shortLength(1),
    ...new Uint8Array(signatureBytes),
    versionByte,
    // Signers, those of them that are only read, and the others that are only read.
    ...[1, 0, keys.length - written.length],
    ...shortLength(keys.length),
    ...keys.flatMap((key) => [...keyOf(key)]),
    ...keyOf(blockhash),
    ...shortLength(instructions.length),
    ...instructions.flatMap((instruction) => instructionBytes(instruction, keys)),
    // No accounts from tables.
    ...shortLength(0),
  );
  if (bytes.length > maxBytes) throw new RangeError('More than a transaction can hold');
  return bytes;
}

/** Reads bytes from the first to the last. @throws RangeError where they end too early. */
class Cursor {
  #at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.bytes.length) throw new RangeError('The bytes end too early');
    const taken = this.bytes.slice(this.#at, end);
    this.#at = end;
    return taken;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** See `shortLength`; a longer spelling of the same number is none. */
  length(): number {
    const start = this.#at;
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (shortLength(value).length !== this.#at - start || value > 0xffff) {
      throw new RangeError('Not a length');
    }
    return value;
  }

  key(): string {
    return base58.encode(this.take(keyBytes));
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.length() }, read);
  }
}

/** @throws RangeError for what is not as `expected`. */
function expectBytes(found: Uint8Array, ...expected: number[]): void {
  if (expected.some((byte, at) => found[at] !== byte)) throw new RangeError('Not as expected');
}

function readMessage(cursor: Cursor): Message {
  expectBytes(cursor.take(1), 1);
  expectBytes(cursor.take(signatureBytes), ...new Uint8Array(signatureBytes));
  expectBytes(cursor.take(3), versionByte, 1, 0);
  const readOnly = cursor.byte();
  const keys = cursor.list(() => cursor.key());
  const [payer] = keys;
  const firstReadOnly = keys.length - readOnly;
  if (payer === undefined || firstReadOnly < 1 || new Set(keys).size < keys.length) {
    throw new RangeError('Not the accounts of a transaction');
  }
  const use = (): AccountUse => {
    const place = cursor.byte();
    const address = keys[place];
    if (address === undefined) throw new RangeError('No such account');
    return { address, isWritable: place < firstReadOnly };
  };
  const blockhash = cursor.key();
  const instructions = cursor.list(() => {
    const { address: program, isWritable } = use();
    if (isWritable) throw new RangeError('A program is never written');
    return { program, accounts: cursor.list(use), data: cursor.take(cursor.length()) };
  });
  expectBytes(cursor.take(1), 0);
  if (!cursor.isAtEnd) throw new RangeError('More than a transaction');
  return { payer, blockhash, instructions };
}

/**
 * What the bytes of a transaction say; null for anything but one of version 0 that a single signer
 * has yet to sign, that names all of its accounts itself, and that writes none of its programs.
 */
export function decodeTransaction(bytes: Uint8Array): Message | null {
  if (bytes.length > maxBytes) return null;
  try {
    return readMessage(new Cursor(bytes));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
