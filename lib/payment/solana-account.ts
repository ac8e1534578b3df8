import 'server-only';
import type { Result } from '@/schemas/result';
import { type SolanaAccountResult, solanaAccountResult } from '@/schemas/wire/solana-account';
import { createCache } from '../catalogue/cache';
import { processWide } from '../process-wide';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import { assetOf } from './assets';
import type { CoinOnNetwork } from './networks';
import { askSolanaNode, solanaNode } from './solana-node';
import { systemProgram, tokenProgramOf } from './solana-programs';

/**
 * Whose account an address on Solana is, for a token: a wallet's, to which any token can be sent; a
 * token account, that of the token itself or of another; or nobody could tell.
 */
export type SolanaAccount = 'owner' | 'token-account' | 'other-mint' | 'unknown';

const keptMs = 10 * 60_000;

/** Failures stand for the second in which several requests for a page ask the same. */
const accounts = processWide('solanaAccounts', () =>
  createCache<SolanaAccount, 'unknown'>({
    freshMs: keptMs,
    staleMs: keptMs,
    isEmpty: () => false,
    maxEntries: 1_000,
    now: () => Date.now(),
  }),
);

function accountOf({ value }: SolanaAccountResult, address: string, mint: string): SolanaAccount {
  if (value === null || value.owner === systemProgram) {
    return isOnSolanaCurve(address) ? 'owner' : 'unknown';
  }
  if (tokenProgramOf(value.owner) === null || value.data === null) return 'unknown';
  const { type, info } = value.data.parsed;
  // The mint itself, or several signers: these programs' other accounts take no token at all.
  return type === 'account' && info.mint === mint ? 'token-account' : 'other-mint';
}

type Question = { address: string; mint: string; rpcUrl: string };

async function asked(
  { address, mint, rpcUrl }: Question,
  send: typeof fetch,
): Promise<Result<SolanaAccount, 'unknown'>> {
  const question = {
    method: 'getAccountInfo',
    params: [address, { encoding: 'jsonParsed', commitment: 'confirmed' }],
    result: solanaAccountResult,
  };
  const answer = await askSolanaNode(rpcUrl, question, send);
  const account = answer === null ? 'unknown' : accountOf(answer, address, mint);
  return account === 'unknown' ? { ok: false, error: account } : { ok: true, data: account };
}

/**
 * Asks a node of Solana whose account an address is, for the token `mint`; `unknown` after two
 * seconds and after any failure. What is learnt stands for ten minutes.
 */
export async function lookUpSolanaAccount(
  address: string,
  mint: string,
  rpcUrl: string,
  send: typeof fetch = fetch,
): Promise<SolanaAccount> {
  if (readAs('solana', address) !== 'valid') return 'unknown';
  const answer = await accounts().get(`${mint} ${address}`, () =>
    asked({ address, mint, rpcUrl }, send),
  );
  return answer.ok ? answer.data : answer.error;
}

/**
 * Whose account the address of a payment is, as `paymentRequest` wants to know. Nobody is asked
 * about other chains, about Solana's own coin, without `SOLANA_RPC_URL`, and in the sandbox, whose
 * addresses are made up.
 */
export async function solanaAccountOf(
  payment: CoinOnNetwork,
  address: string,
): Promise<SolanaAccount> {
  const asset = assetOf(payment);
  const rpcUrl = solanaNode();
  if (rpcUrl === null) return 'unknown';
  if (asset?.family !== 'solana' || asset.contract === null) return 'unknown';
  return await lookUpSolanaAccount(address, asset.contract, rpcUrl);
}
