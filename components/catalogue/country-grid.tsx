import { Flag } from '@/components/ui/flag';
import { SoftLink } from '@/components/ui/soft-link';
import type { CountryChoice } from '@/lib/catalogue/countries';
import { countryPath } from '@/lib/paths';

/**
 * A titled list of countries, each a link into its shop, or to `pathTo` of it. Its data attributes feed the
 * filter above it.
 */
export function CountryGrid({
  title,
  countries,
  locale,
  pathTo = (country) => countryPath(locale, country),
}: {
  title: string;
  countries: CountryChoice[];
  locale: string;
  pathTo?: (country: string) => string;
}) {
  if (countries.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 font-medium text-muted text-sm">{title}</h2>
      <ul className="grid grid-cols-1 gap-x-4 min-[420px]:grid-cols-2 md:grid-cols-3 lg:grid-cols-4">
        {countries.map(({ code, name, search }) => (
          <li key={code} data-country={code} data-search={search}>
            <SoftLink
              href={pathTo(code)}
              className="-mx-2 flex min-h-12 items-center gap-3 rounded-control px-2 hover:bg-sunken"
            >
              <Flag country={code} large />
              <span>{name}</span>
            </SoftLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
