import type { Asset } from './assets';
import { toBaseUnits } from './base-units';

/**
 * One payment as a wallet is asked for it, verified like a payment link: the asset is pinned, the
 * supplier names the same token, the address reads as one of the chain. `units` are base units of the
 * asset, as decimal digits. `contract` of a chain's own coin is null.
 */
export type Transfer = { to: string; units: string } & (
  | { family: 'evm'; chainId: number; contract: string | null }
  /** `toAccount`: the address is a token account itself, which is credited as it is. */
  | { family: 'solana'; contract: string | null; toAccount: boolean }
);

/**
 * An amount (a plain decimal in the unit people count in) as a wallet of a browser is asked for it.
 * Null where no such wallet is known for the chain, and for an amount that cannot be sent exactly. The
 * caller knows the address to be one of the chain.
 */
export function transferOf(asset: Asset, to: string, amount: string): Transfer | null {
  const units = toBaseUnits(amount, asset.decimals);
  if (units === null || asset.family !== 'evm') return null;
  const { family, chainId, contract } = asset;
  return { family, chainId, contract, to, units: units.toString() };
}
