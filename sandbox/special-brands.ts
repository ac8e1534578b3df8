import type { CatalogueProduct } from './catalogue';
import type { OrderLine } from './order-record';

/** Of these, one order may hold a single unit. */
const limited = new Set(['Razer Gold']);
/** Delivered by mail alone: the order shows no code. */
const mailedOnly = new Set(['Audible']);
/** Taken and paid, but never delivered. */
const undeliverable = new Set(['Udemy']);

/** Whether one order holds more than one unit of a brand that allows one. */
export function hasTooManyLimited(brandNames: string[]): boolean {
  const wanted = brandNames.filter((name) => limited.has(name));
  return new Set(wanted).size < wanted.length;
}

/** How a product is delivered, which for some brands is out of the ordinary. */
export function deliveryOf({ brand, deliveredAs }: CatalogueProduct): OrderLine['deliveredAs'] {
  if (mailedOnly.has(brand.brand)) return 'mail';
  return undeliverable.has(brand.brand) ? 'failure' : deliveredAs;
}
