import 'server-only';
import type * as z from 'zod';
import { solanaAnswer } from '@/schemas/wire/solana-answer';
import { settings } from '../env';
import { parseJson, readCapped } from '../read-capped';
import { within } from '../within';
import { mayAskWallets } from './may-ask-wallets';

/** A buyer waits for the answer. */
const deadlineMs = 2_000;

/** The most that is asked for at once, three accounts, takes 8 kB in JSON. */
const maxBytes = 64 * 1024;

/** A method of Solana's JSON-RPC, and what its `result` has to look like. */
export type NodeQuestion<T> = { method: string; params: unknown[]; result: z.ZodType<T> };

/**
 * The address of the node to ask: `SOLANA_RPC_URL`. Null without it, and in the sandbox, whose
 * addresses are made up, unless wallets are to pay there all the same.
 */
export function solanaNode(): string | null {
  return mayAskWallets() ? (settings().SOLANA_RPC_URL ?? null) : null;
}

async function ask<T>(
  rpcUrl: string,
  { method, params, result }: NodeQuestion<T>,
  send: typeof fetch,
  signal: AbortSignal,
): Promise<T | null> {
  const response = await send(rpcUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  if (!response.ok) return null;
  const text = await readCapped(response.body, maxBytes);
  const answer = solanaAnswer(result).safeParse(parseJson(text ?? ''));
  return answer.success ? answer.data.result : null;
}

/** Asks a node of Solana; null after two seconds, and for whatever is no answer to the question. */
export async function askSolanaNode<T>(
  rpcUrl: string,
  question: NodeQuestion<T>,
  send: typeof fetch = fetch,
): Promise<T | null> {
  const end = new AbortController();
  try {
    return await within(deadlineMs, ask(rpcUrl, question, send, end.signal));
  } catch {
    return null;
  } finally {
    end.abort();
  }
}
