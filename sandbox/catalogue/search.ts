import type { BrandEntry, CatalogueProduct } from './model';
import type { Shelf } from './shelf';
import { brandWire, rangeWire } from './wire';

const mostRows = 20;

/** What people type for a brand, by the brand's slug. */
const aliases: Record<string, string[]> = {
  amazon: ['amzn'],
  apple: ['itunes', 'app store'],
  'battle-net': ['blizzard', 'wow'],
  fortnite: ['v bucks'],
  'google-play': ['android', 'play store'],
  'meta-quest': ['oculus'],
  'nintendo-eshop': ['switch'],
  'playstation-store': ['psn', 'ps5'],
  'pubg-mobile': ['battlegrounds'],
  xbox: ['game pass', 'microsoft'],
};

/** Letters and digits alone, without accents and in lower case: `H&M` and `hm` are the same. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How well a brand answers the words: 0 is its very name, null is not at all. */
function rank({ brand }: BrandEntry, wanted: string): number | null {
  const names = [brand.brand, brand.family, ...(aliases[brand.slug] ?? [])].map(folded);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : null;
}

function foundProduct(product: CatalogueProduct) {
  const { productId: product_id } = product;
  if (product.range) return { product_id, is_dynamic: true, range: rangeWire(product) };
  const { denomination, localizedDenomination: localized_denomination } = product;
  return { product_id, is_dynamic: false, denomination, localized_denomination };
}

/**
 * The body of `/v2/search/{CC}`: at most twenty brands, best first, each with its products. Case,
 * accents and punctuation do not count; a query of nothing else finds nothing.
 */
export function searchWire(shelf: Shelf, query: string, logoOrigin: string): unknown {
  const wanted = folded(query);
  if (wanted === '') return [];
  const found = shelf.entries.flatMap((entry) => {
    const place = rank(entry, wanted);
    return place === null ? [] : [{ entry, place }];
  });
  return found
    .sort((a, b) => a.place - b.place)
    .slice(0, mostRows)
    .map(({ entry }) => ({
      ...brandWire(entry, logoOrigin),
      products: entry.products.map(foundProduct),
    }));
}
