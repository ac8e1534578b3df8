import * as z from 'zod/mini';
import type { Payment } from '@/schemas/checkout';

/** Which coin and network somebody pays with says nothing of them, so it stays on the device. */
const storageKey = 'payment-choice';

const choiceSchema = z.object({ coin: z.string(), network: z.string() });

/** Keeps how the buyer pays; does nothing where a browser refuses to. */
export function keepPayment(payment: Payment): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(payment));
  } catch {
    // Chosen again next time.
  }
}

/** How an order was paid for on this device last; null when nobody knows. */
export function keptPayment(): Payment | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return choiceSchema.safeParse(stored).data ?? null;
  } catch {
    return null;
  }
}
