import 'server-only';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import type { Asset } from './assets';
import { toBaseUnits, toUserUnits } from './base-units';
import { readInvoice } from './bolt11';

type AssetOf<Family extends Asset['family']> = Extract<Asset, { family: Family }>;

/** BOLT11: the amount is the invoice's own, to the last thousandth of a satoshi. */
function lightningUri({ decimals }: Asset, invoice: string, amount: string): string | null {
  const read = readInvoice(invoice);
  if (read?.network !== 'bitcoin' || read.msat === null) return null;
  return read.msat === toBaseUnits(amount, decimals) ? `lightning:${invoice.toLowerCase()}` : null;
}

/** BIP 21, whose form the other chains took over. */
function bip21Uri({ family, decimals }: Asset, address: string, amount: string): string | null {
  const units = toUserUnits(amount, decimals);
  return units === null ? null : `${family}:${address}?amount=${units}`;
}

/** EIP-681, with plain digits: it allows exponents, which many wallets do not read. */
function evmUri(asset: AssetOf<'evm'>, address: string, amount: string): string | null {
  const units = toBaseUnits(amount, asset.decimals);
  if (units === null) return null;
  const { chainId, contract } = asset;
  return contract === null
    ? `ethereum:${address}@${chainId}?value=${units}`
    : `ethereum:${contract}@${chainId}/transfer?address=${address}&uint256=${units}`;
}

/** Solana Pay, which forbids token accounts as receivers: those derived by a program are no points. */
function solanaUri({ contract, decimals }: Asset, address: string, amount: string): string | null {
  const units = toUserUnits(amount, decimals);
  if (units === null || !isOnSolanaCurve(address)) return null;
  const token = contract === null ? '' : `&spl-token=${contract}`;
  return `solana:${address}?amount=${units}${token}`;
}

/** The one form of a TON address that has a checksum and needs no escaping. */
const friendly = /^[A-Za-z0-9_-]{48}$/;

function tonUri({ contract, decimals }: Asset, address: string, amount: string): string | null {
  const units = toBaseUnits(amount, decimals);
  if (units === null || !friendly.test(address)) return null;
  const jetton = contract === null ? '' : `jetton=${contract}&`;
  return `ton://transfer/${address}?${jetton}amount=${units}`;
}

/**
 * The payment link of a chain for an amount (a plain decimal in the unit people count in): BIP 21,
 * `lightning:`, EIP-681, Solana Pay, or TON's. Null where the address does not read as one of the
 * chain (see `checkAddress`), where the amount is none, is zero or would have to be rounded, and on
 * Tron and Sui, which have no link that wallets agree on.
 *
 * A Solana address that is a point may be a token account all the same: the caller has to know.
 */
export function paymentUri(asset: Asset, address: string, amount: string): string | null {
  if (asset.family === 'lightning') return lightningUri(asset, address, amount);
  if (readAs(asset.family, address) !== 'valid') return null;
  switch (asset.family) {
    case 'bitcoin':
    case 'litecoin':
    case 'dogecoin':
      return bip21Uri(asset, address, amount);
    case 'evm':
      return evmUri(asset, address, amount);
    case 'solana':
      return solanaUri(asset, address, amount);
    case 'ton':
      return tonUri(asset, address, amount);
    case 'tron':
    case 'sui':
      return null;
    default:
      return asset.family satisfies never;
  }
}
