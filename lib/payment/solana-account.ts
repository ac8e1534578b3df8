import 'server-only';
import type { Result } from '@/schemas/result';
import { type SolanaAccountAnswer, solanaAccountAnswer } from '@/schemas/wire/solana-account';
import { createCache } from '../catalogue/cache';
import { settings } from '../env';
import { processWide } from '../process-wide';
import { parseJson, readCapped } from '../read-capped';
import { isSandbox } from '../runtime';
import { within } from '../within';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import { assetOf } from './assets';
import type { CoinOnNetwork } from './networks';

/**
 * Whose account an address on Solana is, for a token: a wallet's, to which any token can be sent; a
 * token account, that of the token itself or of another; or nobody could tell.
 */
export type SolanaAccount = 'owner' | 'token-account' | 'other-mint' | 'unknown';

const systemProgram = '11111111111111111111111111111111';
const tokenPrograms = [
  'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
  'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
];

/** A page waits for the answer. */
const deadlineMs = 2_000;

/** A token account takes 2 kB in JSON. */
const maxBytes = 64 * 1024;

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

function accountOf({ result }: SolanaAccountAnswer, address: string, mint: string): SolanaAccount {
  const { value } = result;
  if (value === null || value.owner === systemProgram) {
    return isOnSolanaCurve(address) ? 'owner' : 'unknown';
  }
  if (!tokenPrograms.includes(value.owner) || value.data === null) return 'unknown';
  const { type, info } = value.data.parsed;
  // The mint itself, or several signers: these programs' other accounts take no token at all.
  return type === 'account' && info.mint === mint ? 'token-account' : 'other-mint';
}

type Question = { address: string; mint: string; rpcUrl: string };

async function ask(
  { address, mint, rpcUrl }: Question,
  send: typeof fetch,
  signal: AbortSignal,
): Promise<SolanaAccount> {
  const params = [address, { encoding: 'jsonParsed', commitment: 'confirmed' }];
  const response = await send(rpcUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getAccountInfo', params }),
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  if (!response.ok) return 'unknown';
  const text = await readCapped(response.body, maxBytes);
  const answer = solanaAccountAnswer.safeParse(parseJson(text ?? ''));
  return answer.success ? accountOf(answer.data, address, mint) : 'unknown';
}

async function asked(
  question: Question,
  send: typeof fetch,
): Promise<Result<SolanaAccount, 'unknown'>> {
  const end = new AbortController();
  try {
    const account = await within(deadlineMs, ask(question, send, end.signal));
    if (account !== null && account !== 'unknown') return { ok: true, data: account };
  } catch {
    // Whatever the node's trouble is, the page does without it.
  } finally {
    end.abort();
  }
  return { ok: false, error: 'unknown' };
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
  const rpcUrl = settings().SOLANA_RPC_URL;
  if (rpcUrl === undefined || isSandbox()) return 'unknown';
  if (asset?.family !== 'solana' || asset.contract === null) return 'unknown';
  return await lookUpSolanaAccount(address, asset.contract, rpcUrl);
}
