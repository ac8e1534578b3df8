import { base58 } from '@scure/base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { walletAddress } from '@/sandbox/addresses';
import { setRuntime } from '../runtime';
import { known, tokenAccount, wallets } from './payment-fixtures';
import { lookUpSolanaAccount } from './solana-account';

const rpcUrl = 'https://rpc.example/key';
const mint = known('USDC', 'Solana').contract ?? '';
const otherMint = known('USDT', 'Solana').contract ?? '';
const system = '11111111111111111111111111111111';
const token = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const token2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';

let count = 0;
/** Answers are remembered by address, so every test asks about one of its own. */
function newAddress(): string {
  count += 1;
  return walletAddress('solana', { id: `account ${count}`, satoshi: 1n, createdAt: 0 });
}

const wallet = { owner: system, data: ['', 'base64'], lamports: 1, space: 0 };
const holding = (owner: string, of: string, type = 'account') => ({
  owner,
  data: { program: 'spl-token', parsed: { type, info: { mint: of, state: 'initialized' } } },
});

const answer = (value: unknown) => Response.json({ jsonrpc: '2.0', id: 1, result: { value } });

/** A node that answers everything alike, and remembers what it was asked. */
function node(reply: () => Response | Promise<Response>) {
  return vi.fn<typeof fetch>(async () => await reply());
}
const ask = (send: typeof fetch, address = newAddress()) =>
  lookUpSolanaAccount(address, mint, rpcUrl, send);

describe('lookUpSolanaAccount', () => {
  it.each<[string, unknown, string]>([
    ['a wallet', wallet, 'owner'],
    ['no account yet', null, 'owner'],
    ['an account of the token', holding(token, mint), 'token-account'],
    ['one of the newer program', holding(token2022, mint), 'token-account'],
    ['an account of another token', holding(token, otherMint), 'other-mint'],
    ['a mint', { owner: token, data: { parsed: { type: 'mint', info: {} } } }, 'other-mint'],
    ['several signers', holding(token2022, mint, 'multisig'), 'other-mint'],
    ['a program’s own', holding('Stake11111111111111111111111111111111111111', mint), 'unknown'],
    ['an account the node cannot read', { owner: token, data: ['AAAA', 'base64'] }, 'unknown'],
    ['no owner', { data: ['', 'base64'] }, 'unknown'],
  ])('takes %s for what it is', async (_, value, account) => {
    expect(await ask(node(() => answer(value)))).toBe(account);
  });

  it('takes no address off the curve for a wallet’s', async () => {
    const [one, other] = [
      '3gF2KMe9KiC6FNVBmfg9i267aMPvK37FewCip4eGBFcT',
      'HwRVBufQ4haG5XSgpspwKtNd3PC9GM9m1196uJW36vds',
    ];
    expect(
      await ask(
        node(() => answer(null)),
        one,
      ),
    ).toBe('unknown');
    expect(
      await ask(
        node(() => answer(wallet)),
        other,
      ),
    ).toBe('unknown');
    expect(
      await ask(
        node(() => answer(holding(token, mint))),
        tokenAccount,
      ),
    ).toBe('token-account');
  });

  it('asks for the account as it was last confirmed, and for nothing else', async () => {
    const send = node(() => answer(wallet));
    const address = newAddress();
    await ask(send, address);
    const [url, init] = send.mock.calls[0] ?? [];
    expect(url).toBe(rpcUrl);
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', cache: 'no-store' });
    expect(JSON.parse(String(init?.body))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      method: 'getAccountInfo',
      params: [address, { encoding: 'jsonParsed', commitment: 'confirmed' }],
    });
  });

  it.each(['', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', `${wallets.solana} `, wallets.evm])(
    'asks nobody about %j',
    async (address) => {
      const send = node(() => answer(wallet));
      expect(await ask(send, address)).toBe('unknown');
      expect(send).not.toHaveBeenCalled();
    },
  );

  it.each<[string, () => Response | Promise<Response>]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['refuses', () => new Response('{}', { status: 429 })],
    [
      'answers under another status',
      () => Response.json({ result: { value: null } }, { status: 500 }),
    ],
    ['tells of an error', () => Response.json({ error: { code: -32602 } })],
    ['answers no JSON', () => new Response('<html>')],
    ['answers nothing', () => new Response(null, { status: 204 })],
    ['answers without a result', () => Response.json({ result: null })],
    [
      'answers too much',
      () => Response.json({ result: { value: null }, more: 'x'.repeat(70_000) }),
    ],
  ])('knows nothing when the node %s', async (_, reply) => {
    expect(await ask(node(reply))).toBe('unknown');
  });
});

describe('with a clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits two seconds for a node, and hangs up', async () => {
    const send = node(() => new Promise(() => {}));
    const account = ask(send);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await account).toBe('unknown');
    expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  });

  it('waits no longer for the rest of an answer', async () => {
    const endless = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    const account = ask(node(endless));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await account).toBe('unknown');
  });

  it('asks about an address once in ten minutes', async () => {
    const send = node(() => answer(wallet));
    const address = newAddress();
    expect(await Promise.all([ask(send, address), ask(send, address)])).toEqual(['owner', 'owner']);
    await vi.advanceTimersByTimeAsync(599_999);
    expect(await ask(send, address)).toBe('owner');
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await ask(send, address);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('asks apart for each token', async () => {
    const send = node(() => answer(holding(token, mint)));
    const address = newAddress();
    expect(await ask(send, address)).toBe('token-account');
    expect(await lookUpSolanaAccount(address, otherMint, rpcUrl, send)).toBe('other-mint');
  });

  it('asks again soon after a failure', async () => {
    const send = node(() => answer(wallet));
    send.mockRejectedValueOnce(new TypeError('fetch failed'));
    const address = newAddress();
    expect(await ask(send, address)).toBe('unknown');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ask(send, address)).toBe('owner');
  });

  it('remembers a thousand of them', async () => {
    const send = node(() => answer(holding(token, mint)));
    const numbered = (number: number) => {
      const bytes = Buffer.alloc(32, 7);
      bytes.writeUInt32BE(number);
      return base58.encode(bytes);
    };
    for (let number = 0; number <= 1_000; number += 1) await ask(send, numbered(number));
    expect(send).toHaveBeenCalledTimes(1_001);
    await ask(send, numbered(1));
    expect(send).toHaveBeenCalledTimes(1_001);
    await ask(send, numbered(0));
    expect(send).toHaveBeenCalledTimes(1_002);
  });
});

describe('solanaAccountOf', () => {
  const send = vi.fn<typeof fetch>();
  const usdc = { coin: 'USDC', network: 'Solana' };

  /** A process of its own, as settings are read once. */
  async function started(mode: 'sandbox' | 'real', url: string | undefined) {
    vi.resetModules();
    vi.stubEnv('SOLANA_RPC_URL', url);
    vi.stubGlobal(
      'fetch',
      send.mockReset().mockImplementation(async () => answer(wallet)),
    );
    setRuntime({
      supplierOrigin: 'https://api.example',
      mode,
      sessionSecrets: [],
      receiptKeys: [],
    });
    return (await import('./solana-account')).solanaAccountOf;
  }
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  it('asks the node of the settings about a token', async () => {
    const accountOf = await started('real', rpcUrl);
    expect(await accountOf(usdc, newAddress())).toBe('owner');
    expect(send).toHaveBeenCalledWith(rpcUrl, expect.anything());
  });

  it('asks about nothing else', async () => {
    const accountOf = await started('real', rpcUrl);
    expect(await accountOf({ coin: 'SOL', network: 'Solana' }, newAddress())).toBe('unknown');
    expect(await accountOf({ coin: 'USDC', network: 'Base' }, wallets.evm)).toBe('unknown');
    expect(await accountOf({ coin: 'BONK', network: 'Solana' }, newAddress())).toBe('unknown');
    expect(send).not.toHaveBeenCalled();
  });

  it.each<['sandbox' | 'real', string | undefined]>([
    ['sandbox', rpcUrl],
    ['real', undefined],
  ])('asks nobody in %s mode with %s', async (mode, url) => {
    const accountOf = await started(mode, url);
    expect(await accountOf(usdc, newAddress())).toBe('unknown');
    expect(send).not.toHaveBeenCalled();
  });
});
