import { isDeepStrictEqual } from 'node:util';
import {
  computeBudget,
  openingOfAccount,
  transferOfCoin,
  transferOfToken,
} from './solana-instructions';
import { decodeTransaction, encodeTransaction, type Instruction } from './solana-message';
import {
  associatedAccount,
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

const addressesOf = ({ accounts }: Instruction) => accounts.map(({ address }) => address);

function readTransfer(payer: string, found: Instruction): SolanaPayment | null {
  const [, second, third] = addressesOf(found);
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

/** What the instructions beside the budget look to do; null where they are no payment. */
function readInstructions(payer: string, found: readonly Instruction[]): SolanaPayment | null {
  const [first, second] = found;
  if (first === undefined) return null;
  if (second === undefined) return readTransfer(payer, first);
  const transfer = readTransfer(payer, second);
  const [, , owner] = addressesOf(first);
  if (transfer?.kind !== 'token' || owner === undefined) return null;
  const { mint, program, account } = transfer;
  // What is opened has to be what is credited.
  const isOwners = account === associatedAccount({ owner, mint, program });
  return isOwners ? { ...transfer, opensFor: owner } : null;
}

/**
 * What a transaction does, read from its bytes alone. Null for one that does anything else than a
 * payment as `paymentTransaction` makes it: in other order, out of another account than the payer's
 * usual one, with another budget, or with anything beside it. Only the accounts may be listed in
 * another order.
 */
export function readPayment(bytes: Uint8Array): SolanaPayment | null {
  const message = decodeTransaction(bytes);
  if (message === null) return null;
  const { payer, blockhash, instructions } = message;
  const payment = readInstructions(payer, instructions.slice(computeBudget.length));
  if (payment === null) return null;
  const expected = paymentTransaction(payment, blockhash);
  // Of the same length, so that it lists no accounts that nothing uses.
  const isSame = bytes.length === expected.length;
  return isSame && isDeepStrictEqual(message, decodeTransaction(expected)) ? payment : null;
}
