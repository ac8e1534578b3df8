import 'server-only';
import type { PaymentOddity } from '@/schemas/log-line';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { QrPath } from '@/schemas/reveal';
import { coinsOnOffer, tokenTold } from '../catalogue/catalogue';
import { log } from '../log';
import { compareDecimals, timesInteger } from '../money';
import { assetOf } from '../payment/assets';
import { mayAskWallets } from '../payment/may-ask-wallets';
import { type CoinOnNetwork, isSamePayment } from '../payment/networks';
import { type PaymentCode, type PaymentRequest, paymentRequest } from '../payment/payment-request';
import { drawQr } from '../payment/qr';
import { solanaAccountOf } from '../payment/solana-account';
import { solanaNode } from '../payment/solana-node';
import { solanaTransfer } from '../payment/solana-transfer-offer';
import type { Session } from '../session';

/** A code that is drawn; see `PaymentCode`. */
export type DrawnCode = Omit<PaymentCode, 'text'> & { qr: QrPath };

/** What a page offers for paying an order, for one address and one amount. */
export type PaymentOffer = Pick<PaymentRequest, 'href' | 'transfer' | 'caution' | 'refused'> & {
  payment: CoinOnNetwork;
  address: string;
  due: string;
  codes: DrawnCode[];
  /** The smallest payment taken there, where the rest of this one is below it. */
  restBelow: string | null;
  /** The rest of a payment that is small enough for some exchanges not to send it. */
  smallRest: boolean;
};

/** What is worth looking at for whoever runs the shop; nothing of the order's stands in it. */
function report({ coin, network }: CoinOnNetwork, request: PaymentRequest): void {
  const { withheld, hintDisagrees, refused } = request;
  const found: PaymentOddity[] = [];
  if (withheld === 'token-disagrees' || withheld === 'address-or-amount') found.push(withheld);
  if (hintDisagrees) found.push('qr-text-disagrees');
  if (refused) found.push('address-of-another-token');
  if (found.length > 0) log({ event: 'payment-odd', coin, network, found });
}

/** The network's smallest payment, if what is due is the rest of one and below it. */
async function restBelow(session: Session, payment: CoinOnNetwork, order: OrderSnapshot) {
  if (order.state !== 'partly-paid') return null;
  const coins = await coinsOnOffer(session);
  const networks = (coins.ok ? coins.data : []).flatMap(({ ticker, networks }) =>
    networks.map((network) => ({ coin: ticker, network: network.name, minimum: network.minimum })),
  );
  const minimum = networks.find((network) => isSamePayment(network, payment))?.minimum ?? null;
  return minimum !== null && compareDecimals(order.due ?? '', minimum) === -1 ? minimum : null;
}

/** A fifth of the whole or less: who pays from an exchange meets its smallest withdrawal there. */
function isSmallRest({ state, due, amount }: OrderSnapshot): boolean {
  if (state !== 'partly-paid' || due === null || amount === null) return false;
  const toAmount = compareDecimals(timesInteger(due, 5) ?? '', amount);
  return toAmount !== null && toAmount <= 0;
}

/**
 * What the page of an order offers for paying it; null where nothing is to be paid. Asks the supplier
 * about the token and, where one is configured, a Solana node about the account; without their
 * answers, less is offered.
 */
export async function paymentOffer(
  session: Session,
  { snapshot: order, qrText }: { snapshot: OrderSnapshot; qrText: string | null },
): Promise<PaymentOffer | null> {
  const { address, coin, network, due } = order;
  if (address === null || coin === null || network === null || due === null) return null;
  const payment = { coin, network };
  const [told, account, smallest] = await Promise.all([
    tokenTold(session, payment),
    solanaAccountOf(payment, address),
    restBelow(session, payment, order),
  ]);
  const request = paymentRequest({ ...order, qrText, address }, told, account);
  report(payment, request);
  const codes = request.codes.flatMap(({ text, ...code }) => {
    const qr = drawQr(text);
    return qr === null ? [] : [{ ...code, qr }];
  });
  const { href, caution, refused } = request;
  const rest = { restBelow: smallest, smallRest: isSmallRest(order) };
  const known = { told, account, hasNode: solanaNode() !== null };
  const made = request.transfer ?? solanaTransfer({ address, due }, assetOf(payment), known);
  const transfer = mayAskWallets() ? made : null;
  return { payment, address, due, codes, href, transfer, caution, refused, ...rest };
}
