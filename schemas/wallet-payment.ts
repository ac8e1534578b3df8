import * as z from 'zod';
import { transactionForm } from './wallet-payment-answer';

/** What of an order is paid: a plain decimal in its coin, as the order's snapshot has it in `due`. */
const due = z.string().regex(/^(?:0|[1-9]\d{0,39})(?:\.\d{1,40})?$/);

/**
 * Body of `POST /api/orders/{orderId}/payments`: a wallet of the browser is about to be asked for a
 * payment, has sent it, or has certainly not.
 */
export const walletPaymentSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('begin'), due }),
  z.object({ action: z.literal('sent'), due, hash: z.string().regex(transactionForm) }),
  z.object({ action: z.literal('withdraw'), due }),
]);
export type WalletPaymentRequest = z.infer<typeof walletPaymentSchema>;
