import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Transfer } from '../payment/transfer';
import { tellSent, tellShop } from './payment-guard';
import type { Wallet, WalletOutcome } from './wallet';

/** Why the wallet may be asked again: nothing was sent. */
export type Trouble = Exclude<WalletOutcome['kind'], 'sent' | 'unknown'>;

/** Where the payment of one sum stands. */
export type Standing =
  | { kind: 'free'; trouble: Trouble | null }
  /** This wallet has its window open. */
  | { kind: 'busy'; wallet: Wallet }
  | { kind: 'sent'; hash: string }
  /**
   * It may have been sent: by a wallet that did not answer, or from another tab or device. `too-early`:
   * the shop does not take it for withdrawn yet; `silent`: it could not be asked.
   */
  | Held;
export type Held = {
  kind: 'held';
  why: 'unknown' | 'begun' | 'too-early' | 'silent';
  /** By the shop's clock; null where that is not known. */
  begunAt: number | null;
};

/** What a step has led to, and when the payment was begun that is known to be withdrawn. */
export type Step = { standing: Standing; withdrawn: number | null };

type Sum = { orderId: string; due: string };

type Kept = { hash: string | null; begunAt: number | null };

/** Begun by another tab or device: its transaction, if there is one. */
function heldBy({ hash, begunAt }: Kept, why: 'begun' | 'too-early'): Standing {
  return hash === null ? { kind: 'held', why, begunAt } : { kind: 'sent', hash };
}

const unsettled = (standing: Standing): Step => ({ standing, withdrawn: null });

/** What is to be told, done and shown once a wallet has said what came of it. */
async function settle(outcome: WalletOutcome, sum: Sum, begunAt: number | null): Promise<Step> {
  const { orderId, due } = sum;
  switch (outcome.kind) {
    case 'sent':
      // The buyer need not wait for the shop to have heard of it.
      void tellSent(orderId, due, outcome.hash);
      return unsettled(outcome);
    case 'unknown':
      return unsettled({ kind: 'held', why: 'unknown', begunAt });
    case 'declined':
    case 'wrong-network':
    case 'too-little':
    case 'failed':
    case 'not-due':
    case 'unreachable':
      await tellShop(orderId, { action: 'withdraw', due });
      return { standing: { kind: 'free', trouble: outcome.kind }, withdrawn: begunAt };
    default:
      return outcome satisfies never;
  }
}

/** Has a wallet pay a sum of an order, unless it was begun before. Never rejects. */
export async function payOnce(wallet: Wallet, transfer: Transfer, sum: Sum): Promise<Step> {
  const answer = await tellShop(sum.orderId, { action: 'begin', due: sum.due });
  switch (answer?.status) {
    case undefined:
      return unsettled({ kind: 'free', trouble: 'unreachable' });
    case 'not-due':
      return unsettled({ kind: 'free', trouble: 'not-due' });
    // Withdrawn in the very moment: the next press begins.
    case 'free':
      return unsettled({ kind: 'free', trouble: null });
    case 'kept':
      return unsettled(heldBy(answer, 'begun'));
    case 'begun':
      return settle(await wallet.pay(transfer), sum, answer.begunAt);
    default:
      return answer satisfies never;
  }
}

/** Tells the shop that a payment that is held was not sent. Never rejects. */
export async function takeBack({ orderId, due }: Sum, held: Held): Promise<Step> {
  const answer = await tellShop(orderId, { action: 'withdraw', due });
  if (answer === null || answer.status === 'not-due') return unsettled({ ...held, why: 'silent' });
  if (answer.status === 'kept') return unsettled(heldBy(answer, 'too-early'));
  return { standing: { kind: 'free', trouble: null }, withdrawn: held.begunAt };
}

/**
 * What to show, of what this page has done and what the shop knows. The order may not have been heard
 * of since something was withdrawn.
 */
export function shownStanding(
  { standing, withdrawn }: Step,
  kept: OrderSnapshot['payments'][number] | null,
): Standing {
  if (standing.kind === 'sent') return standing;
  if (kept !== null && kept.hash !== null) return { kind: 'sent', hash: kept.hash };
  const isForeign = standing.kind === 'free' && kept !== null && kept.at !== withdrawn;
  return isForeign ? { kind: 'held', why: 'begun', begunAt: kept.at } : standing;
}
