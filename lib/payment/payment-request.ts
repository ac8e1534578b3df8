import 'server-only';
import type { TokenTold } from '@/schemas/catalogue';
import type { SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { readAs } from './addresses/families';
import { isOnSolanaCurve } from './addresses/solana-curve';
import { type Asset, agreesWith, assetOf } from './assets';
import { type CoinOnNetwork, chainOf, isCoin } from './networks';
import { hintDisagrees } from './payment-hint';
import { paymentUri } from './payment-uri';
import { qrContent } from './qr';
import type { SolanaAccount } from './solana-account';
import { type Transfer, transferOf } from './transfer';

/** What is asked for: the order as it is shown, `due` being what is still to be sent. */
export type AskedPayment = Pick<OrderSnapshot, 'coin' | 'network' | 'amount' | 'due'> &
  Pick<SupplierOrder, 'qrText'> & { address: string };

/**
 * A text for a QR code. `amount` ones are payment links; `wallets` are known to read that kind, and
 * none are named where (nearly) all do.
 */
export type PaymentCode = { holds: 'address' | 'amount'; text: string; wallets: readonly string[] };

/**
 * The address of a token on Solana may be a token account, which some wallets refuse and others
 * lose the money with: it is one, or nobody knows.
 */
export type AccountCaution = 'token-account' | 'maybe-token-account';

/** Why there is no payment link. The last two are worth looking at; the others are as usual. */
export type Withheld =
  /** Nobody here knows the coin on the network, or no link is agreed on there. */
  | 'unknown-asset'
  | 'no-link'
  /** On Solana: not known to be its owner's. */
  | 'account'
  /** The supplier said nothing readable of the token. */
  | 'token-untold'
  /** It names another token than the pinned one. */
  | 'token-disagrees'
  /** The address is none of the chain, or the amount none that can be sent exactly. */
  | 'address-or-amount';

export type PaymentRequest = {
  /** The first is the one to show; none when `refused`. */
  codes: PaymentCode[];
  /** The payment link for a wallet on the same device. */
  href: string | null;
  /** The same payment for a wallet in the browser; never without the link. */
  transfer: Transfer | null;
  caution: AccountCaution | null;
  /** The address takes another token, and what is sent there is lost: nothing may be shown. */
  refused: boolean;
  withheld: Withheld | null;
  /** See `hintDisagrees`: to be logged, without the address. */
  hintDisagrees: boolean;
};

/**
 * Wallets that are known to read the links of a chain, for tokens too, and not known to mistake any
 * part of them. BIP 21 and invoices are read by nearly all.
 */
const readers: Partial<Record<Asset['family'], readonly string[]>> = {
  evm: ['MetaMask', 'Rainbow', 'Gem Wallet'],
  solana: ['Phantom', 'Solflare', 'Backpack'],
  ton: ['Tonkeeper', 'MyTonWallet', 'Tonhub'],
};

/** Where the link comes first; elsewhere one that is not understood can cost the money. */
const linkFirst: ReadonlySet<Asset['family']> = new Set([
  'bitcoin',
  'lightning',
  'litecoin',
  'dogecoin',
]);

const withoutLink: ReadonlySet<Asset['family']> = new Set(['tron', 'sui']);

function isTokenOnSolana(payment: CoinOnNetwork): boolean {
  return chainOf(payment) === 'solana' && !isCoin(payment.coin, 'SOL');
}

function cautionOf(address: string, account: SolanaAccount): AccountCaution | null {
  const isDerived = readAs('solana', address) === 'valid' && !isOnSolanaCurve(address);
  if (isDerived || account === 'token-account') return 'token-account';
  return account === 'owner' ? null : 'maybe-token-account';
}

/** Bitcoin and its like have no tokens that could be mistaken, whether or not the supplier answers. */
function tokenFault(asset: Asset, told: TokenTold | null): Withheld | null {
  if (told === null) return linkFirst.has(asset.family) ? null : 'token-untold';
  return agreesWith(asset, told) ? null : 'token-disagrees';
}

type Link =
  | { uri: string; family: Asset['family']; transfer: Transfer | null }
  | { withheld: Withheld };

function linkOf(
  asked: AskedPayment,
  asset: Asset | null,
  known: { told: TokenTold | null; caution: AccountCaution | null },
): Link {
  if (asset === null) return { withheld: 'unknown-asset' };
  const fault = tokenFault(asset, known.told);
  if (fault !== null) return { withheld: fault };
  if (withoutLink.has(asset.family)) return { withheld: 'no-link' };
  if (known.caution !== null) return { withheld: 'account' };
  const { address, due } = asked;
  const uri = due === null ? null : paymentUri(asset, address, due);
  if (due === null || uri === null) return { withheld: 'address-or-amount' };
  return { uri, family: asset.family, transfer: transferOf(asset, address, due) };
}

function codesOf(address: string, link: Link): PaymentCode[] {
  const bare: PaymentCode = { holds: 'address', text: qrContent(address), wallets: [] };
  if ('withheld' in link) return [bare];
  const { uri, family } = link;
  // Upper case makes for a smaller code, and invoices are the same in either.
  const text = family === 'lightning' ? uri.toUpperCase() : uri;
  const full: PaymentCode = { holds: 'amount', text, wallets: readers[family] ?? [] };
  return linkFirst.has(family) ? [full, bare] : [bare, full];
}

/**
 * What a page may offer for paying: the QR codes in their order, a link, and what to warn of. A bare
 * address is read everywhere and mistaken by nobody: it is always there, but for one that is refused,
 * and comes first, but for Bitcoin and its like. A payment link, and with it a transfer for wallets in
 * the browser, is offered when the asset is pinned, the supplier says the same of it, the address reads
 * as one of the chain, and the amount can be sent without rounding.
 * @param told what the supplier says of the token, null when that is not known.
 * @param solanaAccount whose account the address is; only looked at for tokens on Solana.
 */
export function paymentRequest(
  asked: AskedPayment,
  told: TokenTold | null,
  solanaAccount: SolanaAccount,
): PaymentRequest {
  const { address, coin, network } = asked;
  const payment = { coin: coin ?? '', network: network ?? '' };
  const asset = assetOf(payment);
  const hint = { hintDisagrees: hintDisagrees(asked.qrText, asked, asset) };
  const isToken = isTokenOnSolana(payment);
  if (isToken && solanaAccount === 'other-mint') {
    const nothing = { codes: [], href: null, transfer: null, caution: null };
    return { ...nothing, refused: true, withheld: 'account', ...hint };
  }
  const caution = isToken ? cautionOf(address, solanaAccount) : null;
  const link = linkOf(asked, asset, { told, caution });
  const codes = codesOf(address, link);
  const offer =
    'withheld' in link
      ? { href: null, transfer: null, withheld: link.withheld }
      : { href: link.uri, transfer: link.transfer, withheld: null };
  return { codes, ...offer, caution, refused: false, ...hint };
}
