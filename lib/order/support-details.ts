import type { OrderSnapshot } from '@/schemas/order-snapshot';

const moment = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

const amountIn = (amount: string | null, coin: string | null) =>
  amount === null ? 'unknown' : `${amount} ${coin ?? ''}`.trim();

/** The states it came into and what wallets were asked for, as it happened. */
function pastOf({ coin, history, payments }: OrderSnapshot): string[] {
  const asked = payments.map(({ amount, hash, at }) => {
    return {
      at,
      told: `wallet asked for ${amountIn(amount, coin)}, transaction ${hash ?? 'unknown'}`,
    };
  });
  return [...history.map(({ state, at }) => ({ at, told: state })), ...asked]
    .sort((one, other) => one.at - other.at)
    .map(({ at, told }) => `${moment(at)} ${told}`);
}

/**
 * What support asks about an order, as lines of text to paste into a mail. In English, as the people
 * who look into a payment read it. No code, no recipient, no e-mail address, and of a payment address
 * the end alone: whoever the text is pasted to gains nothing by it.
 * @param now epoch milliseconds.
 */
export function supportDetails(order: OrderSnapshot, shopName: string, now: number): string {
  const { coin, network, address } = order;
  return [
    `Shop: ${shopName}`,
    `Order: ${order.id}`,
    `State: ${order.state}`,
    `Asked for: ${amountIn(order.amount, coin)} on ${network ?? 'an unknown network'}`,
    `Arrived: ${amountIn(order.sent, coin)}`,
    ...(order.excess === null ? [] : [`Too much: ${amountIn(order.excess, coin)}`]),
    ...(address === null ? [] : [`Address: …${address.slice(-6)}`]),
    ...pastOf(order),
    `${moment(now)} copied`,
  ].join('\n');
}
