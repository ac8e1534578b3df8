import type { BrandPrices, BrandProducts, BrandWords, Product } from '@/schemas/catalogue';

/** An answer about a brand's products in its two parts. */
export type Parts = { prices: BrandPrices; words: BrandWords };

/**
 * A label belongs to the value it was read with: under a product's id alone it might outlive that, and
 * a buyer would read one value and order another.
 */
const labelKey = (product: Product): string =>
  JSON.stringify([product.id, product.type === 'fixed' ? product.denomination : null]);

/**
 * Takes apart what hangs on the coin and what hangs on the language. A text whose language the supplier
 * does not tell is taken to be in the one that was asked for.
 */
export function parted(
  { products, text }: BrandProducts,
  read: { lang: string; readAt: number },
): Parts {
  const labels = products.map((product) => [
    labelKey(product),
    product.type === 'fixed' ? product.label : null,
  ]);
  return {
    prices: { products, ...read },
    words: {
      labels: Object.fromEntries(labels),
      text: text && { ...text, locale: text.locale ?? read.lang },
    },
  };
}

/**
 * Prices with the labels and the text of words, which may be older and were asked for in `wordsLang`. A
 * product whose value the words do not name keeps the label it came with; without words, all do.
 */
export function joined(
  { products, lang, readAt }: BrandPrices,
  words: BrandWords | null,
  wordsLang: string,
): BrandProducts {
  const labels = new Map(Object.entries(words?.labels ?? {}));
  return {
    products: products.map((product) => {
      if (product.type === 'range') return product;
      const label = labels.get(labelKey(product)) ?? null;
      return label === null
        ? { ...product, labelLang: lang }
        : { ...product, label, labelLang: wordsLang };
    }),
    // The same object each time: what is made of it is kept beside it.
    text: words?.text ?? null,
    readAt,
  };
}
