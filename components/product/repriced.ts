import type { ProductOption } from './product-options';

/**
 * An option at the price that was last heard of it. What was reckoned by the older price, its rates and
 * whether it is the best of its list, goes with that. Without news, the option as it is.
 */
export function repriced(option: ProductOption, price: string | null): ProductOption {
  if (option.type === 'range' || price === null || price === option.price) return option;
  return { ...option, price, rates: option.rates && [], badge: null };
}
