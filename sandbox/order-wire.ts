import { deliveredWire } from './delivered';
import { derivedUuid } from './derive';
import type { OrderLine, OrderRecord, OrderState } from './order-record';
import { findRail } from './rails';
import type { Settings } from './settings';

const seconds = (milliseconds: number) => String(Math.floor(milliseconds / 1000));

const paymentState: Record<OrderState, string> = {
  Created: 'WalletCreated',
  WaitingForPayment: 'WalletCreated',
  PartialPaymentStarted: 'PaymentRequested',
  PaymentStarted: 'PaymentRequested',
  PaymentReceived: 'PaymentReceived',
  WaitingForDelivery: 'PaymentReceived',
  WaitingForManualAction: 'PaymentReceived',
  Done: 'PaymentReceived',
  Expired: 'Expired',
  PaymentFailed: 'PaymentRequested',
  PaymentSetupFailed: 'WalletCreated',
  Refunded: 'PaymentReceived',
  Canceled: 'WalletCreated',
};

/** Spellings that were reported of states the reference calls otherwise. */
const reportedNames: Partial<Record<OrderState, string>> = {
  Done: 'Completed',
  Canceled: 'Cancelled',
};

function deliveryState(state: OrderState, line: OrderLine): string {
  if (state === 'Done') return line.deliveredAs === 'failure' ? 'Failed' : 'Succeeded';
  return paymentState[state] === 'PaymentReceived' ? 'Created' : 'WaitingForPayment';
}

/** What a wallet scans: a URI where wallets agree on one, the bare address elsewhere. */
export function qrText(order: OrderRecord): string {
  const address = order.walletAddress;
  if (order.network === 'Lightning') return `lightning:${address}`;
  if (order.coin === 'BTC') return `bitcoin:${address}?amount=${order.coinAmount}`;
  if (order.coin === 'LTC') return `litecoin:${address}?amount=${order.coinAmount}`;
  return address;
}

/** The part of a `deliverable` that an order and a validation share. */
export function deliverableWire(line: OrderLine) {
  return {
    denomination: line.denomination,
    localized_denomination: line.localizedDenomination,
    family: line.family,
    brand_name: line.brand,
    beneficiary_account: line.beneficiary,
    country_code: line.countryCode,
    delivery_type: line.deliveryType,
    points: line.points,
    coin_amount: line.coinAmount,
    currency_code: line.currencyCode,
    ...(line.productValue !== null && { product_value: line.productValue }),
  };
}

function deliveryWire(order: OrderRecord, line: OrderLine, origin: string) {
  return {
    id: line.id,
    delivery_state: deliveryState(order.state, line),
    kind: line.kind,
    deliverable: {
      ...deliverableWire(line),
      ...(order.state === 'Done' && deliveredWire(order.id, line, origin)),
      ...(order.refund && { failure_reason: order.refund.reason }),
    },
  };
}

/** What an order carries once there is an address to pay to. */
function paymentWire(order: OrderRecord, origin: string) {
  return {
    wallet_address: order.walletAddress,
    qr_url: `${origin}/v3/qrs/${order.id}`,
    qr_text: qrText(order),
    payment_state: paymentState[order.state],
    payment_requested_at: seconds(order.createdAt),
  };
}

/**
 * The Order object of `POST /v5/orders`, `GET /v5/orders/{id}` and the stream: times are strings
 * of epoch seconds, coin amounts decimal strings, `payment_value` a number of euros, and there is
 * no expiry field.
 */
export function orderWire(
  order: OrderRecord,
  { origin, stateNames }: { origin: string } & Pick<Settings, 'stateNames'>,
) {
  const rail = findRail(order.coin, order.network);
  const reported = stateNames === 'reported' ? reportedNames[order.state] : undefined;
  return {
    order_id: order.id,
    created_at: seconds(order.createdAt),
    ...(order.hasAddress && paymentWire(order, origin)),
    payment_method: rail?.method,
    network: order.network,
    coin: order.coin,
    coin_amount: order.coinAmount,
    original_price: order.fullCoinAmount ?? order.coinAmount,
    ...(order.fullCoinAmount !== null && { original_coin_amount: order.fullCoinAmount }),
    sent_coin_amount: order.sentAmount,
    payment_via: 'USER_WALLET',
    payment_method_protocol: rail?.protocol,
    payment_id: derivedUuid(order.id, 'payment'),
    payment_value: Number(order.eurValue),
    deliveries: order.lines.map((line) => deliveryWire(order, line, origin)),
    order_state: reported ?? order.state,
    user: { email: order.email },
    is_payment_processor_external: false,
    ...(order.updatedAt !== null && { updated_at: seconds(order.updatedAt) }),
    ...(order.refund && { refund: order.refund }),
    ...(order.refundAddress !== null && { refund_wallet_address: order.refundAddress }),
  };
}
