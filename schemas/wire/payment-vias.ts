import * as z from 'zod';
import {
  wireAmount,
  wireFlag,
  wireKey,
  wireListOrOne,
  wireReadable,
  wireRows,
  wireToken,
  wireWhole,
} from './common';

/**
 * What a network's row says of the token, which is compared with what is pinned: half of it would
 * pass for a token's that has no more to say, so one unreadable part makes all of it null.
 */
const wireTokenTold = z
  .object({
    chain_id: wireReadable(wireWhole(Number.MAX_SAFE_INTEGER)),
    smart_contract: z
      .object({ address: wireReadable(wireToken), decimals: wireReadable(wireWhole(255)) })
      .nullish(),
  })
  .transform(({ chain_id, smart_contract }) => ({
    chainId: chain_id,
    contract: smart_contract?.address ?? null,
    decimals: smart_contract?.decimals ?? null,
  }))
  .nullable()
  .catch(null);

const wireNetwork = z
  .object({
    name: wireKey,
    threshold: wireAmount,
    is_suspended: wireFlag,
    chain_id: z.unknown().optional(),
    smart_contract: z.unknown().optional(),
  })
  .transform(({ chain_id, smart_contract, ...network }) => ({
    ...network,
    token: wireTokenTold.parse({ chain_id, smart_contract }),
  }));

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
