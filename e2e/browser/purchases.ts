import { expect } from '@playwright/test';
import type { CheckoutPage } from './pages/checkout-page';
import type { ProductPage } from './pages/product-page';

type Pages = { product: ProductPage; checkout: CheckoutPage };

export const email = 'margarethe@example.com';

/** The checkout of a Steam card of 50 USD, which costs 53.20 USDC. */
export async function checkoutCard({ product }: Pages): Promise<void> {
  await product.open('us', 'gift-cards', 'steam');
  await product.ready();
  await product.choose('$50');
  await product.continue();
}

/** An order of that card, waiting for its payment. */
export async function orderCard(pages: Pages): Promise<void> {
  await checkoutCard(pages);
  await pages.checkout.email.fill(email);
  await pages.checkout.place();
}

/** The checkout of an Airbnb card of a value of one's own; gives its price in USDC. */
export async function checkoutValue({ product, checkout }: Pages, value: string): Promise<string> {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill(value);
  await expect(product.price).toHaveText(/ USDC$/);
  await product.continue();
  await expect(checkout.total).toHaveText(/ USDC$/);
  return ((await checkout.total.textContent()) ?? '').replace(' USDC', '');
}

/** An order of such a card, waiting for its payment; gives its price in USDC. */
export async function orderValue(pages: Pages, value: string): Promise<string> {
  const price = await checkoutValue(pages, value);
  await pages.checkout.email.fill(email);
  await pages.checkout.place();
  return price;
}
