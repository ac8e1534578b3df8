import type { BrandPrices, BrandProducts, BrandWords, Product } from '@/schemas/catalogue';

/** An answer about a brand's products in its two parts. */
export type Parts = { prices: BrandPrices; words: BrandWords };

/**
 * A label belongs to the value it was read with: under a product's id alone it might outlive that, and
 * a buyer would read one value and order another.
 */
const labelKey = (product: Product): string =>
  JSON.stringify([product.id, product.type === 'fixed' ? product.denomination : null]);

/** Takes apart what hangs on the coin and what hangs on the language. */
export function parted(
  { products, text }: BrandProducts,
  read: { lang: string; readAt: number },
): Parts {
  const labels = products.map((product) => [
    labelKey(product),
    product.type === 'fixed' ? product.label : null,
  ]);
  return { prices: { products, ...read }, words: { labels: Object.fromEntries(labels), text } };
}

/**
 * Prices with the labels and the text of words, which may be older. A product whose value the words do
 * not name keeps the label it came with; without words, all do.
 */
export function joined({ products, readAt }: BrandPrices, words: BrandWords | null): BrandProducts {
  const labels = new Map(Object.entries(words?.labels ?? {}));
  return {
    products: products.map((product) =>
      product.type === 'fixed'
        ? { ...product, label: labels.get(labelKey(product)) ?? product.label }
        : product,
    ),
    text: words?.text ?? null,
    readAt,
  };
}
