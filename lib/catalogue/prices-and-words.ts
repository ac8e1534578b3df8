import type { BrandPrices, BrandProducts, BrandWords } from '@/schemas/catalogue';

/** An answer about a brand's products in its two parts. */
export type Parts = { prices: BrandPrices; words: BrandWords };

/** Takes apart what hangs on the coin and what hangs on the language. */
export function parted(
  { products, text }: BrandProducts,
  read: { lang: string; readAt: number },
): Parts {
  const labels = products.map((product) => [
    product.id,
    product.type === 'fixed' ? product.label : null,
  ]);
  return { prices: { products, ...read }, words: { labels: Object.fromEntries(labels), text } };
}

/**
 * Prices with the labels and the text of words, which may be older. A product that the words do not
 * name keeps the label it came with; without words, all do.
 */
export function joined({ products, readAt }: BrandPrices, words: BrandWords | null): BrandProducts {
  const labels = new Map(Object.entries(words?.labels ?? {}));
  return {
    products: products.map((product) =>
      product.type === 'fixed'
        ? { ...product, label: labels.get(product.id) ?? product.label }
        : product,
    ),
    text: words?.text ?? null,
    readAt,
  };
}
