import { expect, type Page } from '@playwright/test';
import type { CartPage } from './pages/cart-page';
import type { CheckoutPage } from './pages/checkout-page';
import type { ProductPage } from './pages/product-page';
import { say } from './words';

type Pages = { product: ProductPage; checkout: CheckoutPage };
type CartPages = { cart: CartPage; checkout: CheckoutPage };

export const email = 'margarethe@example.com';

/** An address that the simulated supplier refuses with a code. */
export function tagged(code: string): string {
  return email.replace('@', `+${code.toLowerCase().replaceAll('_', '-')}@`);
}

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

/** Puts a value of a gift card into the cart. */
export async function addCard(product: ProductPage, slug: string, label: string): Promise<void> {
  await product.open('us', 'gift-cards', slug);
  await product.ready();
  await product.choose(label);
  await product.addToCart();
}

/** The checkout of what is in the cart. */
export async function cartCheckout({ cart, checkout }: CartPages): Promise<void> {
  await cart.open();
  await expect(cart.total).toHaveText(/ USDC$/);
  await cart.press(cart.checkoutLink);
  await expect(checkout.heading).toHaveText(say('checkout.title'));
  await expect(checkout.total).toHaveText(/ USDC$/);
}

/** The checkout of a cart with one Steam card of 50 USD in it, and whom it is for. */
export async function checkoutSteam({ product, ...pages }: CartPages & Pages): Promise<void> {
  await addCard(product, 'steam', '$50');
  await cartCheckout(pages);
  await pages.checkout.email.fill(email);
}

/** The same with an Airbnb card of a value of one's own; gives its price in USDC. */
export async function checkoutAirbnb(
  { product, ...pages }: CartPages & Pages,
  value: string,
): Promise<string> {
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.ownValue.fill(value);
  await product.addToCart();
  await cartCheckout(pages);
  await pages.checkout.email.fill(email);
  return ((await pages.checkout.total.textContent()) ?? '').replace(' USDC', '');
}

/** A line of a product that was sold once. */
export const goneLine = {
  id: 'gone',
  country: 'US',
  kind: 'gift-cards',
  brand: 'uber',
  product: 'sold-long-ago',
  quantity: 1,
  name: 'Uber',
  label: '$7',
};

/** Puts lines into the stored cart as another version of the shop may have left them there. */
export async function storeLines(page: Page, lines: unknown[]): Promise<void> {
  await page.evaluate((more) => {
    const stored = JSON.parse(localStorage.getItem('cart') ?? '{"lines":[]}');
    localStorage.setItem('cart', JSON.stringify({ lines: [...stored.lines, ...more] }));
  }, lines);
}
