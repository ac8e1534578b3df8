import { type CountryWords, findCountries } from '@/lib/catalogue/country-search';
import { type CountryNames, countryNamesSchema } from '@/schemas/country-names';

/** A search does without the names in other languages rather than wait for them any longer. */
const patienceMs = 4000;

let fetched: CountryNames | undefined;

/** What countries are called in all of the shop's languages; nothing when it cannot be had. */
export async function countryNames(): Promise<CountryNames> {
  if (fetched !== undefined) return fetched;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch('/api/country-names', { signal });
    fetched = countryNamesSchema.parse(await response.json());
    return fetched;
  } catch {
    return {};
  }
}

type Entry = CountryWords & { element: HTMLElement };

/** The countries of a list, as it was before anything was searched in it. */
function entriesOf(section: HTMLElement, names: CountryNames): Entry[] {
  const elements = [...section.querySelectorAll<HTMLElement>('[data-country]')];
  for (const [index, { dataset }] of elements.entries()) dataset.place ??= String(index);
  const inPlace = elements.toSorted((a, b) => Number(a.dataset.place) - Number(b.dataset.place));
  return inPlace.map((element) => {
    const code = element.dataset.country ?? '';
    return { element, code, words: `${element.dataset.search ?? ''}|${names[code] ?? ''}` };
  });
}

/**
 * Shows the countries that are meant in the last section, which has all of them, the likeliest first;
 * the sections before it stand aside meanwhile. Returns how many there are; null for nothing typed.
 */
export function showCountries(list: HTMLElement, names: CountryNames, typed: string) {
  const sections = [...list.querySelectorAll<HTMLElement>('section')];
  const all = sections.pop();
  if (all === undefined) return null;
  const isSearch = typed.trim() !== '';
  for (const section of sections) section.hidden = isSearch;
  const entries = entriesOf(all, names);
  const byCode = new Map(entries.map(({ code, element }) => [code, element]));
  const wanted = findCountries(entries, typed).flatMap((code) => byCode.get(code) ?? []);
  for (const { element } of entries) element.hidden = true;
  for (const element of wanted) element.hidden = false;
  // Moved, not only shown in another order: the keyboard and readers follow the document.
  wanted[0]?.parentElement?.prepend(...wanted);
  all.hidden = wanted.length === 0;
  return isSearch ? wanted.length : null;
}

/** Opens the country that stands first. */
export function openFirst(list: HTMLElement): void {
  const shown = 'section:not([hidden]) [data-country]:not([hidden]) a';
  list.querySelector<HTMLElement>(shown)?.click();
}
