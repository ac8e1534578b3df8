import type { AccountUse, Instruction } from './solana-message';
import {
  associatedAccount,
  associatedTokenProgram,
  computeBudgetProgram,
  systemProgram,
  type TokenHolder,
  type TokenProgram,
} from './solana-programs';

/** The most an amount can be: both programs count in 64 bits. */
export const maxUnits = 2n ** 64n - 1n;

const readOnly = (address: string): AccountUse => ({ address, isWritable: false });
const written = (address: string): AccountUse => ({ address, isWritable: true });

function littleEndian(value: bigint, length: number): number[] {
  return Array.from({ length }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
}

/**
 * What opening an account and a transfer may compute. Both together take about 50 000; a wallet may
 * add checks of its own, which the rest is for.
 */
const computeUnits = 120_000n;

/**
 * What is paid for each of them beyond the fee of a signature (5 000 lamports), in millionths of a
 * lamport: 4 800 lamports in all. With nothing, a busy network would let the transaction expire.
 */
const unitPrice = 40_000n;

/** The fee of a signature and the most that comes on top, in lamports. */
export const feeLamports = 5_000n + (computeUnits * unitPrice) / 1_000_000n;

/** The same in every transaction: how much it may compute, and what for. */
export const computeBudget: readonly Instruction[] = [
  [2, ...littleEndian(computeUnits, 4)],
  [3, ...littleEndian(unitPrice, 8)],
].map((data) => ({ program: computeBudgetProgram, accounts: [], data: Uint8Array.from(data) }));

/** The system program's transfer of SOL, in lamports. */
export function transferOfCoin(payer: string, to: string, units: bigint): Instruction {
  return {
    program: systemProgram,
    accounts: [written(payer), written(to)],
    data: Uint8Array.of(...littleEndian(2n, 4), ...littleEndian(units, 8)),
  };
}

/** Opens a wallet's usual account of a token, at the payer's expense, unless it is open already. */
export function openingOfAccount(payer: string, holder: TokenHolder): Instruction {
  const { owner, mint, program } = holder;
  return {
    program: associatedTokenProgram,
    accounts: [
      written(payer),
      written(associatedAccount(holder)),
      readOnly(owner),
      readOnly(mint),
      readOnly(systemProgram),
      readOnly(program),
    ],
    data: Uint8Array.of(1),
  };
}

export type TokenTransfer = {
  payer: string;
  mint: string;
  program: TokenProgram;
  /** The token account that is credited. */
  account: string;
  units: bigint;
  decimals: number;
};

/** A transfer out of the payer's usual account, which fails unless the mint has those decimals. */
export function transferOfToken(transfer: TokenTransfer): Instruction {
  const { payer, mint, program, account, units, decimals } = transfer;
  return {
    program,
    accounts: [
      written(associatedAccount({ owner: payer, mint, program })),
      readOnly(mint),
      written(account),
      readOnly(payer),
    ],
    data: Uint8Array.of(12, ...littleEndian(units, 8), decimals),
  };
}
