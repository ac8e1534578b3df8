import { type IndexedBrand, type SearchIndex, searchIndexSchema } from '@/schemas/search-index';
import { mostSuggestions } from '@/schemas/search-limits';
import { prepare, search } from './match';
import { countryMeant, knowNames, type NamedCountry } from './named-country';

/** The way to another country: to its search for some words, or to all of it without any. */
type Way = { name: string; country: string; words: string };

export type Suggestion = IndexedBrand | Way;

/** What to suggest for what is typed so far, best first. */
export type Suggest = (typed: string) => Suggestion[];

type Place = { locale: string; country: string };

/** As long as the answer may be cached: brands come and go, and some visits are long. */
const keepMs = 300_000;

const opened = new Map<string, Promise<Suggest>>();

/** The way to another country that a query names, if it names one. */
function wayElsewhere(
  here: string,
  meant: NamedCountry | null,
  { countries, elsewhere, allElsewhere }: SearchIndex,
): Way[] {
  if (meant === null || meant.country === here) return [];
  const { country: code, words } = meant;
  const country = countries.names[code] ?? code;
  // By hand: what is imported here as well as by one kind of page makes a chunk of its own for each.
  const name = (words === '' ? allElsewhere : elsewhere)
    .replace('{country}', () => country)
    .replace('{words}', () => words);
  return [{ name, country: code, words }];
}

async function fetchSuggest({ locale, country }: Place): Promise<Suggest> {
  const response = await fetch(`/api/search-index/${country.toLowerCase()}?locale=${locale}`);
  if (!response.ok) throw new Error(`The search index answered ${response.status}.`);
  const index = searchIndexSchema.parse(await response.json());
  const entries = prepare(index.brands, (brand) => brand);
  const known = knowNames(index.countries);
  return (typed) => {
    const literal = search(entries, typed);
    const meant = countryMeant(typed, known, literal);
    const way = wayElsewhere(country, meant, index);
    // Beside a country's name there may be what this one has: "steam brazil" in Brazil is "steam".
    const hits = literal.length === 0 && meant !== null ? search(entries, meant.words) : literal;
    return [...hits.slice(0, mostSuggestions - way.length).map(({ item }) => item), ...way];
  };
}

/**
 * For the browser: fetches a country's index, once in five minutes, and gives what searches it. Rejects when
 * it cannot be had; the next call tries again.
 */
export function openSuggester(place: Place): Promise<Suggest> {
  const key = `${place.locale} ${place.country}`;
  const asked = opened.get(key);
  if (asked !== undefined) return asked;
  const asking = fetchSuggest(place);
  opened.set(key, asking);
  const forget = () => opened.delete(key);
  asking.then(() => setTimeout(forget, keepMs), forget);
  return asking;
}
