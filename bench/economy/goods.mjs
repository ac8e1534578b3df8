/** What the shop of a measurement sells, and who comes to it. */

/**
 * Where goods are used, with the share of visits: three of five in two countries, the rest ever fewer.
 * The languages are those of the country's visitors, the most of them first.
 */
const places = [
  ['US', 'en es zh'],
  ['BR', 'pt en'],
  ['DE', 'de en tr'],
  ['MX', 'es en'],
  ['FR', 'fr en'],
  ['IN', 'en hi'],
  ['ES', 'es en'],
  ['IT', 'it en'],
  ['TR', 'tr en'],
  ['AR', 'es en'],
  ['GB', 'en'],
  ['PT', 'pt en'],
  ['VN', 'vi en'],
  ['PH', 'fil en'],
  ['CA', 'en fr'],
  ['CO', 'es en'],
  ['AU', 'en zh'],
  ['PL', 'en'],
  ['NL', 'en de'],
  ['CL', 'es en'],
  ['AT', 'de en'],
  ['CH', 'de fr en it'],
  ['PE', 'es en'],
  ['SE', 'en'],
  ['JP', 'en zh'],
  ['SG', 'en zh'],
  ['ID', 'en'],
  ['NG', 'en'],
  ['AE', 'en hi'],
  ['TH', 'en'],
];

/** The two countries of most visitors, and the share of each. */
const favourites = { US: 0.35, BR: 0.25 };

/** What most visitors want to pay with, and what the others ask prices in. */
export const coins = [
  { value: 'USDC', weight: 60 },
  { value: 'BTC', weight: 20 },
  { value: 'USDT', weight: 12 },
  { value: 'ETH', weight: 8 },
];

/** Weights that fall as those of things people choose from do: the second half of the first, and so on. */
const falling = (values, share = 1) => {
  const sum = values.reduce((total, _, at) => total + 1 / (at + 1), 0);
  return values.map((value, at) => ({ value, weight: share / (at + 1) / sum }));
};

function weightedPlaces(known) {
  const others = known.filter(({ code }) => favourites[code] === undefined);
  const rest = 1 - known.reduce((sum, { code }) => sum + (favourites[code] ?? 0), 0);
  const first = known.filter(({ code }) => favourites[code] !== undefined);
  return [
    ...first.map((value) => ({ value, weight: favourites[value.code] })),
    ...falling(others, rest),
  ];
}

/** A country's brands as the shop's pages name them, and as the supplier does. */
async function placeOf([code, languages], { shop, supplier }) {
  const { brands } = await shop(`/api/search-index/${code.toLowerCase()}`);
  const wire = await supplier.read(`/v2/brands?country_code=${code}`);
  const rows = [
    ...(wire.all_brands ?? []),
    ...wire.categories.flatMap((section) => section.brands),
  ];
  const families = new Map(rows.map(({ brand, family }) => [brand, family]));
  const sold = brands
    .filter(({ soldOut }) => soldOut !== true)
    .map(({ name, slug, kind }) => ({ name, slug, kind, family: families.get(name) ?? name }));
  const kinds = [...new Set(sold.map(({ kind }) => kind))];
  return { code, kinds, brands: falling(sold), languages: falling(languages.split(' ')) };
}

/** A product as far as a visitor must know it: its id, and a value where that can be chosen. */
function productOf({ product_id: id, is_dynamic: dynamic, range, delivery_type: delivery }) {
  const value = dynamic === true && range ? String(range.min) : undefined;
  return { id, value, delivery };
}

/**
 * The shop's countries and their brands, by weight of their visits.
 * @param {{ shop: (path: string) => Promise<any>, supplier: { read: (path: string) => Promise<any> } }} from
 */
export async function scoutGoods(from) {
  const known = await Promise.all(places.map((place) => placeOf(place, from)));
  const products = new Map();

  async function load(country, { name, family }) {
    const query = new URLSearchParams({ family_name: family, coin: 'USDC', lang: 'en' });
    const groups = await from.supplier.read(`/v5/products/country/${country}?${query}`);
    const own = groups.filter(({ brand }) => brand === name);
    return own.flatMap((group) => group.products ?? []).map(productOf);
  }

  return {
    places: weightedPlaces(known.filter(({ brands }) => brands.length > 0)),
    /** What a brand sells in a country, from the supplier itself. */
    products(country, brand) {
      const key = `${country} ${brand.slug}`;
      const found = products.get(key) ?? load(country, brand);
      products.set(key, found);
      return found;
    },
  };
}
