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
