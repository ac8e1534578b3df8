import type { Transfer } from '../payment/transfer';

/**
 * What came of asking a wallet for a payment. Only `sent` and `unknown` leave money possibly under
 * way: after all others the buyer may safely be asked again.
 */
export type WalletOutcome =
  | { kind: 'sent'; hash: string }
  /** The wallet went away, or broke off, after it was asked: it may have sent. */
  | { kind: 'unknown' }
  | { kind: 'declined' }
  /** It stays on another chain, or does not know this one. */
  | { kind: 'wrong-network' }
  | { kind: 'too-little' }
  /** It refused before it could have sent anything. */
  | { kind: 'failed' }
  /** It was not asked: the shop, which has to say what to send, says that nothing of that kind is due. */
  | { kind: 'not-due' }
  /** Nor was it here, as the shop did not say it. */
  | { kind: 'unreachable' };

/** A wallet of this browser that can pay on the chain it was looked for. */
export type Wallet = {
  /** As it calls itself: a stranger's text, to be shown as such. */
  name: string;
  /** Asks it to send exactly that, which opens its own window. Never rejects, never asks twice. */
  pay(transfer: Transfer): Promise<WalletOutcome>;
};
