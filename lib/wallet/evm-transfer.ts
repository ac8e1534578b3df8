import * as z from 'zod/mini';
import type { Result } from '@/schemas/result';
import type { Transfer } from '../payment/transfer';
import { callWallet, onDisconnect, type Provider, type Refusal } from './eip-1193';
import { evmChains } from './evm-chains';
import type { WalletOutcome } from './wallet';

export type EvmTransfer = Extract<Transfer, { family: 'evm' }>;

/** ERC-20: the first four bytes of the hashes of `transfer(address,uint256)` and `balanceOf(address)`. */
const selectors = { transfer: '0xa9059cbb', balanceOf: '0x70a08231' };

/** EIP-1193: the buyer said no. */
const declined = 4001;

/** EIP-3326: the wallet does not know the chain. */
const unknownChain = 4902;

/**
 * Refusals of `eth_sendTransaction` from before anything could be sent: no such method, parameters it
 * does not take, no permission, not supported.
 */
const beforeSending: ReadonlySet<number | null> = new Set([-32_601, -32_602, 4100, 4200]);

/** The balance is looked up as a favour; a wallet whose node is slow does without. */
const balancePatienceMs = 3_000;

const nothing = z.unknown();
const quantity = z.string().check(z.regex(/^0x[0-9a-fA-F]{1,64}$/));
const accounts = z.array(z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/))).check(z.minLength(1));
const hash = z.string().check(z.toLowerCase(), z.regex(/^0x[0-9a-f]{64}$/));

const hex = (number: bigint | number) => `0x${number.toString(16)}`;
const word = (digits: string) => digits.toLowerCase().padStart(64, '0');
const addressWord = (address: string) => word(address.slice(2));

/**
 * What makes exactly this transfer on its chain: of a token, a call of its contract with no value;
 * of the chain's own coin, the value alone.
 */
export function transferCall({ to, units, contract }: EvmTransfer) {
  const amount = BigInt(units);
  if (contract === null) return { to, value: hex(amount) };
  const data = selectors.transfer + addressWord(to) + word(amount.toString(16));
  return { to: contract, data, value: '0x0' };
}

async function isOn(provider: Provider, chainId: number): Promise<boolean> {
  const answer = await callWallet(provider, 'eth_chainId', [], quantity);
  return answer.ok && BigInt(answer.data) === BigInt(chainId);
}

/** Asks the wallet to go to a chain, told of it first where it does not know it; whether it is there. */
async function moveTo(provider: Provider, chainId: number): Promise<boolean> {
  if (await isOn(provider, chainId)) return true;
  const change = () =>
    callWallet(provider, 'wallet_switchEthereumChain', [{ chainId: hex(chainId) }], nothing);
  const changed = await change();
  const facts = evmChains.get(chainId);
  if (!changed.ok && lacksChain(changed.error) && facts !== undefined) {
    const chain = { chainId: hex(chainId), ...facts };
    const added = await callWallet(provider, 'wallet_addEthereumChain', [chain], nothing);
    // Most wallets go there by themselves once it is added.
    if (added.ok && !(await isOn(provider, chainId))) await change();
  }
  return isOn(provider, chainId);
}

const lacksChain = ({ code, inner }: Refusal) => code === unknownChain || inner === unknownChain;

/** What the account has of the asset, in base units; null where the wallet does not say. */
async function balanceOf(
  provider: Provider,
  account: string,
  { contract }: EvmTransfer,
): Promise<bigint | null> {
  const call = { to: contract, data: selectors.balanceOf + addressWord(account) };
  const asked =
    contract === null
      ? callWallet(provider, 'eth_getBalance', [account, 'latest'], quantity)
      : callWallet(provider, 'eth_call', [call, 'latest'], quantity);
  const late = new Promise<null>((resolve) => setTimeout(resolve, balancePatienceMs, null));
  const answer = await Promise.race([asked, late]);
  return answer?.ok ? BigInt(answer.data) : null;
}

/** The account to send from, with the wallet on the right chain; or why it cannot be asked to send. */
async function prepare(
  provider: Provider,
  transfer: EvmTransfer,
): Promise<Result<string, WalletOutcome>> {
  const stop = (kind: 'declined' | 'failed' | 'wrong-network' | 'too-little') => ({
    ok: false as const,
    error: { kind },
  });
  const connected = await callWallet(provider, 'eth_requestAccounts', [], accounts);
  if (!connected.ok) return stop(connected.error.code === declined ? 'declined' : 'failed');
  const [account = ''] = connected.data;
  if (!(await moveTo(provider, transfer.chainId))) return stop('wrong-network');
  const balance = await balanceOf(provider, account, transfer);
  if (balance !== null && balance < BigInt(transfer.units)) return stop('too-little');
  // All of that took time, in which the buyer may have gone elsewhere in the wallet.
  const current = await callWallet(provider, 'eth_accounts', [], accounts);
  if (!current.ok || current.data[0]?.toLowerCase() !== account.toLowerCase()) {
    return stop('failed');
  }
  if (!(await isOn(provider, transfer.chainId))) return stop('wrong-network');
  return { ok: true, data: account };
}

/** What an answer to `eth_sendTransaction` means; null stands for a wallet that went away. */
function outcomeOf(answer: Result<string, Refusal> | null): WalletOutcome {
  if (answer?.ok) return { kind: 'sent', hash: answer.data };
  const code = answer?.error.code ?? null;
  if (code === declined) return { kind: 'declined' };
  return { kind: beforeSending.has(code) ? 'failed' : 'unknown' };
}

async function send(
  provider: Provider,
  from: string,
  transfer: EvmTransfer,
): Promise<WalletOutcome> {
  let stopListening = () => {};
  const gone = new Promise<null>((resolve) => {
    stopListening = onDisconnect(provider, () => resolve(null));
  });
  const transaction = { from, ...transferCall(transfer) };
  const sent = callWallet(provider, 'eth_sendTransaction', [transaction], hash);
  const answer = await Promise.race([sent, gone]);
  stopListening();
  return outcomeOf(answer);
}

/**
 * Has a wallet make a transfer: it is connected, moved to the chain, looked at for enough money, and
 * asked to send, once. Never rejects; waits for as long as the wallet's own window is open.
 */
export async function payOnEvm(provider: Provider, transfer: EvmTransfer): Promise<WalletOutcome> {
  const ready = await prepare(provider, transfer);
  return ready.ok ? await send(provider, ready.data, transfer) : ready.error;
}
