import type { BrowserContext } from '@playwright/test';
import type { Chain, RpcAnswer } from '../support/chain';

declare global {
  interface Window {
    askWallet(name: string, call: Call): Promise<RpcAnswer>;
  }
}

type Call = { method: string; params?: readonly unknown[] };

/** The chain's second account, whose key its node has. */
export const payer = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

const base = 8453;

/** How the next request to send goes: as it should, or in one of the ways in which it goes wrong. */
type Sending = 'sends' | 'declines' | 'sends-and-fails' | 'sends-in-silence';

const error = (code: number, message: string): RpcAnswer => ({ error: { code, message } });

const never = () => new Promise<never>(() => {});

/** A wallet of the browser: a real provider (EIP-1193) that announces itself and pays on the chain. */
export class PageWallet {
  chainId = base;
  switches = true;
  sending: Sending = 'sends';
  readonly methods: string[] = [];

  constructor(
    readonly chain: Chain,
    readonly name = 'Test Wallet',
  ) {}

  /** How often it was asked to send. */
  get requests(): number {
    return this.methods.filter((method) => method === 'eth_sendTransaction').length;
  }

  async #send(params: readonly unknown[]): Promise<RpcAnswer> {
    if (this.sending === 'declines') return error(4001, 'User rejected the request.');
    const answer = await this.chain.ask('eth_sendTransaction', params);
    if (this.sending === 'sends-and-fails') return error(-32_603, 'The connection is lost.');
    return this.sending === 'sends-in-silence' ? never() : answer;
  }

  async answer({ method, params = [] }: Call): Promise<RpcAnswer> {
    this.methods.push(method);
    switch (method) {
      case 'eth_requestAccounts':
      case 'eth_accounts':
        return { result: [payer] };
      case 'eth_chainId':
        return { result: `0x${this.chainId.toString(16)}` };
      case 'wallet_switchEthereumChain':
        if (!this.switches) return error(4001, 'User rejected the request.');
        this.chainId = base;
        return { result: null };
      case 'eth_sendTransaction':
        return await this.#send(params);
      default:
        return await this.chain.ask(method, params);
    }
  }
}

/** Installs wallets in a browser, before it opens a page; each announces itself (EIP-6963). */
export async function installWallets(context: BrowserContext, wallets: PageWallet[]) {
  const byName = new Map(wallets.map((wallet) => [wallet.name, wallet]));
  await context.exposeBinding('askWallet', (_, name: string, call: Call) => {
    return byName.get(name)?.answer(call) ?? error(4100, 'There is no such wallet.');
  });
  await context.addInitScript(
    (names) => {
      for (const name of names) {
        const info = { uuid: `uuid-${name}`, name, icon: 'data:,', rdns: 'com.example' };
        const provider = {
          async request(call: Call) {
            const answer = await window.askWallet(name, call);
            if ('error' in answer) throw answer.error;
            return answer.result;
          },
        };
        const detail = Object.freeze({ info, provider });
        const announce = () =>
          window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
        window.addEventListener('eip6963:requestProvider', announce);
        announce();
      }
    },
    [...byName.keys()],
  );
}
