import 'server-only';
import type { ReceiptKey } from './receipt/keys';

/**
 * What is decided once when the process starts: where the supplier is, the secrets that seal
 * cookies (the first seals, all open), and the keys of receipts (the first signs, all verify; without
 * one, receipts are not signed). It hangs on `globalThis` because Next keeps separate module
 * graphs for instrumentation and for routes (next.js #65350), in one process.
 */
export type Runtime = {
  supplierOrigin: string;
  mode: 'sandbox' | 'real';
  sessionSecrets: readonly string[];
  receiptKeys: readonly ReceiptKey[];
};

const slot: unique symbol = Symbol.for('refillery.runtime');
const holder: typeof globalThis & { [slot]?: Runtime } = globalThis;

/** Called once by the start-up code. */
export function setRuntime(runtime: Runtime): void {
  holder[slot] = runtime;
}

/** @throws Error when the start-up code has not run, which is a fault of the shop itself. */
export function runtime(): Runtime {
  const current = holder[slot];
  if (current === undefined) throw new Error('The shop has not been started');
  return current;
}

/** True while the shop runs on its own simulator. */
export function isSandbox(): boolean {
  return runtime().mode === 'sandbox';
}
