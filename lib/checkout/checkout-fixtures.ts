import type { Checkout } from '@/schemas/checkout';
import type { OrderRequest } from '../cryptorefills/orders';

/** A checkout of a $25 card for an e-mail, paid in USDC on Base. */
export function checkout(change: Partial<Checkout> = {}): Checkout {
  return {
    email: 'marta@example.com',
    line: {
      country: 'US',
      kind: 'gift-cards',
      brand: 'northwind',
      product: 'product-1',
      beneficiary: 'marta@example.com',
    },
    payment: { coin: 'USDC', network: 'Base' },
    locale: 'en',
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
  acquisitionTag: null,
};
