import {
  computeBudget,
  openingOfAccount,
  transferOfCoin,
  transferOfToken,
} from './solana-instructions';
import {
  type AccountUse,
  decodeTransaction,
  encodeTransaction,
  type Instruction,
  type Message,
} from './solana-message';
import {
  associatedAccount,
  associatedTokenProgram,
  systemProgram,
  type TokenProgram,
  tokenProgramOf,
} from './solana-programs';

/**
 * What a transaction does, apart from what it costs: one transfer, in base units. `account` is the
 * token account that is credited; `opensFor` the wallet whose usual account it is, when it is to be
 * opened first.
 */
export type SolanaPayment = { payer: string; units: bigint } & (
  | { kind: 'coin'; to: string }
  | {
      kind: 'token';
      mint: string;
      program: TokenProgram;
      decimals: number;
      account: string;
      opensFor: string | null;
    }
);

function instructionsOf(payment: SolanaPayment): Instruction[] {
  const { payer, units } = payment;
  if (payment.kind === 'coin') return [transferOfCoin(payer, payment.to, units)];
  const { mint, program, opensFor } = payment;
  const transfer = transferOfToken(payment);
  if (opensFor === null) return [transfer];
  return [openingOfAccount(payer, { owner: opensFor, mint, program }), transfer];
}

/**
 * The transaction that does it, for the payer to sign before the blockhash expires.
 * @throws RangeError for addresses that are none.
 */
export function paymentTransaction(payment: SolanaPayment, blockhash: string): Uint8Array {
  const instructions = [...computeBudget, ...instructionsOf(payment)];
  return encodeTransaction({ payer: payment.payer, blockhash, instructions });
}

function numberIn(data: Uint8Array, from: number, to: number): bigint {
  return data.slice(from, to).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

const isSameData = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const addressesOf = (accounts: readonly AccountUse[]) => accounts.map(({ address }) => address);

/** Whether an account is written at least where the other one is: elsewhere it may be as well. */
function isSameInstruction(found: Instruction, expected: Instruction): boolean {
  const needed = expected.accounts;
  return (
    found.program === expected.program &&
    isSameData(found.data, expected.data) &&
    found.accounts.length === needed.length &&
    found.accounts.every(({ address, isWritable }, at) => {
      const account = needed[at];
      return address === account?.address && (isWritable || !account.isWritable);
    })
  );
}

/** The wallet for which an instruction opens the usual account; null for any other instruction. */
function openedFor(payer: string, found: Instruction): string | null {
  if (found.program !== associatedTokenProgram) return null;
  const [, , owner, mint, , tokenProgram] = addressesOf(found.accounts);
  const program = tokenProgramOf(tokenProgram ?? '');
  if (owner === undefined || mint === undefined || program === null) return null;
  const expected = openingOfAccount(payer, { owner, mint, program });
  return isSameInstruction(found, expected) ? owner : null;
}

function readTransfer(payer: string, found: Instruction): SolanaPayment | null {
  const [, second, third] = addressesOf(found.accounts);
  if (second === undefined) return null;
  if (found.program === systemProgram) {
    return { kind: 'coin', payer, to: second, units: numberIn(found.data, 4, 12) };
  }
  const program = tokenProgramOf(found.program);
  if (program === null || third === undefined) return null;
  return {
    kind: 'token',
    payer,
    mint: second,
    program,
    account: third,
    units: numberIn(found.data, 1, 9),
    decimals: found.data[9] ?? 0,
    opensFor: null,
  };
}

/** What the instructions beside the budget do; null unless that is a payment and nothing else. */
function readInstructions(payer: string, found: readonly Instruction[]): SolanaPayment | null {
  const last = found.at(-1);
  const [opening = null] = found.slice(0, -1);
  const transfer = last === undefined ? null : readTransfer(payer, last);
  if (transfer === null || transfer.kind === 'coin' || opening === null) return transfer;
  const owner = openedFor(payer, opening);
  const { mint, program, account } = transfer;
  const isItsOwn = owner !== null && account === associatedAccount({ owner, mint, program });
  return isItsOwn ? { ...transfer, opensFor: owner } : null;
}

function isOf(payment: SolanaPayment, { instructions }: Message): boolean {
  const expected = [...computeBudget, ...instructionsOf(payment)];
  return (
    instructions.length === expected.length &&
    expected.every((needed, at) => {
      const found = instructions[at];
      return found !== undefined && isSameInstruction(found, needed);
    })
  );
}

/**
 * What a transaction does, read from its bytes alone. Null for one that does anything else than a
 * payment as `paymentTransaction` makes it: in other order, out of another account than the payer's
 * usual one, with another budget, or with anything beside it.
 */
export function readPayment(bytes: Uint8Array): SolanaPayment | null {
  const message = decodeTransaction(bytes);
  if (message === null) return null;
  const payment = readInstructions(message.payer, message.instructions.slice(computeBudget.length));
  return payment !== null && isOf(payment, message) ? payment : null;
}
