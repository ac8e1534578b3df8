import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import { brandsAtHand, brandsOf } from '../catalogue/catalogue';
import { featuredBrands, searchElsewhere } from '../catalogue/discovery';
import { likelyCountriesFor, readCatalogues } from '../catalogue/likely';
import type { Caller } from '../cryptorefills/catalogue';
import { within } from '../within';
import { searchedBrands } from './brands';
import { namesEverywhere } from './called-countries';
import { type Hit, search, tiers } from './match';
import { countryMeant, type NamedCountry } from './named-country';

/** Another country that was named, and its brands; null where they are not known, or not asked for. */
export type Elsewhere = NamedCountry & { typed: string; brands: Brand[] | null };

/** What was looked for here, what a country that was named has, and others that have the name. */
type Asked = { words: string; named: Elsewhere | null; abroad: Brand[] };

/** What a search brings: brands best first, and those of the same name in other countries. */
export type SearchAnswer =
  | { state: 'unasked'; popular: Brand[] }
  | (Asked & { state: 'found'; brands: Brand[] })
  | (Asked & { state: 'missed'; popular: Brand[] });

/** Of the country that was named; a link beside them leads to the rest. */
const mostThere = 6;

/** The link alone leads to the country as well, so a page waits no longer for what it sells. */
const namedPatienceMs = 2_000;

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

type Wish = {
  locale: string;
  country: string;
  words: string;
  /** Countries that may be the visitor's. */
  own: readonly string[];
};

/**
 * The brands of a country that answer the words; `sure` when they are called so. What the shop's own
 * search does not find is given to the supplier's.
 */
async function findHere(caller: Caller, brands: readonly Brand[], wish: Wish) {
  const hits = search(searchedBrands(brands), wish.words);
  const [best] = hits;
  if (best === undefined) {
    const { locale, country, words } = wish;
    const known = await searchElsewhere(caller, { locale, country, words }, brands);
    return { brands: known, sure: false };
  }
  return { brands: hits.map(({ item }) => item), sure: best.rank < tiers.slip };
}

/**
 * The brands of other countries for words that no brand of this one is called by: out of the
 * catalogues at hand. Where nothing at all was found, those of likely countries are read as well,
 * and waited for when no brand at hand has the very name.
 */
async function findElsewhere(caller: Caller, wish: Wish, missed: boolean): Promise<Brand[]> {
  if (!missed) return findAbroad(await brandsAtHand(), { ...wish, slips: false });
  const likely = likelyCountriesFor(wish.country, wish.own);
  const atHand = await brandsAtHand(likely);
  const reading = readCatalogues(
    caller,
    likely.filter((country) => !atHand.has(country)),
  );
  const exact = findAbroad(atHand, { ...wish, slips: false });
  if (exact.length > 0) return exact;
  await reading;
  return findAbroad(await brandsAtHand(likely), { ...wish, slips: true });
}

/** The brands of the country that was named, those called by all that was typed first. */
async function findThere(
  caller: Caller,
  { country, words }: NamedCountry,
  typed: string,
): Promise<Brand[] | null> {
  if (words === '') return null;
  const brands = await within(namedPatienceMs, brandsOf(caller, country));
  if (!brands?.ok) return null;
  const searched = searchedBrands(brands.data);
  const literal = search(searched, typed).filter(({ rank }) => rank <= tiers.word);
  const found = [...literal, ...search(searched, words)].map(({ item }) => item);
  return [...new Set(found)].slice(0, mostThere);
}

/**
 * How what was typed is to be read: the other country that it names, and the words to look for here,
 * which are those without a country's name where the whole finds nothing.
 */
function read(brands: readonly Brand[], { country, words }: Wish) {
  const literal = search(searchedBrands(brands), words);
  const meant = countryMeant(words, namesEverywhere(), literal);
  const isHere = meant?.country === country;
  const isWhole = literal.length > 0 || meant === null || meant.words === '';
  return {
    named: isHere ? null : meant,
    words: isWhole ? words : meant.words,
    // The name of the very country that is looked through, and nothing besides.
    asksNothing: isHere && meant.words === '' && literal.length === 0,
  };
}

/** Answers a search of everything a country sells; blank or without words it is not asked yet. */
export async function answerSearch(
  caller: Caller,
  brands: readonly Brand[],
  asked: Omit<Wish, 'words'> & { words: string | undefined },
): Promise<SearchAnswer> {
  const popular = () => featuredBrands(caller, asked.country, brands, popularCount);
  if (asked.words === undefined) return { state: 'unasked', popular: await popular() };
  const { words: typed } = asked;
  const { named, words, asksNothing } = read(brands, { ...asked, words: typed });
  if (asksNothing) return { state: 'unasked', popular: await popular() };
  const wish = { ...asked, words };
  const [here, there] = await Promise.all([
    findHere(caller, brands, wish),
    named === null ? null : findThere(caller, named, typed),
  ]);
  // Who names a country that has it, or nothing but a country, wants no others.
  const isAnswered = here.sure || named?.words === '' || (there?.length ?? 0) > 0;
  const missed = here.brands.length === 0;
  const abroad = isAnswered ? [] : await findElsewhere(caller, wish, missed);
  const answer = {
    words,
    named: named === null ? null : { ...named, typed, brands: there },
    abroad: abroad.filter(({ country }) => country !== named?.country),
  };
  return missed
    ? { state: 'missed', ...answer, popular: await popular() }
    : { state: 'found', ...answer, brands: here.brands };
}
