import 'server-only';
import { wireAmount } from '@/schemas/wire/common';
import { type PaymentLink, readAddress, splitEvmTarget, splitLink } from './addresses/uri';
import type { Asset } from './assets';
import { toBaseUnits } from './base-units';

/** What is to be paid, for a hint to be compared with. `amount`: the whole order's. */
type Expected = { address: string; amount: string | null };

/** What a link says beside its receiver; null where it leaves something open. */
type Said = { chainId: string | null; contract: string | null; amount: string | null };

/** `decimals`: of the unit in which the link counts. */
type Counted = Said & { decimals: number };

/** Forms whose letters mean the same in either case. */
const caseless = /^(?:0x|bc1|ltc1|lnbc)/i;

function isSameText(one: string, other: string): boolean {
  return caseless.test(one) ? one.toLowerCase() === other.toLowerCase() : one === other;
}

function saidByEvm({ target, query }: PaymentLink): Said {
  const { to, chainId = null, call } = splitEvmTarget(target);
  return call === undefined
    ? { chainId, contract: null, amount: query.get('value') }
    : { chainId, contract: to, amount: query.get('uint256') };
}

function saidBy(link: PaymentLink, { contract, decimals }: Asset): Counted {
  const said = { chainId: null, contract: null, amount: link.query.get('amount') };
  switch (link.family) {
    case 'bitcoin':
    case 'litecoin':
    case 'dogecoin':
      return { ...said, decimals };
    case 'solana':
      return { ...said, contract: link.query.get('spl-token'), decimals };
    case 'tron':
      // Its links have no way to name a token.
      return { ...said, contract, decimals };
    case 'evm':
      return { ...saidByEvm(link), decimals: 0 };
    case 'ton':
      return { ...said, contract: link.query.get('jetton'), decimals: 0 };
    case 'sui':
      return { ...said, contract: link.query.get('coinType'), decimals: 0 };
    default:
      return link.family satisfies never;
  }
}

function isSameAmount(said: Counted, amount: string | null, decimals: number): boolean {
  // EIP-681 allows exponents.
  const units = toBaseUnits(wireAmount.parse(said.amount) ?? '', said.decimals);
  return units !== null && units === toBaseUnits(amount ?? '', decimals);
}

function contradicts(link: PaymentLink, asset: Asset, amount: string | null): boolean {
  if (link.family !== asset.family) return true;
  const said = saidBy(link, asset);
  const chainId = asset.family === 'evm' ? String(asset.chainId) : null;
  if (said.chainId !== null && said.chainId !== chainId) return true;
  const isToken = isSameText(said.contract ?? '', asset.contract ?? '');
  if (said.contract !== null && !isToken) return true;
  // With neither a token nor an amount it is an address with a scheme before it.
  return said.amount !== null && !(isToken && isSameAmount(said, amount, asset.decimals));
}

/**
 * Whether the supplier's own text for a QR code asks for anything else than the order does: another
 * receiver, amount, chain or token, or a comment beside. Nothing of the text is ever used; one that
 * disagrees is worth a line in the log (without the address). False without a text, and for an asset
 * that nobody here knows (null) beyond its receiver.
 */
export function hintDisagrees(
  hint: string | null,
  expected: Expected,
  asset: Asset | null,
): boolean {
  if (hint === null) return false;
  const text = hint.trim().replace(/^lightning:(?:\/\/)?(?=ln)/i, '');
  if (!isSameText(readAddress(text), expected.address)) return true;
  const link = splitLink(text);
  return link !== null && asset !== null && contradicts(link, asset, expected.amount);
}
