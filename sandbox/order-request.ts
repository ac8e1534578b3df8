import * as z from 'zod';

const delivery = z.object({
  brand_name: z.string(),
  country_code: z.string(),
  denomination: z.string(),
  product_value: z.union([z.number(), z.string()]).nullish(),
  beneficiary_account: z.string(),
  // The nested form of older references is refused, as the supplier refuses it.
  deliverable: z.undefined({ error: 'must not be nested; deliveries are flat' }).optional(),
});
export type DeliveryRequest = z.infer<typeof delivery>;

/** Body of `POST /v5/orders/validations`, and of `POST /v5/orders`, which adds `user`. */
export const orderRequest = z.object({
  email: z.string().min(1),
  payment: z.object({
    type: z.literal('via'),
    payment_via: z.string(),
    coin: z.string(),
    network: z.string().nullish(),
  }),
  deliveries: z.array(delivery).min(1),
  user: z.object({ email: z.string().nullish() }).nullish(),
  promo_code: z.string().nullish(),
  refund_wallet_address: z.string().nullish(),
});
export type OrderRequest = z.infer<typeof orderRequest>;
