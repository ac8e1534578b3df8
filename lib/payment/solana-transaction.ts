import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { base64 } from '@scure/base';
import type { Result } from '@/schemas/result';
import type { SolanaTransaction } from '@/schemas/solana-transaction';
import {
  blockhashResult,
  type PaidAccount,
  paidAccountsResult,
} from '@/schemas/wire/solana-payment';
import { solanaBytes } from './addresses/base58';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import { assets } from './assets';
import { feeLamports } from './solana-instructions';
import { askSolanaNode } from './solana-node';
import { paymentTransaction, readPayment, type SolanaPayment } from './solana-payment';
import { associatedAccount, systemProgram, tokenProgramOf } from './solana-programs';
import type { SolanaTransfer } from './solana-transfer-offer';

/** Why there is no transaction. */
export type NoTransaction =
  /** The node did not answer, or nothing that could be read. */
  | 'node-unavailable'
  /** It says of the token or of the address what does not fit the transfer: nobody should send. */
  | 'node-disagrees'
  /** The payer has less than what is to be sent. */
  | 'too-little'
  /** The payer is an address that nobody can have a key to, or the receiver. */
  | 'wrong-payer';

type Question = {
  transfer: SolanaTransfer;
  /** The wallet that is to sign, and pays the fee: any text. */
  payer: string;
  rpcUrl: string;
};

type Node = { rpcUrl: string; send: typeof fetch };
type Accounts = (PaidAccount | null)[];
type Planned = Result<SolanaPayment, NoTransaction>;

const no = (error: NoTransaction) => ({ ok: false, error }) as const;

/** What the node says of so many addresses; null when it does not. */
async function lookUp({ rpcUrl, send }: Node, addresses: string[]): Promise<Accounts | null> {
  const params = [addresses, { encoding: 'jsonParsed', commitment: 'confirmed' }];
  const question = { method: 'getMultipleAccounts', params, result: paidAccountsResult };
  const answer = await askSolanaNode(rpcUrl, question, send);
  return answer?.value.length === addresses.length ? answer.value : null;
}

async function latestBlockhash({ rpcUrl, send }: Node): Promise<string | null> {
  const params = [{ commitment: 'confirmed' }];
  const question = { method: 'getLatestBlockhash', params, result: blockhashResult };
  const blockhash = (await askSolanaNode(rpcUrl, question, send))?.value.blockhash ?? '';
  return solanaBytes(blockhash) === null ? null : blockhash;
}

async function planCoin({ transfer, payer }: Question, node: Node): Promise<Planned> {
  const { to, units } = transfer;
  const accounts = await lookUp(node, [payer, to]);
  if (accounts === null) return no('node-unavailable');
  const [source = null, receiver = null] = accounts;
  if (receiver !== null && receiver.owner !== systemProgram) return no('node-disagrees');
  if (BigInt(source?.lamports ?? 0) < BigInt(units) + feeLamports) return no('too-little');
  return { ok: true, data: { kind: 'coin', payer, to, units: BigInt(units) } };
}

/** The particulars of a token account; null for any other account. */
function tokenIn(account: PaidAccount | null, program: string) {
  const parsed = account?.owner === program ? account.data?.parsed : undefined;
  return parsed?.type === 'account' ? parsed.info : null;
}

/** The token program a mint belongs to; null unless it is a mint with those decimals. */
function programOf(mint: PaidAccount | null, decimals: number) {
  const parsed = mint?.data?.parsed;
  if (parsed?.type !== 'mint' || parsed.info.decimals !== decimals) return null;
  return tokenProgramOf(mint?.owner ?? '');
}

type Token = { mint: string; decimals: number };

async function planToken(
  { transfer, payer }: Question,
  { mint, decimals }: Token,
  node: Node,
): Promise<Planned> {
  const { to, toAccount } = transfer;
  const first = await lookUp(node, [mint]);
  if (first === null) return no('node-unavailable');
  const program = programOf(first[0] ?? null, decimals);
  if (program === null) return no('node-disagrees');
  const source = associatedAccount({ owner: payer, mint, program });
  const account = toAccount ? to : associatedAccount({ owner: to, mint, program });
  if (source === account) return no('wrong-payer');
  const accounts = await lookUp(node, [source, account]);
  if (accounts === null) return no('node-unavailable');
  const [held, credited] = accounts.map((found) => tokenIn(found, program));
  // Anybody can send lamports to an account before it is opened, which hinders nobody.
  const isClosed = (accounts[1]?.owner ?? systemProgram) === systemProgram;
  const opens = isClosed && !toAccount;
  // An account may have been handed on to somebody else, who would then get the money.
  const isReady = credited?.mint === mint && (toAccount || credited.owner === to);
  if (!opens && !isReady) return no('node-disagrees');
  const units = BigInt(transfer.units);
  if (held?.mint !== mint || held.owner !== payer) return no('too-little');
  if (BigInt(held.tokenAmount.amount) < units) return no('too-little');
  const opensFor = opens ? to : null;
  const paid = { payer, mint, program, decimals, units, account, opensFor };
  return { ok: true, data: { kind: 'token', ...paid } };
}

function canPay({ transfer, payer }: Question): boolean {
  return readAs('solana', payer) === 'valid' && isOnSolanaCurve(payer) && payer !== transfer.to;
}

/** A transfer of what is not pinned has no plan, wherever it comes from. */
async function plan(question: Question, node: Node): Promise<Planned> {
  const { contract } = question.transfer;
  if (contract === null) return await planCoin(question, node);
  const pinned = assets.find((asset) => asset.family === 'solana' && asset.contract === contract);
  if (pinned === undefined) return no('node-disagrees');
  return await planToken(question, { mint: contract, decimals: pinned.decimals }, node);
}

/** @throws Error when the bytes do not do exactly what was planned. */
function checkedBytes(payment: SolanaPayment, blockhash: string): Uint8Array {
  const bytes = paymentTransaction(payment, blockhash);
  if (!isDeepStrictEqual(readPayment(bytes), payment)) {
    throw new Error('A transaction for Solana does not do what it should');
  }
  return bytes;
}

/**
 * The transaction by which a payer makes a transfer, unsigned, and what it does, read from its bytes
 * before anybody gets them. The node is asked for a blockhash, for the mint (the program it belongs
 * to; its decimals must be the pinned ones), and for the accounts of both sides: the receiver's is
 * opened when it is missing.
 */
export async function solanaTransaction(
  question: Question,
  send: typeof fetch = fetch,
): Promise<Result<SolanaTransaction, NoTransaction>> {
  if (!canPay(question)) return no('wrong-payer');
  const node = { rpcUrl: question.rpcUrl, send };
  const [planned, blockhash] = await Promise.all([plan(question, node), latestBlockhash(node)]);
  if (!planned.ok) return planned;
  if (blockhash === null) return no('node-unavailable');
  const payment = planned.data;
  const { to, contract, units } = question.transfer;
  const { account, opensFor } =
    payment.kind === 'token' ? payment : { account: payment.to, opensFor: null };
  const summary = { payer: payment.payer, to, account, contract, units };
  return {
    ok: true,
    data: {
      transaction: base64.encode(checkedBytes(payment, blockhash)),
      summary: { ...summary, opensAccount: opensFor !== null },
    },
  };
}
