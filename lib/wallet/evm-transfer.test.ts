import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assets } from '../payment/assets';
import { evmChains } from './evm-chains';
import { payOnEvm, transferCall } from './evm-transfer';
import type { WalletOutcome } from './wallet';
import {
  ethTransfer,
  hash,
  payer,
  receiver,
  refuses,
  type Script,
  ScriptedWallet,
  silence,
  transfer,
  usdcOnBase,
} from './wallet-fixtures';

const onMainnet = '0x1';

/** A wallet on another chain, which goes to Base when it is asked with a method. */
function elsewhere(goesWith: string, script: Script = {}): ScriptedWallet {
  const wallet: ScriptedWallet = new ScriptedWallet({
    eth_chainId: onMainnet,
    [goesWith]: () => {
      wallet.answer({ eth_chainId: '0x2105' });
      return null;
    },
    ...script,
  });
  return wallet;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('what is asked of a wallet', () => {
  const word = 64;

  it('calls the token’s contract with no value', () => {
    expect(transferCall(transfer)).toEqual({
      to: usdcOnBase,
      data: `0xa9059cbb${receiver.slice(2).toLowerCase().padStart(word, '0')}${'a0acd0'.padStart(word, '0')}`,
      value: '0x0',
    });
  });

  it('is the value alone for a chain’s own coin', () => {
    expect(transferCall(ethTransfer)).toEqual({ to: receiver, value: '0x3ff2e795f50000' });
  });

  it('says receiver and amount exactly, in any case of the address', () => {
    const address = fc
      .uint8Array({ minLength: 20, maxLength: 20 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
    const cased = fc.tuple(address, fc.boolean()).map(([text, upper]) => {
      return upper ? `0x${text.slice(2).toUpperCase()}` : text;
    });
    const amounts = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n });
    fc.assert(
      fc.property(cased, amounts, (to, units) => {
        const { data = '', ...call } = transferCall({ ...transfer, to, units: `${units}` });
        expect(call).toEqual({ to: usdcOnBase, value: '0x0' });
        expect(data).toMatch(/^0xa9059cbb[0-9a-f]{128}$/);
        const [receiverWord, amountWord] = [data.slice(10, 10 + word), data.slice(10 + word)];
        expect(BigInt(`0x${receiverWord}`)).toBe(BigInt(to));
        expect(BigInt(`0x${amountWord}`)).toBe(units);
        const native = transferCall({ ...ethTransfer, to, units: `${units}` });
        expect(native).toEqual({ to, value: `0x${units.toString(16)}` });
      }),
    );
  });
});

describe('a wallet on the right chain', () => {
  it.each([
    ['a token', transfer, 'eth_call'],
    ['the chain’s own coin', ethTransfer, 'eth_getBalance'],
  ] as const)('is connected, looked at, and asked to send %s once', async (_, asked, balance) => {
    const wallet = new ScriptedWallet();
    expect(await payOnEvm(wallet, asked)).toEqual({ kind: 'sent', hash });
    expect(wallet.methods).toEqual([
      'eth_requestAccounts',
      'eth_chainId',
      balance,
      'eth_accounts',
      'eth_chainId',
      'eth_sendTransaction',
    ]);
    expect(wallet.sent).toEqual([{ from: payer, ...transferCall(asked) }]);
    expect(wallet.listeners).toBe(0);
  });

  it('is asked what it holds of the token', async () => {
    const wallet = new ScriptedWallet();
    await payOnEvm(wallet, transfer);
    const data = `0x70a08231${payer.slice(2).toLowerCase().padStart(64, '0')}`;
    const call = wallet.calls.find(({ method }) => method === 'eth_call');
    expect(call?.params).toEqual([{ to: usdcOnBase, data }, 'latest']);
  });

  it('has a hash in either case understood', async () => {
    const wallet = new ScriptedWallet({
      eth_sendTransaction: hash.toUpperCase().replace('X', 'x'),
    });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'sent', hash });
  });

  it('that tells of no events is asked all the same', async () => {
    const wallet = new ScriptedWallet();
    const bare = { request: wallet.request.bind(wallet) };
    expect(await payOnEvm(bare, transfer)).toEqual({ kind: 'sent', hash });
  });
});

describe('a wallet on another chain', () => {
  it('is moved', async () => {
    const wallet = elsewhere('wallet_switchEthereumChain');
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'sent', hash });
    const asked = wallet.calls.find(({ method }) => method === 'wallet_switchEthereumChain');
    expect(asked?.params).toEqual([{ chainId: '0x2105' }]);
    expect(wallet.methods).not.toContain('wallet_addEthereumChain');
  });

  it.each([
    ['as EIP-3326 has it', refuses(4902)],
    ['as MetaMask’s app has it', refuses(-32_603, 4902)],
  ])('that it lacks, said %s, is told of it', async (_, lacks) => {
    const wallet = elsewhere('wallet_addEthereumChain', { wallet_switchEthereumChain: lacks });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'sent', hash });
    const added = wallet.calls.find(({ method }) => method === 'wallet_addEthereumChain');
    expect(added?.params).toEqual([{ chainId: '0x2105', ...evmChains.get(8453) }]);
  });

  it('that takes the chain on without going there is asked once more', async () => {
    const wallet = new ScriptedWallet({
      eth_chainId: onMainnet,
      wallet_switchEthereumChain: refuses(4902),
      wallet_addEthereumChain: () => {
        const go = () => {
          wallet.answer({ eth_chainId: '0x2105' });
          return null;
        };
        wallet.answer({ wallet_switchEthereumChain: go });
        return null;
      },
    });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'sent', hash });
  });

  it.each<[string, Script]>([
    ['the buyer says no', { wallet_switchEthereumChain: refuses(4001) }],
    ['it cannot', { wallet_switchEthereumChain: refuses(-32_601) }],
    ['it only says it went', {}],
    [
      'the buyer does not want to add it',
      { wallet_switchEthereumChain: refuses(4902), wallet_addEthereumChain: refuses(4001) },
    ],
    ['it says no chain at all', { eth_chainId: 'base' }],
  ])('is left alone when %s', async (_, script) => {
    const wallet = new ScriptedWallet({ eth_chainId: onMainnet, ...script });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'wrong-network' });
    expect(wallet.sent).toEqual([]);
  });

  it('is told of no chain that is not pinned', async () => {
    const wallet = new ScriptedWallet({ wallet_switchEthereumChain: refuses(4902) });
    const outcome = await payOnEvm(wallet, { ...transfer, chainId: 7777 });
    expect(outcome).toEqual({ kind: 'wrong-network' });
    expect(wallet.methods).not.toContain('wallet_addEthereumChain');
  });
});

describe('nothing is sent', () => {
  const other = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';

  it.each<[string, Script, WalletOutcome['kind']]>([
    ['the buyer does not connect it', { eth_requestAccounts: refuses(4001) }, 'declined'],
    ['it is asked already', { eth_requestAccounts: refuses(-32_002) }, 'failed'],
    ['it names no account', { eth_requestAccounts: [] }, 'failed'],
    ['it names something else', { eth_requestAccounts: [`${payer}00`] }, 'failed'],
    ['it throws a word', { eth_requestAccounts: () => Promise.reject('no') }, 'failed'],
    ['it holds too little', { eth_call: `0x${'a0accf'.padStart(64, '0')}` }, 'too-little'],
    ['it holds nothing', { eth_call: '0x0' }, 'too-little'],
    ['another account is chosen meanwhile', { eth_accounts: [other, payer] }, 'failed'],
    ['it is locked meanwhile', { eth_accounts: [] }, 'failed'],
  ])('when %s', async (_, script, kind) => {
    const wallet = new ScriptedWallet(script);
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind });
    expect(wallet.sent).toEqual([]);
  });

  it('when the chain is changed meanwhile', async () => {
    const wallet: ScriptedWallet = new ScriptedWallet({
      eth_accounts: () => {
        wallet.answer({ eth_chainId: onMainnet });
        return [payer];
      },
    });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'wrong-network' });
    expect(wallet.sent).toEqual([]);
  });

  it('when too little of the chain’s own coin is there', async () => {
    const wallet = new ScriptedWallet({ eth_getBalance: '0x3ff2e795f4ffff' });
    expect(await payOnEvm(wallet, ethTransfer)).toEqual({ kind: 'too-little' });
  });
});

describe('a balance that cannot be read', () => {
  it.each<[string, Script]>([
    ['is refused', { eth_call: refuses(-32_603) }],
    ['is empty', { eth_call: '0x' }],
    ['is no number', { eth_call: 1000 }],
  ])('stands in nobody’s way when it %s', async (_, script) => {
    const wallet = new ScriptedWallet(script);
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind: 'sent', hash });
  });

  it('is not waited for beyond three seconds', async () => {
    vi.useFakeTimers();
    const wallet = new ScriptedWallet({ eth_call: silence });
    const paying = payOnEvm(wallet, transfer);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(wallet.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await paying).toEqual({ kind: 'sent', hash });
  });
});

describe('once a wallet was asked to send', () => {
  it.each<[string, unknown, WalletOutcome['kind']]>([
    ['the buyer’s no', refuses(4001), 'declined'],
    ['parameters it does not take', refuses(-32_602), 'failed'],
    ['a method it does not have', refuses(-32_601), 'failed'],
    ['a lack of permission', refuses(4100), 'failed'],
    ['a method it does not support', refuses(4200), 'failed'],
    ['a lost connection', refuses(4900), 'unknown'],
    ['a fault of its own', refuses(-32_603), 'unknown'],
    ['a fault of its node', refuses(-32_000), 'unknown'],
    ['a no that only stands behind another fault', refuses(-32_603, 4001), 'unknown'],
    ['an error without a code', () => Promise.reject(new Error('gone')), 'unknown'],
    ['a code that is no number', () => Promise.reject({ code: '4001' }), 'unknown'],
    ['nothing', null, 'unknown'],
    ['half a hash', hash.slice(0, 40), 'unknown'],
    ['an object with the hash', { hash }, 'unknown'],
  ])('%s is understood as %3$s', async (_, answer, kind) => {
    const wallet = new ScriptedWallet({ eth_sendTransaction: answer });
    expect(await payOnEvm(wallet, transfer)).toEqual({ kind });
    expect(wallet.sent).toHaveLength(1);
  });

  it('its going away leaves the outcome unknown', async () => {
    const wallet = new ScriptedWallet({ eth_sendTransaction: silence });
    const paying = payOnEvm(wallet, transfer);
    await vi.waitUntil(() => wallet.listeners === 1 && wallet.sent.length === 1);
    wallet.disconnect();
    expect(await paying).toEqual({ kind: 'unknown' });
    expect(wallet.listeners).toBe(0);
    expect(wallet.sent).toHaveLength(1);
  });
});

describe('the chains a wallet may be told of', () => {
  const pinned = assets.flatMap((asset) => (asset.family === 'evm' ? [asset.chainId] : []));

  it('are those of the pinned assets', () => {
    expect([...evmChains.keys()].sort()).toEqual([...new Set(pinned)].sort());
  });

  it('have a name, a coin, a node and an explorer, both over https', () => {
    for (const { chainName, nativeCurrency, ...urls } of evmChains.values()) {
      expect(chainName).not.toBe('');
      expect(nativeCurrency.symbol).toMatch(/^[A-Z]{2,6}$/);
      for (const url of [...urls.rpcUrls, ...urls.blockExplorerUrls]) {
        expect(new URL(url).protocol).toBe('https:');
      }
    }
  });
});
