import { type IndexedBrand, searchIndexSchema } from '@/schemas/search-index';
import { mostSuggestions } from '@/schemas/search-limits';
import { prepare, search } from './match';

/** What to suggest for what is typed so far, best first. */
export type Suggest = (typed: string) => IndexedBrand[];

/** As long as the answer may be cached: brands come and go, and some visits are long. */
const keepMs = 300_000;

const known = new Map<string, Promise<Suggest>>();

async function fetchSuggest(country: string): Promise<Suggest> {
  const response = await fetch(`/api/search-index/${country.toLowerCase()}`);
  if (!response.ok) throw new Error(`The search index answered ${response.status}.`);
  const { brands } = searchIndexSchema.parse(await response.json());
  const entries = prepare(brands, (brand) => brand);
  return (typed) =>
    search(entries, typed)
      .slice(0, mostSuggestions)
      .map(({ item }) => item);
}

/**
 * For the browser: fetches a country's index, once in five minutes, and gives what searches it. Rejects when
 * it cannot be had; the next call tries again.
 */
export function openSuggester(country: string): Promise<Suggest> {
  const asked = known.get(country);
  if (asked !== undefined) return asked;
  const asking = fetchSuggest(country);
  known.set(country, asking);
  const forget = () => known.delete(country);
  asking.then(() => setTimeout(forget, keepMs), forget);
  return asking;
}
