import * as z from 'zod';
import {
  wireAmount,
  wireFlag,
  wireKey,
  wireListOrOne,
  wireRows,
  wireText,
  wireToken,
  wireWhole,
} from './common';

const wireContract = z.object({
  engine: wireText,
  address: wireToken,
  decimals: wireWhole(255),
  symbol: wireText,
});

const wireNetwork = z.object({
  name: wireKey,
  chain_id: wireWhole(Number.MAX_SAFE_INTEGER),
  base_token: wireText,
  threshold: wireAmount,
  is_suspended: wireFlag,
  smart_contract: wireContract.nullish().catch(null),
});

const wireCurrency = z.object({
  name: wireKey,
  threshold: wireAmount,
  is_suspended: wireFlag,
  networks: wireListOrOne(wireNetwork),
});

/** Body of `GET /v3/payment_vias`: ways to pay, each with its coins and their networks. */
export const wirePaymentVias = wireRows(
  z.object({
    name: wireKey,
    available: wireFlag,
    currencies: wireListOrOne(wireCurrency),
  }),
);
export type WirePaymentVias = z.infer<typeof wirePaymentVias>;
