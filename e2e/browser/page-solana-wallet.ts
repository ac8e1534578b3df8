import type { BrowserContext } from '@playwright/test';
import { base58, base64 } from '@scure/base';
import { payer } from '@/lib/payment/solana-fixtures';
import { readPayment, type SolanaPayment } from '@/lib/payment/solana-payment';

type Answer = { signature: number[] } | { code: number; message: string };

declare global {
  interface Window {
    askSolanaWallet(transaction: string): Promise<Answer>;
  }
}

/** What a wallet is asked with: an account of its own, by its address, and the bytes to sign. */
type Asked = { account: { address: string }; transaction: Uint8Array; chain: string };

const signature = Uint8Array.from({ length: 64 }, (_, at) => 200 - at);

/**
 * A wallet of the browser (Wallet Standard) that reads what it is to sign, as real ones do, and signs
 * nothing but payments. It comes when a page is loaded, or when it is called for.
 */
export class PageSolanaWallet {
  readonly name = 'Test Wallet';
  /** Its address, where it has the money. */
  readonly address = payer;
  /** What its signature looks like to a reader. */
  readonly hash = base58.encode(signature);
  sending: 'sends' | 'declines' | 'fails' = 'sends';
  /** What it was asked to sign; null for what it could not read. */
  readonly asked: (SolanaPayment | null)[] = [];

  sign(transaction: string): Answer {
    const payment = readPayment(base64.decode(transaction));
    this.asked.push(payment);
    if (this.sending === 'declines') return { code: 4001, message: 'User rejected the request.' };
    const isFit = payment !== null && this.sending === 'sends';
    return isFit ? { signature: [...signature] } : { code: -32_603, message: 'It went wrong.' };
  }

  /** Installs it in a browser, before that opens a page. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeBinding('askSolanaWallet', (_, transaction: string) =>
      this.sign(transaction),
    );
    await context.addInitScript(register, { name: this.name, address: this.address });
  }
}

/** Runs in the page. */
function register({ name, address }: { name: string; address: string }): void {
  const chains = ['solana:mainnet'];
  const account = { address, publicKey: new Uint8Array(32), chains, features: [] };
  async function signAndSendTransaction(asked: Asked) {
    if (asked.account !== account || asked.chain !== 'solana:mainnet') throw new Error('Not mine');
    const text = btoa(String.fromCharCode(...asked.transaction));
    const answer = await window.askSolanaWallet(text);
    if ('code' in answer) throw answer;
    return [{ signature: Uint8Array.from(answer.signature) }];
  }
  const wallet = {
    version: '1.0.0',
    name,
    icon: 'data:image/png;base64,',
    chains,
    accounts: [],
    features: {
      'standard:connect': { version: '1.0.0', connect: async () => ({ accounts: [account] }) },
      'solana:signAndSendTransaction': {
        version: '1.0.0',
        supportedTransactionVersions: ['legacy', 0],
        signAndSendTransaction,
      },
    },
  };
  type Desk = { register(wallet: unknown): unknown };
  const callback = (desk: Desk) => desk.register(wallet);
  window.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: callback }));
  window.addEventListener('wallet-standard:app-ready', (event) => {
    if (event instanceof CustomEvent) callback(event.detail);
  });
}
