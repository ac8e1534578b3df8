import 'server-only';
import { type Brand, type BrandMention, brandMentionsSchema, type Kind } from '@/schemas/catalogue';
import { type Caller, fetchHomepage, fetchSearch } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { supplierLanguage } from '../i18n/locales';
import { processWide } from '../process-wide';
import { cacheCounter } from '../telemetry/meters';
import { within } from '../within';
import { createCache } from './cache';
import { featuredFirst } from './curation';
import { holdFor } from './hold';
import { keptCopies } from './kept';
import { lifetimes } from './lifetimes';
import type { ListWish } from './list-wish';
import { searchable } from './searchable';
import { featured, shelf } from './shelves';

const featuredCache = processWide('featuredCache', () =>
  createCache<BrandMention[], SupplierError>({
    ...lifetimes.featured,
    isEmpty: (mentions) => mentions.length === 0,
    maxEntries: 250,
    onRead: cacheCounter('featured'),
    copies: keptCopies('featured', brandMentionsSchema),
    holdMs: holdFor,
  }),
);
const searchCache = processWide('searchCache', () =>
  createCache<BrandMention[], SupplierError>({
    ...lifetimes.searches,
    isEmpty: () => false,
    maxEntries: 500,
    onRead: cacheCounter('search'),
    holdMs: holdFor,
  }),
);

/** The brands the supplier mentions, in its order, out of those the shop sells. */
function mentioned(mentions: readonly BrandMention[], brands: readonly Brand[]): Brand[] {
  const byId = new Map(brands.map((brand) => [brand.id, brand]));
  const byName = new Map(brands.map((brand) => [searchable(brand.name), brand]));
  const found = mentions.flatMap(
    ({ id, name }) => byId.get(id) ?? byName.get(searchable(name)) ?? [],
  );
  return [...new Set(found)];
}

/** The feed is an extra: a page that has its brands waits no longer for it. */
const feedPatienceMs = 200;

/**
 * The brands a country's shop opens with: the partner's featured ones, then the supplier's homepage
 * feed, filled up with what is popular. `brands` are those of the country, under way or there.
 */
export async function featuredBrands(
  caller: Caller,
  country: string,
  brands: readonly Brand[],
  count: number,
): Promise<Brand[]> {
  if (brands.length === 0) return [];
  const feed = featuredCache().get(country, () => fetchHomepage(caller, country));
  const answer = await within(feedPatienceMs, feed);
  const fed = mentioned(answer?.ok ? answer.data : [], brands).filter((brand) => !brand.outOfStock);
  return featuredFirst(brands, [...fed, ...featured(brands, count)]).slice(0, count);
}

/** Fewer letters find nothing that the shop's own search has not found. */
const leastLetters = 2;

/**
 * What the supplier finds among `brands`, of any kind, best first: it knows other names of them.
 * Nothing when it cannot be asked.
 */
export async function searchElsewhere(
  caller: Caller,
  wish: { locale: string; country: string; words: string },
  brands: readonly Brand[],
): Promise<Brand[]> {
  const words = searchable(wish.words.trim().replace(/\s+/g, ' '));
  if (words.length < leastLetters) return [];
  const lang = supplierLanguage(wish.locale);
  const key = JSON.stringify([wish.country, lang, words]);
  const { country } = wish;
  const answer = await searchCache().get(key, () => fetchSearch(caller, { country, words, lang }));
  return answer.ok ? mentioned(answer.data, brands) : [];
}

/**
 * The brands of one kind that fit a list's wish, in shelf order. Words that the shop's own search
 * finds nothing for are given to the supplier's.
 */
export async function searchShelf(
  caller: Caller,
  brands: readonly Brand[],
  wish: { locale: string; country: string; kind: Kind } & ListWish,
): Promise<readonly Brand[]> {
  const { kind, category, q: words, inStock, locale } = wish;
  const narrowed = { kind, category, inStock, locale };
  const found = shelf(brands, { ...narrowed, words });
  if (found.length > 0 || words === undefined) return found;
  return shelf(await searchElsewhere(caller, { ...wish, words }, brands), narrowed);
}
