import { base58, base64 } from '@scure/base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Transfer } from '../payment/transfer';
import { watchSolanaWallets } from './solana-wallets';
import type { Wallet } from './wallet';

const address = 'B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj';
const to = '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';
const orderId = 'AAAAAAAAAAAAAAAAAAAAAAAA';
const transfer: Transfer = {
  family: 'solana',
  contract: null,
  to,
  units: '10530000',
  toAccount: false,
};
const bytes = Uint8Array.of(1, 2, 3);
const signature = Uint8Array.from({ length: 64 }, (_, at) => at + 1);
const answer = {
  transaction: base64.encode(bytes),
  summary: {
    payer: address,
    to,
    account: to,
    contract: null,
    units: '10530000',
    opensAccount: false,
  },
};

const ethereum = { address: '0x01', chains: ['eip155:1'] };
const testAccount = { address: to, chains: ['solana:devnet'] };

/** As wallets are: its features are functions of its own that need what they are called on. */
class ScriptedWallet {
  version = '1.0.0';
  icon = 'data:image/png;base64,';
  accounts: unknown[] = [];
  account = { address, publicKey: new Uint8Array(32), chains: ['solana:mainnet'] };
  connect = vi.fn(async (): Promise<unknown> => ({ accounts: [testAccount, this.account] }));
  send = vi.fn(async (_: unknown): Promise<unknown> => [{ signature }]);
  constructor(
    public name: string,
    public chains: string[] = ['eip155:1', 'solana:mainnet', 'solana:devnet'],
    public versions: unknown[] = ['legacy', 0],
  ) {}
  get features(): Record<string, unknown> {
    return {
      'standard:connect': {
        version: '1.0.0',
        self: this,
        connect(this: { self: ScriptedWallet }) {
          return this.self.connect();
        },
      },
      'solana:signAndSendTransaction': {
        version: '1.0.0',
        supportedTransactionVersions: this.versions,
        self: this,
        signAndSendTransaction(this: { self: ScriptedWallet }, input: unknown) {
          return this.self.send(input);
        },
      },
    };
  }
}

type Register = (...wallets: unknown[]) => () => void;

let page: EventTarget;
let lists: string[][];
let wallets: Wallet[];
let end: () => void;

/** What a wallet's script does when it is loaded, at whatever time. */
function announce(wallet: unknown, unregister?: (by: () => void) => void): void {
  const callback = ({ register }: { register: Register }) => {
    const by = register(wallet);
    unregister?.(by);
  };
  page.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: callback }));
  page.addEventListener('wallet-standard:app-ready', (event) => {
    if (event instanceof CustomEvent) callback(event.detail);
  });
}

function search(): void {
  end = watchSolanaWallets(
    orderId,
    (found) => {
      wallets = found;
      lists.push(found.map(({ name }) => name));
    },
    page,
  );
}

const ask = vi.fn<typeof fetch>();

beforeEach(() => {
  page = new EventTarget();
  lists = [];
  wallets = [];
  vi.stubGlobal(
    'fetch',
    ask.mockReset().mockImplementation(async () => Response.json(answer)),
  );
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

describe('watchSolanaWallets', () => {
  it('finds those that were there before it and those that come later', () => {
    announce(new ScriptedWallet('Early'));
    search();
    announce(new ScriptedWallet('Late'));
    expect(lists).toEqual([['Early'], ['Early', 'Late']]);
  });

  it('tells of nothing while there is none', () => {
    search();
    expect(lists).toEqual([]);
  });

  it('lists a wallet once, however often it comes', () => {
    const wallet = new ScriptedWallet('Again');
    announce(wallet);
    search();
    announce(wallet);
    expect(lists).toEqual([['Again']]);
  });

  it('no longer lists one that goes', () => {
    search();
    let leave = () => {};
    announce(new ScriptedWallet('Goes'), (by) => {
      leave = by;
    });
    announce(new ScriptedWallet('Stays'));
    leave();
    leave();
    expect(lists).toEqual([['Goes'], ['Goes', 'Stays'], ['Stays']]);
  });

  it('leaves out what cannot pay on Solana', () => {
    search();
    for (const other of [
      new ScriptedWallet('\u202e \n'),
      new ScriptedWallet('Ethereum', ['eip155:1']),
      new ScriptedWallet('Test', ['solana:devnet']),
      new ScriptedWallet('Old', undefined, ['legacy']),
      { ...new ScriptedWallet('Watch'), features: {} },
      {
        ...new ScriptedWallet('Half'),
        features: {
          'standard:connect': { connect: 1 },
          'solana:signAndSendTransaction': null,
        },
      },
      { name: 7 },
      null,
      'wallet',
    ]) {
      announce(other);
    }
    page.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: 'no call' }));
    page.dispatchEvent(new Event('wallet-standard:register-wallet'));
    expect(lists).toEqual([]);
  });

  it('tells of nothing once it has ended', () => {
    search();
    let register: Register = () => () => {};
    const callback = (desk: { register: Register }) => {
      register = desk.register;
    };
    page.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: callback }));
    end();
    register(new ScriptedWallet('Kept the desk'));
    announce(new ScriptedWallet('Late'));
    expect(lists).toEqual([]);
    search();
    expect(lists).toEqual([['Late']]);
  });
});

describe('a wallet', () => {
  /** Asks a wallet that does as it is told. */
  async function pay(script: (wallet: ScriptedWallet) => void, asked: Transfer = transfer) {
    const own = new ScriptedWallet('Scripted');
    script(own);
    search();
    announce(own);
    const outcome = await wallets[0]?.pay(asked);
    return { outcome, own };
  }
  const willing = () => {};
  const refusing = (error: unknown) => async () => {
    throw error;
  };

  it('sends the shop’s transaction from the account it has connected', async () => {
    const { outcome, own } = await pay(willing);
    expect(outcome).toEqual({ kind: 'sent', hash: base58.encode(signature) });
    expect(ask).toHaveBeenCalledTimes(1);
    const [path, init] = ask.mock.calls[0] ?? [];
    expect(path).toBe(`/api/orders/${orderId}/transactions`);
    expect(init).toMatchObject({ method: 'POST', body: JSON.stringify({ payer: address }) });
    expect(own.send).toHaveBeenCalledTimes(1);
    expect(own.send).toHaveBeenCalledWith({
      account: own.account,
      transaction: bytes,
      chain: 'solana:mainnet',
    });
  });

  it('is given its account as it is', async () => {
    const { own } = await pay(willing);
    const [input] = own.send.mock.calls[0] ?? [];
    expect(Reflect.get(Object(input), 'account')).toBe(own.account);
  });

  it.each<[string, unknown, string]>([
    ['says no', Object.assign(new Error('User rejected the request.'), { code: 4001 }), 'declined'],
    ['says no by its code alone', { code: 4001 }, 'declined'],
    ['says no in words', new Error('Connection Declined'), 'declined'],
    ['fails', new Error('Out of order'), 'failed'],
    ['fails with nothing', undefined, 'failed'],
  ])('that %s when it is to connect is asked for nothing', async (_, error, kind) => {
    const { outcome, own } = await pay((wallet) => {
      wallet.connect.mockImplementation(refusing(error));
    });
    expect(outcome).toEqual({ kind });
    expect(ask).not.toHaveBeenCalled();
    expect(own.send).not.toHaveBeenCalled();
  });

  it.each<[string, unknown, string]>([
    ['no account', { accounts: [] }, 'declined'],
    ['accounts of other chains', { accounts: [ethereum, testAccount, null] }, 'wrong-network'],
    ['nothing', undefined, 'failed'],
  ])('that connects %s is asked for nothing', async (_, connected, kind) => {
    const { outcome } = await pay((wallet) => {
      wallet.connect.mockImplementation(async () => connected);
    });
    expect(outcome).toEqual({ kind });
    expect(ask).not.toHaveBeenCalled();
  });

  const failing = (status: number, code: string) => () =>
    Response.json({ error: { code } }, { status });
  it.each<[string, () => Response | Promise<Response>, string]>([
    ['has nothing to be paid', failing(409, 'no-transfer'), 'not-due'],
    ['finds too little in it', failing(409, 'too-little'), 'too-little'],
    ['cannot ask the node', failing(502, 'node-unavailable'), 'unreachable'],
    ['cannot take the account', failing(422, 'invalid-input'), 'failed'],
    ['answers no JSON', () => new Response('<html>', { status: 500 }), 'unreachable'],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
    ['answers half', () => Response.json({ transaction: answer.transaction }), 'unreachable'],
    ['answers no bytes', () => Response.json({ ...answer, transaction: '%' }), 'unreachable'],
  ])('is not asked when the shop %s', async (_, reply, kind) => {
    ask.mockImplementation(async () => await reply());
    const { outcome, own } = await pay(willing);
    expect(outcome).toEqual({ kind });
    expect(own.send).not.toHaveBeenCalled();
  });

  it.each([{ units: '5000000' }, { to: address }, { contract: to }, { payer: to }])(
    'is not asked for another payment than was shown: %j',
    async (change) => {
      ask.mockImplementation(async () =>
        Response.json({ ...answer, summary: { ...answer.summary, ...change } }),
      );
      const { outcome, own } = await pay(willing);
      expect(outcome).toEqual({ kind: 'not-due' });
      expect(own.send).not.toHaveBeenCalled();
    },
  );

  it('is not asked for a transfer on another chain', async () => {
    const { outcome, own } = await pay(willing, {
      family: 'evm',
      chainId: 1,
      contract: null,
      to: '0x01',
      units: '1',
    });
    expect(outcome).toEqual({ kind: 'wrong-network' });
    expect(own.connect).not.toHaveBeenCalled();
  });

  it.each<[string, unknown, string]>([
    ['says no', { code: 4001, message: 'Not now' }, 'declined'],
    ['says no in words', new Error('User cancelled'), 'declined'],
    ['tells of a node that does', new Error('Transaction rejected by the cluster'), 'unknown'],
    ['fails', new Error('Timed out'), 'unknown'],
    ['fails with nothing', null, 'unknown'],
  ])('that %s when it is to send has sent nothing, or nobody knows', async (_, error, kind) => {
    const { outcome, own } = await pay((wallet) => {
      wallet.send.mockImplementation(refusing(error));
    });
    expect(outcome).toEqual({ kind });
    expect(own.send).toHaveBeenCalledTimes(1);
  });

  it.each([
    undefined,
    [],
    [{}],
    [{ signature: 'text' }],
    [{ signature: signature.slice(1) }],
    [{ signature }, { signature }],
  ])('that answers %j may have sent', async (sent) => {
    const { outcome } = await pay((wallet) => {
      wallet.send.mockImplementation(async () => sent);
    });
    expect(outcome).toEqual({ kind: 'unknown' });
  });

  it('that throws instead of answering is taken the same way', async () => {
    const { outcome } = await pay((wallet) => {
      wallet.send.mockImplementation(() => {
        throw new Error('Out of order');
      });
    });
    expect(outcome).toEqual({ kind: 'unknown' });
  });
});
