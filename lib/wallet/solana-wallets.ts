import * as z from 'zod/mini';
import type { Result } from '@/schemas/result';
import { type SolanaTransaction, solanaTransactionSchema } from '@/schemas/solana-transaction';
import type { Transfer } from '../payment/transfer';
import { fromBase64, toBase58 } from './bytes';
import {
  readAccounts,
  readSignature,
  readSolanaWallet,
  type SolanaAccount,
  type SolanaWallet,
  solanaChain,
} from './solana-standard';
import type { Wallet, WalletOutcome } from './wallet';
import { walletName } from './wallet-name';

/** The shop asks the supplier, and then a node, which may take it as long as this. */
const deadlineMs = 20_000;

const failure = z.object({ error: z.object({ code: z.string() }) });

/** What it means when the shop builds no transaction; whatever else it says may pass. */
const shopRefusals = new Map<string, 'too-little' | 'not-due' | 'failed'>([
  ['too-little', 'too-little'],
  ['no-transfer', 'not-due'],
  // The account is one that cannot pay.
  ['invalid-input', 'failed'],
]);

const errorSchema = z.object({
  code: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
});

/** Words of a buyer's no. Once it was to send, a node may have refused what another has taken. */
const refusals = {
  failed: /reject|declin|denied|cancel/i,
  unknown: /\buser\b.*(?:reject|declin|denied|cancel)/i,
};

/** What an error means: that the buyer said no, which wallets tell apart from all else, or another. */
function outcomeOf(error: unknown, otherwise: 'failed' | 'unknown'): WalletOutcome {
  const { code, message } = errorSchema.safeParse(error).data ?? {};
  const isRefusal = code === 4001 || refusals[otherwise].test(String(message));
  return { kind: isRefusal ? 'declined' : otherwise };
}

const no = (error: WalletOutcome) => ({ ok: false, error }) as const;

async function connect(wallet: SolanaWallet): Promise<Result<SolanaAccount, WalletOutcome>> {
  try {
    const accounts = readAccounts(await wallet.connect.connect());
    if (accounts === null) return no({ kind: 'failed' });
    if (accounts.all === 0) return no({ kind: 'declined' });
    const [account] = accounts.able;
    return account === undefined ? no({ kind: 'wrong-network' }) : { ok: true, data: account };
  } catch (error) {
    return no(outcomeOf(error, 'failed'));
  }
}

async function askShop(
  orderId: string,
  payer: string,
): Promise<Result<SolanaTransaction, WalletOutcome>> {
  const end = new AbortController();
  const deadline = setTimeout(() => end.abort(), deadlineMs);
  try {
    const response = await fetch(`/api/orders/${encodeURIComponent(orderId)}/transactions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ payer }),
      signal: end.signal,
    });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, data: z.parse(solanaTransactionSchema, answer) };
    return no({ kind: shopRefusals.get(z.parse(failure, answer).error.code) ?? 'unreachable' });
  } catch {
    return no({ kind: 'unreachable' });
  } finally {
    clearTimeout(deadline);
  }
}

/** Whether it pays what the buyer was shown: meanwhile part of it may have arrived. */
function isOf(transfer: Transfer, payer: string, { summary }: SolanaTransaction): boolean {
  return (
    summary.payer === payer &&
    summary.to === transfer.to &&
    summary.units === transfer.units &&
    summary.contract === transfer.contract
  );
}

async function send(
  wallet: SolanaWallet,
  account: SolanaAccount,
  transaction: Uint8Array,
): Promise<WalletOutcome> {
  try {
    const input = { account: account.own, transaction, chain: solanaChain } as const;
    const signature = readSignature(await wallet.send.signAndSendTransaction(input));
    if (signature === null) return { kind: 'unknown' };
    return { kind: 'sent', hash: toBase58(signature) };
  } catch (error) {
    return outcomeOf(error, 'unknown');
  }
}

/** The bytes of a text the shop made, null for any other. */
function bytesOf(text: string): Uint8Array | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}

async function pay(
  wallet: SolanaWallet,
  orderId: string,
  transfer: Transfer,
): Promise<WalletOutcome> {
  if (transfer.family !== 'solana') return { kind: 'wrong-network' };
  const connected = await connect(wallet);
  if (!connected.ok) return connected.error;
  const { address } = connected.data;
  const answer = await askShop(orderId, address);
  if (!answer.ok) return answer.error;
  if (!isOf(transfer, address, answer.data)) return { kind: 'not-due' };
  const bytes = bytesOf(answer.data.transaction);
  return bytes === null ? { kind: 'unreachable' } : await send(wallet, connected.data, bytes);
}

/**
 * Calls back with the wallets of this browser that can pay an order on Solana, each time one comes or
 * goes; they come by the window's events (Wallet Standard). The shop builds the transaction when a
 * wallet is asked, which happens only when that makes the very transfer it was asked for.
 * @returns what ends the listening.
 */
export function watchSolanaWallets(
  orderId: string,
  onChange: (wallets: Wallet[]) => void,
  page: EventTarget = window,
): () => void {
  const found = new Map<unknown, Wallet>();
  const search = new AbortController();

  function change(by: () => void): void {
    const before = found.size;
    by();
    if (found.size !== before && !search.signal.aborted) onChange([...found.values()]);
  }

  function add(own: unknown): void {
    const read = readSolanaWallet(own);
    if (read === null || found.has(own)) return;
    const name = walletName(read.name);
    if (name === null) return;
    found.set(own, { name, pay: (transfer) => pay(read, orderId, transfer) });
  }

  function remove(own: unknown): void {
    found.delete(own);
  }

  const desk = {
    register(...wallets: unknown[]): () => void {
      change(() => wallets.forEach(add));
      return () => change(() => wallets.forEach(remove));
    },
  };
  const onWallet = (event: Event) => {
    const callback: unknown = Reflect.get(event, 'detail');
    if (typeof callback === 'function') callback(desk);
  };
  // Those that come from now on, and those that were there before.
  page.addEventListener('wallet-standard:register-wallet', onWallet, { signal: search.signal });
  page.dispatchEvent(new CustomEvent('wallet-standard:app-ready', { detail: desk }));
  return () => search.abort();
}
