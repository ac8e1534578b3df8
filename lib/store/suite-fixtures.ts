import type { StoreProcess } from '@/e2e/support/store-processes';
import type { Store, StoreOptions } from './index';

/** One of the two engines, as the suite needs it. */
export type TestEngine = {
  start(): Promise<void>;
  /** Options of a database that nobody has opened yet. */
  fresh(): Promise<StoreOptions>;
  stop(): Promise<void>;
  /** Whether several stores may write from one process; SQLite's writers block each other there. */
  manyWriters: boolean;
};

export const now = 1_790_000_000_000;
export const attempt = { sessionId: 'session', key: 'key', fingerprint: 'print', now };
export const id = { sessionId: 'session', key: 'key' };
/** What comes of a state where nobody is to be told and nobody looks. */
export const quiet = { nextLookAt: null, messages: [] };
export const created = {
  ...id,
  ...quiet,
  orderId: 'order',
  supplierOrderId: 'supplier',
  state: 'new',
  coin: 'USDC',
  network: 'Base',
  now: now + 1,
};
export const processTimeout = 60_000;

/** Opens a store, of a fresh database unless told otherwise, that is closed after the test. */
export type Open = (options?: StoreOptions) => Promise<Store>;

/** Starts a process with a store of its own that is killed after the test. */
export type StartProcess = (options: StoreOptions) => Promise<StoreProcess>;
