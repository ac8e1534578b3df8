import type { Checkout, Line } from '@/schemas/checkout';
import type { OrderRequest } from '../cryptorefills/orders';

/** One $25 card for an e-mail. */
export const cardLine: Line = {
  country: 'US',
  kind: 'gift-cards',
  brand: 'northwind',
  product: 'product-1',
  beneficiary: 'marta@example.com',
  quantity: 1,
};

/** A checkout of a $25 card for an e-mail, paid in USDC on Base. */
export function checkout(change: Partial<Checkout> = {}): Checkout {
  return {
    email: 'marta@example.com',
    lines: [cardLine],
    payment: { coin: 'USDC', network: 'Base' },
    locale: 'en',
    newsletter: false,
    ...change,
  };
}

/** What is asked of the supplier for that checkout. */
export const orderRequest: OrderRequest = {
  email: 'marta@example.com',
  deliveries: [
    {
      brandName: 'Northwind',
      country: 'US',
      denomination: '25 USD',
      value: null,
      beneficiary: 'marta@example.com',
    },
  ],
  coin: 'USDC',
  network: 'Base',
  lang: 'en',
  promoCode: null,
  newsletter: false,
  refundAddress: null,
  acquisitionTag: null,
};
