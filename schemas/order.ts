import * as z from 'zod';
import { orderStates } from './order-snapshot';

/** Supplier ids stand in a path: whatever is not one plain segment never becomes a request. */
export const supplierIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/** The shop's own order id, as it stands in URLs: 18 random bytes. */
export const orderIdSchema = z.string().regex(/^[A-Za-z0-9_-]{24}$/);

/** What stands in a gift's address, likewise. */
export const giftIdSchema = orderIdSchema;

/** What a delivered code consists of. `code` may be a link instead of a code. */
export const deliverySecretSchema = z.object({
  code: z.string().nullable(),
  serial: z.string().nullable(),
  securityCode: z.string().nullable(),
});
export type DeliverySecret = z.infer<typeof deliverySecretSchema>;

/** One delivery of an order, as the shop's server knows it. Never leaves the server whole. */
export const deliverySchema = z.object({
  id: z.string(),
  brandName: z.string().nullable(),
  label: z.string().nullable(),
  country: z.string().nullable(),
  kind: z.string().nullable(),
  deliveryType: z.string().nullable(),
  beneficiary: z.string().nullable(),
  /** Supplier HTML; to be sanitised. */
  redeemInstructions: z.string().nullable(),
  secret: deliverySecretSchema.nullable(),
  /** The supplier says that this one could not be delivered. */
  failed: z.boolean(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/**
 * An order as the supplier last described it, codes included: server only. Amounts are plain
 * decimal strings in `coin`, times epoch milliseconds.
 */
export const supplierOrderSchema = z.object({
  supplierId: z.string(),
  state: z.enum(orderStates),
  coin: z.string().nullable(),
  network: z.string().nullable(),
  amount: z.string().nullable(),
  sent: z.string().nullable(),
  address: z.string().nullable(),
  /** What the supplier would have a QR code hold: compared with ours, never used. */
  qrText: z.string().nullable(),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  paymentRequestedAt: z.number().nullable(),
  deliveries: z.array(deliverySchema),
  refund: z.object({ amount: z.string().nullable(), currency: z.string().nullable() }).nullable(),
});
export type SupplierOrder = z.infer<typeof supplierOrderSchema>;
