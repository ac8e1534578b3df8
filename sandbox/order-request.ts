import * as z from 'zod';

const line = z.object({
  brand_name: z.string(),
  country_code: z.string(),
  denomination: z.string(),
  product_value: z.union([z.number(), z.string()]).nullish(),
  beneficiary_account: z.string(),
});
export type DeliveryRequest = z.infer<typeof line>;

const flat = line.extend({
  deliverable: z.undefined({ error: 'must not be nested; deliveries are flat' }).optional(),
});

const mostNested = 100;

/** The form of older references, in which `quantity` repeats the delivery. */
const nested = z
  .object({
    deliverable: line,
    quantity: z.number().int().min(1).max(mostNested).default(1),
  })
  .transform(({ deliverable, quantity }) => Array<DeliveryRequest>(quantity).fill(deliverable));

const fields = {
  email: z.string().min(1),
  payment: z.object({
    type: z.literal('via'),
    payment_via: z.string(),
    coin: z.string(),
    network: z.string().nullish(),
  }),
  user: z.object({ email: z.string().nullish() }).nullish(),
  promo_code: z.string().nullish(),
  coupon_code: z.string().nullish(),
  refund_wallet_address: z.string().nullish(),
};

/**
 * Body of `POST /v5/orders/validations`, and of `POST /v5/orders`, which adds `user`. Deliveries
 * are flat; the nested form is refused, as the supplier refuses it.
 */
export const orderRequest = z.object({ ...fields, deliveries: z.array(flat).min(1) });
export type OrderRequest = Omit<z.infer<typeof orderRequest>, 'deliveries'> & {
  deliveries: DeliveryRequest[];
};

/** The same, taking nested deliveries too and reading them as flat ones. */
export const lenientOrderRequest = z.object({
  ...fields,
  deliveries: z
    .array(z.union([flat.transform((delivery) => [delivery]), nested]))
    .min(1)
    .transform((deliveries) => deliveries.flat()),
});
