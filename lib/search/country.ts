import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import { brandsAtHand } from '../catalogue/catalogue';
import { featuredBrands, searchElsewhere } from '../catalogue/discovery';
import type { Caller } from '../cryptorefills/catalogue';
import { searchedBrands } from './brands';
import { type Hit, search, tiers } from './match';

/** What a search brings: brands best first, and those of the same name in other countries. */
export type SearchAnswer =
  | { state: 'unasked'; popular: Brand[] }
  | { state: 'found'; words: string; brands: Brand[]; abroad: Brand[] }
  | { state: 'missed'; words: string; popular: Brand[]; abroad: Brand[] };

/** More countries than this are no help to choose. */
const mostAbroad = 12;

/** What is shown where there is nothing else to show. */
const popularCount = 8;

/** Whether a hit is for the brand's name, rather than for what it is good for. */
function isByName({ rank }: Hit<Brand>): boolean {
  return rank !== tiers.kind && rank !== tiers.category;
}

/**
 * The best brand of each other country whose name answers the words, best first; with `slips` also
 * names that do but for a slip of the finger.
 */
export function findAbroad(
  catalogues: ReadonlyMap<string, readonly Brand[]>,
  { country, words, slips }: { country: string; words: string; slips: boolean },
): Brand[] {
  const hits: Hit<Brand>[] = [];
  for (const [other, brands] of catalogues) {
    if (other === country) continue;
    const best = search(searchedBrands(brands), words).find(isByName);
    if (best !== undefined && (slips || best.rank < tiers.slip)) hits.push(best);
  }
  hits.sort((a, b) => a.rank - b.rank || Number(a.item.outOfStock) - Number(b.item.outOfStock));
  const exact = hits.filter(({ rank }) => rank < tiers.slip);
  return (exact.length > 0 ? exact : hits).slice(0, mostAbroad).map(({ item }) => item);
}

/**
 * The brands of a country that answer the words, and those of other countries. What the shop's own
 * search does not find is given to the supplier's; and where no brand is called so, the catalogues
 * at hand are looked through for other countries that have it.
 */
async function find(
  caller: Caller,
  brands: readonly Brand[],
  wish: { locale: string; country: string; words: string },
): Promise<{ brands: Brand[]; abroad: Brand[] }> {
  const hits = search(searchedBrands(brands), wish.words);
  const found = hits.map(({ item }) => item);
  const [best] = hits;
  if (best !== undefined && best.rank < tiers.slip) return { brands: found, abroad: [] };
  const known = found.length > 0 ? found : await searchElsewhere(caller, wish, brands);
  const slips = known.length === 0;
  return { brands: known, abroad: findAbroad(await brandsAtHand(), { ...wish, slips }) };
}

/** Answers a search of everything a country sells; blank or without words it is not asked yet. */
export async function answerSearch(
  caller: Caller,
  brands: readonly Brand[],
  wish: { locale: string; country: string; words: string | undefined },
): Promise<SearchAnswer> {
  const { country, words } = wish;
  const popular = () => featuredBrands(caller, country, brands, popularCount);
  if (words === undefined) return { state: 'unasked', popular: await popular() };
  const found = await find(caller, brands, { ...wish, words });
  return found.brands.length > 0
    ? { state: 'found', words, ...found }
    : { state: 'missed', words, abroad: found.abroad, popular: await popular() };
}
