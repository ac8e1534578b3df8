import { apiErrorSchema } from '@/schemas/checkout-answer';
import type { WalletPaymentRequest } from '@/schemas/wallet-payment';
import {
  type WalletPaymentAnswer,
  walletPaymentAnswerSchema,
} from '@/schemas/wallet-payment-answer';

/** What the shop says; `not-due`: the order asks for something else by now. Null when it says nothing. */
export type GuardAnswer = WalletPaymentAnswer | { status: 'not-due' } | null;

/** When to tell the shop again of money that was sent. */
const againAfterMs = [2_000, 10_000, 30_000];

/**
 * Tells the shop what becomes of a payment with a wallet: it lets each sum be begun once, whatever tabs
 * and devices the order is open in. Outlives the page.
 */
export async function tellShop(orderId: string, said: WalletPaymentRequest): Promise<GuardAnswer> {
  try {
    const response = await fetch(`/api/orders/${orderId}/payments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(said),
      keepalive: true,
    });
    const body: unknown = await response.json();
    if (response.ok) return walletPaymentAnswerSchema.safeParse(body).data ?? null;
    return apiErrorSchema.safeParse(body).data?.error.code === 'not-due'
      ? { status: 'not-due' }
      : null;
  } catch {
    return null;
  }
}

/** Tells the shop which transaction has paid, some times over while it does not answer. */
export async function tellSent(orderId: string, due: string, hash: string): Promise<void> {
  for (const waitMs of [0, ...againAfterMs]) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if ((await tellShop(orderId, { action: 'sent', due, hash })) !== null) return;
  }
}
