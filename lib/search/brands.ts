import 'server-only';
import english from '@/messages/en.json' with { type: 'json' };
import type { Brand } from '@/schemas/catalogue';
import type { SearchIndex } from '@/schemas/search-index';
import { isKnownCategory } from '../catalogue/categories';
import { inShelfOrder } from '../catalogue/shelves';
import { defaultLocale } from '../i18n/locales';
import { prepare, type Searched } from './match';
import { wordsOf } from './words';

/** What a category is called, for the search: the slug in words, and the English name where there is one. */
function categoryWords(slug: string): string[] {
  return isKnownCategory(slug) ? [slug, english.categories[slug]] : [slug];
}

/** What a brand is found by beside its name: what its categories are called, and its family. */
function wordsFor({ name, family, categories }: Brand): string {
  const texts = categories.flatMap(categoryWords);
  if (family !== name) texts.push(family);
  return [...new Set(texts.flatMap(wordsOf))].join(' ');
}

const prepared = new WeakMap<readonly Brand[], Searched<Brand>>();

/** A country's brands made ready to be searched, once for as long as they are the same array. */
export function searchedBrands(brands: readonly Brand[]): Searched<Brand> {
  const known = prepared.get(brands);
  if (known !== undefined) return known;
  const made = prepare(inShelfOrder(brands, defaultLocale), (brand) => ({
    name: brand.name,
    kind: brand.kind,
    words: wordsFor(brand),
  }));
  prepared.set(brands, made);
  return made;
}

/** What a browser needs to search a country's brands by itself. */
export function indexedBrands(brands: readonly Brand[]): SearchIndex['brands'] {
  return inShelfOrder(brands, defaultLocale).map((brand) => ({
    name: brand.name,
    slug: brand.slug,
    kind: brand.kind,
    words: wordsFor(brand),
    ...(brand.outOfStock && { soldOut: true }),
    ...(brand.colour !== null && { colour: brand.colour }),
  }));
}
