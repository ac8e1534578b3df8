import * as z from 'zod';
import { wireAmount, wireFlag, wireList } from './common';

const wireNetwork = z.object({
  name: z.string().min(1),
  chain_id: z.number().int().nullish().catch(null),
  threshold: wireAmount,
  is_suspended: wireFlag,
});

const wireCurrency = z.object({
  name: z.string().min(1),
  threshold: wireAmount,
  is_suspended: wireFlag,
  networks: wireList(wireNetwork),
});

/** Body of `GET /v3/payment_vias`: ways to pay, each with its coins and their networks. */
export const wirePaymentVias = wireList(
  z.object({
    name: z.string().min(1),
    available: wireFlag,
    currencies: wireList(wireCurrency),
  }),
);
export type WirePaymentVias = z.infer<typeof wirePaymentVias>;
