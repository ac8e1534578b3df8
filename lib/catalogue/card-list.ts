import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import { fill } from '../i18n/fill';
import { oncePer } from '../once-per';
import { brandPath } from '../paths';
import { processWide } from '../process-wide';
import { createRecent } from '../recent';
import { initials } from './brand-face';
import { type CardList, type CardRow, writeCardRows } from './card-rows';
import { logoStem } from './logo';

/** What cards say beside their brand: `range` with places for `{from}` and `{to}`. */
export type CardWords = { soldOut: string; range: string; worksIn: string };

/** What all texts begin with, up to a slash. */
export function commonRoot(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.lastIndexOf('/') + 1;
  while (length > 0 && !others.every((text) => text.startsWith(first.slice(0, length)))) {
    length = first.slice(0, length - 1).lastIndexOf('/') + 1;
  }
  return first.slice(0, length);
}

/** The line below the name. */
function priceLine({ from, to, outOfStock }: Brand, words: CardWords): string {
  if (outOfStock) return words.soldOut;
  if (from !== null && to !== null && from !== to) return fill(words.range, { from, to });
  return from ?? to ?? '';
}

/** Brands as cards, in a language. */
export function cardList(brands: readonly Brand[], locale: string, words: CardWords): CardList {
  const faces = brands.map((brand) => ({
    brand,
    path: brandPath(locale, brand),
    logo: logoStem(brand.logoBase) ?? '',
  }));
  const pathRoot = commonRoot(faces.map(({ path }) => path));
  const logoRoot = commonRoot(faces.flatMap(({ logo }) => (logo === '' ? [] : logo)));
  const rows = faces.map(({ brand, path, logo }): CardRow => {
    const { name } = brand;
    return {
      path: path.slice(pathRoot.length),
      name,
      initials: initials(name),
      price: priceLine(brand, words),
      colour: brand.colour ?? '',
      logo: logo.slice(logoRoot.length),
      isSoldOut: brand.outOfStock,
      isLocal: brand.kind === 'gift-cards',
    };
  });
  return { pathRoot, logoRoot, worksIn: words.worksIn, rows: writeCardRows(rows) };
}

// Lists of brands go by a number each, so that their cards are found again without holding on to them.
// Both are the process's: with numbers of their own, two module graphs would give each other's cards.
const keptCards = processWide('cardLists', () => {
  let lists = 0;
  const numberOf = oncePer((_: readonly Brand[]) => {
    lists += 1;
    return lists;
  });
  return { numberOf, recent: createRecent<CardList>(24) };
});

/**
 * The same for what many ask for: a whole list, which stays the same array for as long as the
 * supplier's answer does. The lists asked for last are kept.
 */
export function keptCardList(brands: readonly Brand[], locale: string, words: CardWords): CardList {
  const { numberOf, recent } = keptCards();
  const key = JSON.stringify([numberOf(brands), locale, words]);
  return recent(key, () => cardList(brands, locale, words));
}
