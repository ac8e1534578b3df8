import type { ProductOption } from './product-options';

/** An option at the price that was last heard of it; the rates that were reckoned by another are gone. */
function repriced(option: ProductOption, price: string | null): ProductOption {
  if (option.type === 'range' || price === null || price === option.price) return option;
  return { ...option, price, rates: option.rates && [] };
}

/**
 * The options of one list at the prices that were last heard of them. Which is the best was reckoned by
 * the older ones: as soon as one has changed, that is said of none. Without news, the options as they are.
 * @param priceOf null where nothing newer is known of it
 */
export function repricedList(
  options: readonly ProductOption[],
  priceOf: (product: string) => string | null,
): readonly ProductOption[] {
  const now = options.map((option) => repriced(option, priceOf(option.id)));
  if (now.every((option, index) => option === options[index])) return options;
  return now.map((option) => (option.type === 'fixed' ? { ...option, badge: null } : option));
}
