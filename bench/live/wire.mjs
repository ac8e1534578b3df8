/** Between 0.1 and 0.2 of a coin: an order on which something was paid, and not all of it. */
const marker = /"sent(?:_coin_amount)?":"0\.1(\d{16})1"/;

const sentAmount = (micros) => `0.1${String(micros).padStart(16, '0')}1`;

/**
 * A partly paid order as the supplier words it. The amount that was sent is the one thing that
 * changes: it survives every relay, and says when it was written.
 * @param {{ id: string, bornAt: number, updatedAt: number, micros: number }} order the first two
 * times in epoch seconds; `micros` by `microseconds()`, 0 for an order as it is found
 */
export function orderWire({ id, bornAt, updatedAt, micros }) {
  return {
    order_id: id,
    created_at: String(bornAt),
    wallet_address: '0x52908400098527886E0F7030069857D2E4169EE7',
    qr_text: '0x52908400098527886E0F7030069857D2E4169EE7',
    payment_state: 'PaymentRequested',
    payment_requested_at: String(bornAt),
    network: 'Base',
    coin: 'USDC',
    coin_amount: '1',
    original_price: '1',
    sent_coin_amount: sentAmount(micros),
    payment_via: 'USER_WALLET',
    deliveries: [
      {
        id: 'delivery-1',
        delivery_state: 'WaitingForPayment',
        kind: 'giftcard',
        deliverable: {
          brand_name: 'Steam',
          family: 'steam',
          denomination: '1 USD',
          localized_denomination: '$1',
          beneficiary_account: 'buyer@example.com',
          country_code: 'US',
          delivery_type: 'pin',
          currency_code: 'USD',
        },
      },
    ],
    order_state: 'PartialPaymentStarted',
    user: { email: 'buyer@example.com' },
    updated_at: String(updatedAt),
  };
}

/** One event of a stream. */
export const frameOf = (wire) => `data: ${JSON.stringify(wire)}\n\n`;

/** When the order in a frame was written, by `microseconds()`; undefined when there is none in it. */
export function writtenAt(frame) {
  const found = marker.exec(frame);
  return found === null ? undefined : Number(found[1]);
}

/** Cuts what arrives of an event stream into whole frames, whatever pieces it comes in. */
export function createFrameSplitter() {
  let rest = '';
  return (text) => {
    const frames = (rest + text).split('\n\n');
    rest = frames.pop() ?? '';
    return frames;
  };
}
