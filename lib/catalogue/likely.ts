import 'server-only';
import type { Caller } from '../cryptorefills/catalogue';
import { shop } from '../shop';
import { brandsOf } from './catalogue';
import { isCountryOnOffer } from './countries';
import { neighboursOf } from './neighbours';
import { sparingReads, type Wanted } from './sparing-reads';

/** The largest markets: where a brand that is sold anywhere is likely to be sold. */
const largest = ['US', 'GB', 'DE', 'FR', 'BR', 'IN', 'CA', 'AU', 'MX', 'ES', 'IT', 'TR'];

/** Of a part of the world, those with the most people. */
const mostNeighbours = 4;

/** Of the visitor's own, of which a browser may name as many as it likes. */
const mostOwn = 4;

const readSparingly = sparingReads('likelyReads');

/**
 * The countries that are likely to have what `country` has not, the likeliest first: its neighbours,
 * those that may be the visitor's (`own`), the partner's popular ones, the largest.
 */
export function likelyCountriesFor(country: string, own: readonly string[]): string[] {
  const likely = [
    ...neighboursOf(country, mostNeighbours),
    ...own.slice(0, mostOwn),
    ...shop().countries.popular,
    ...largest,
  ];
  return [...new Set(likely)].filter((code) => code !== country && isCountryOnOffer(code));
}

/** Has the catalogues of some countries read that are not at hand, and waits a moment for them. */
export function readCatalogues(caller: Caller, countries: readonly string[]): Promise<void> {
  const wanted = countries.map(
    (country): Wanted => ({
      key: country,
      read: async (last) => {
        const brands = await brandsOf(last, country);
        if (!brands.ok) return 'failed';
        return brands.data.length > 0 ? 'found' : 'nothing';
      },
    }),
  );
  return readSparingly(caller, wanted);
}
