import type { Brand } from '@/schemas/catalogue';
import { brandPath } from '../paths';
import { initials, visibleName } from './brand-face';
import { logoStem } from './logo';

/**
 * What a card shows of a brand. A tuple, since a thousand of them travel to the browser beside the
 * HTML made of them. `path` and `logo` continue the roots of their `CardList`.
 */
export type CardRow = [
  path: string,
  name: string,
  initials: string,
  price: string,
  /** `#rrggbb`, or empty. */
  colour: string,
  /** Without variant and file type; null for a brand without a logo. */
  logo: string | null,
  soldOut: 0 | 1,
  /** Whether the card says where it works: a gift card is of use in one country only. */
  worksIn: 0 | 1,
];

/** Cards to show, with what their links and logos begin with. */
export type CardList = { pathRoot: string; logoRoot: string; rows: CardRow[] };

/** What all texts begin with, up to a slash. */
export function commonRoot(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.lastIndexOf('/') + 1;
  while (length > 0 && !others.every((text) => text.startsWith(first.slice(0, length)))) {
    length = first.slice(0, length - 1).lastIndexOf('/') + 1;
  }
  return first.slice(0, length);
}

/** Brands as cards; `priceOf` gives the line below the name. */
export function cardList(
  brands: readonly Brand[],
  locale: string,
  priceOf: (brand: Brand) => string,
): CardList {
  const faces = brands.map((brand) => ({
    brand,
    path: brandPath(locale, brand),
    logo: logoStem(brand.logoBase),
  }));
  const pathRoot = commonRoot(faces.map(({ path }) => path));
  const logoRoot = commonRoot(faces.flatMap(({ logo }) => logo ?? []));
  const rows = faces.map(({ brand, path, logo }): CardRow => {
    const name = visibleName(brand);
    return [
      path.slice(pathRoot.length),
      name,
      initials(name),
      priceOf(brand),
      brand.colour ?? '',
      logo === null ? null : logo.slice(logoRoot.length),
      brand.outOfStock ? 1 : 0,
      brand.kind === 'gift-cards' ? 1 : 0,
    ];
  });
  return { pathRoot, logoRoot, rows };
}
