import * as z from 'zod';
import { entriesOf, entryOf } from './build';
import { generatedRow } from './generated';
import { mostBrands } from './generated-names';
import type { BrandEntry } from './model';
import { Shelf } from './shelf';

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters');

/** How many brands a country lists. */
export const catalogueSize = z.strictObject({
  country: countryCode,
  brands: z.number().int().min(0).max(mostBrands),
});
export type CatalogueSize = z.infer<typeof catalogueSize>;

/** Reads a size as a command line writes it, `US=1000`; null for anything else. */
export function parseSize(text: string): CatalogueSize | null {
  const [, country, brands] = /^([A-Z]{2})=(\d+)$/.exec(text) ?? [];
  return catalogueSize.safeParse({ country, brands: Number(brands) }).data ?? null;
}

function sized(country: string, brands: number): BrandEntry[] {
  const usual = entriesOf(country).slice(0, brands);
  const generated = Array.from({ length: brands - usual.length }, (_, index) => {
    const row = generatedRow(index, country);
    return entryOf(row, country, row.sold[country] ?? '');
  });
  return [...usual, ...generated];
}

/**
 * What one running sandbox sells: the usual brands, and in countries that were made larger
 * generated ones after them.
 */
export class Catalogue {
  readonly #sizes = new Map<string, number>();
  readonly #shelves = new Map<string, Shelf>();

  /**
   * Makes a country list exactly this many brands; fewer than usual leaves the last ones out.
   * @throws ZodError for anything but a country code and a number up to `mostBrands`.
   */
  resize(size: CatalogueSize): void {
    const { country, brands } = catalogueSize.parse(size);
    this.#sizes.set(country, brands);
    this.#shelves.delete(country);
  }

  /** Makes every country list its usual brands again. */
  reset(): void {
    this.#sizes.clear();
    this.#shelves.clear();
  }

  /** The brands of a country; none where nothing is sold. */
  shelf(country: string): Shelf {
    const known = this.#shelves.get(country);
    if (known) return known;
    const size = this.#sizes.get(country);
    const entries = size === undefined ? entriesOf(country) : sized(country, size);
    const shelf = new Shelf(country, entries);
    // Any path segment can be asked for as a country: only what is sold is kept.
    if (entries.length > 0) this.#shelves.set(country, shelf);
    return shelf;
  }
}
