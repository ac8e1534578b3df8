import type { BrandEntry } from './model';

function indexBy(entries: BrandEntry[], nameOf: (entry: BrandEntry) => string) {
  const index = new Map<string, BrandEntry[]>();
  for (const entry of entries) {
    const key = nameOf(entry).toLowerCase();
    const known = index.get(key);
    if (known) known.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}

/** The brands one country lists, in their order, to be looked up by name. */
export class Shelf {
  readonly #byBrand: Map<string, BrandEntry[]>;
  readonly #byFamily: Map<string, BrandEntry[]>;

  constructor(
    readonly countryCode: string,
    readonly entries: readonly BrandEntry[],
  ) {
    this.#byBrand = indexBy([...entries], ({ brand }) => brand.brand);
    this.#byFamily = indexBy([...entries], ({ brand }) => brand.family);
  }

  /** The brand of exactly this name. */
  named(brandName: string): BrandEntry | undefined {
    const found = this.#byBrand.get(brandName.toLowerCase()) ?? [];
    return found.find(({ brand }) => brand.brand === brandName);
  }

  /** Brands by family and brand name, in any case; all of them without either. */
  matching(names: { familyName?: string; brandName?: string }): readonly BrandEntry[] {
    const { familyName, brandName } = names;
    const ofBrand =
      brandName === undefined ? this.entries : (this.#byBrand.get(brandName.toLowerCase()) ?? []);
    if (familyName === undefined) return ofBrand;
    const ofFamily = this.#byFamily.get(familyName.toLowerCase()) ?? [];
    return brandName === undefined ? ofFamily : ofFamily.filter((entry) => ofBrand.includes(entry));
  }
}
