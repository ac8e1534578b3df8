import 'server-only';
import { settings } from '../env';
import { isSandbox } from '../runtime';

/** Whether wallets in the browser may pay: what a real one sends to the sandbox's addresses is lost. */
export function mayAskWallets(): boolean {
  return !isSandbox() || settings().SANDBOX_WALLETS;
}
