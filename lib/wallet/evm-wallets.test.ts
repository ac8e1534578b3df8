import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchEvmWallets } from './evm-wallets';
import { onWalletPresent } from './presence';
import type { Wallet } from './wallet';
import { hash, ScriptedWallet, transfer } from './wallet-fixtures';
import { walletName } from './wallet-name';

let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const info = (uuid: string, name: string) => ({ uuid, name, icon: 'data:,', rdns: 'com.example' });

function announce(detail: unknown): void {
  page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
}

/** A wallet that answers whenever a page asks. */
function install(uuid: string, name: string, provider = new ScriptedWallet()): void {
  const tell = () => announce(Object.freeze({ info: info(uuid, name), provider }));
  page.addEventListener('eip6963:requestProvider', tell);
}

/** The names heard of since. */
function watched() {
  let wallets: Wallet[] = [];
  const stop = watchEvmWallets((found) => {
    wallets = found;
  });
  return { stop, wallets: () => wallets, names: () => wallets.map(({ name }) => name) };
}

it('wallets that were there before the page asked, and those that come later, are found', () => {
  install('one', 'First');
  const { names } = watched();
  expect(names()).toEqual(['First']);
  announce({ info: info('two', 'Second'), provider: new ScriptedWallet() });
  expect(names()).toEqual(['First', 'Second']);
});

it('a wallet that announces itself again is found once', () => {
  install('one', 'First');
  const { names } = watched();
  install('two', 'First');
  page.dispatchEvent(new Event('eip6963:requestProvider'));
  expect(names()).toEqual(['First', 'First']);
});

it('nothing is heard any more once it is over', () => {
  const { stop, names } = watched();
  stop();
  announce({ info: info('one', 'First'), provider: new ScriptedWallet() });
  expect(names()).toEqual([]);
});

it.each([
  ['nothing', null],
  ['no provider', { info: info('one', 'First') }],
  ['a provider that cannot be asked', { info: info('one', 'First'), provider: {} }],
  ['no id', { info: { name: 'First' }, provider: new ScriptedWallet() }],
  ['an endless id', { info: info('x'.repeat(101), 'First'), provider: new ScriptedWallet() }],
  ['no name', { info: info('one', ' \u200b\n'), provider: new ScriptedWallet() }],
])('an announcement with %s is not one', (_, detail) => {
  const { names } = watched();
  announce(detail);
  page.dispatchEvent(new Event('eip6963:announceProvider'));
  expect(names()).toEqual([]);
});

it('a wallet that is found pays with its own provider, and not on other chains', async () => {
  const provider = new ScriptedWallet();
  install('one', 'First', provider);
  const [wallet] = watched().wallets();
  expect(await wallet?.pay(transfer)).toEqual({ kind: 'sent', hash });
  const { to, units } = transfer;
  const onSolana = { family: 'solana', to, units, contract: null, toAccount: false } as const;
  expect(await wallet?.pay(onSolana)).toEqual({ kind: 'failed' });
  expect(provider.sent).toHaveLength(1);
});

it.each([
  ['MetaMask', 'MetaMask'],
  ['  Two\n lines ', 'Two lines'],
  ['Turned \u202earound', 'Turned around'],
  [`${'x'.repeat(39)} and more`, 'x'.repeat(39)],
  ['🦊'.repeat(50), '🦊'.repeat(40)],
  ['\u0000\u200f', null],
])('the name %j is shown as %j', (given, shown) => {
  expect(walletName(given)).toBe(shown);
});

it('that a wallet is present is told once, of the family in question', () => {
  const told = vi.fn();
  const stop = onWalletPresent('evm', told);
  page.dispatchEvent(new Event('wallet-standard:register-wallet'));
  expect(told).not.toHaveBeenCalled();
  announce(null);
  announce(null);
  expect(told).toHaveBeenCalledTimes(1);
  stop();
});

it('that a wallet of the Wallet Standard is present is told however it comes', () => {
  const told = vi.fn();
  page.addEventListener('wallet-standard:app-ready', (event) => {
    if (event instanceof CustomEvent) event.detail.register({ name: 'Sol' });
  });
  onWalletPresent('solana', told);
  expect(told).toHaveBeenCalledTimes(1);
  onWalletPresent('solana', told)();
  page.dispatchEvent(new Event('wallet-standard:register-wallet'));
  expect(told).toHaveBeenCalledTimes(2);
});

it('nobody is told once the waiting is over', () => {
  const told = vi.fn();
  onWalletPresent('evm', told)();
  announce(null);
  expect(told).not.toHaveBeenCalled();
});
