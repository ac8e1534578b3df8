import type { Provider } from './eip-1193';
import type { EvmTransfer } from './evm-transfer';

export const payer = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
export const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
export const usdcOnBase = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
export const hash = `0x${'0b'.repeat(32)}`;

/** 10.53 USDC on Base. */
export const transfer: EvmTransfer = {
  family: 'evm',
  chainId: 8453,
  contract: usdcOnBase,
  to: receiver,
  units: '10530000',
};

export const ethTransfer: EvmTransfer = { ...transfer, contract: null, units: '18000000000000000' };

type Call = { method: string; params: readonly unknown[] };

/** An error as wallets throw them: some are no instances of anything. */
export const refusal = (code: number, inner?: number) => ({
  code,
  message: 'refused',
  ...(inner !== undefined && { data: { originalError: { code: inner } } }),
});

/** What a method answers: a value, or what makes one; what it throws is the refusal. */
export type Script = Record<string, unknown>;

/**
 * A wallet that is on Base, holds a thousand USDC, and sends what it is asked to, but for what a
 * script says otherwise. Notes what it was asked.
 */
export class ScriptedWallet implements Provider {
  readonly calls: Call[] = [];
  readonly #listeners = new Set<() => void>();
  #script: Script;

  constructor(script: Script = {}) {
    this.#script = {
      eth_requestAccounts: [payer],
      eth_accounts: [payer],
      eth_chainId: '0x2105',
      wallet_switchEthereumChain: null,
      wallet_addEthereumChain: null,
      eth_call: `0x${(1_000_000_000).toString(16).padStart(64, '0')}`,
      eth_getBalance: '0xde0b6b3a7640000',
      eth_sendTransaction: hash,
      ...script,
    };
  }

  get methods(): string[] {
    return this.calls.map(({ method }) => method);
  }

  /** What it was asked to send. */
  get sent(): unknown[] {
    return this.calls
      .filter(({ method }) => method === 'eth_sendTransaction')
      .map(({ params }) => params[0]);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  answer(script: Script): void {
    this.#script = { ...this.#script, ...script };
  }

  async request({ method, params = [] }: { method: string; params?: readonly unknown[] }) {
    this.calls.push({ method, params });
    const answer = this.#script[method];
    return typeof answer === 'function' ? await answer() : answer;
  }

  on(_event: 'disconnect', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeListener(_event: 'disconnect', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  disconnect(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A script's answer that is a refusal. */
export const refuses = (code: number, inner?: number) => () => {
  throw refusal(code, inner);
};

/** A script's answer that never comes. */
export const silence = () => new Promise<never>(() => {});
