import { getTranslations } from 'next-intl/server';
import { Flag } from '@/components/ui/flag';
import { SoftLink } from '@/components/ui/soft-link';
import { countryName } from '@/lib/i18n/country-names';
import { brandPath } from '@/lib/paths';
import type { Brand } from '@/schemas/catalogue';

/** A brand of another country, with the one it works in. */
export async function AbroadCard({ brand, locale }: { brand: Brand; locale: string }) {
  const t = await getTranslations();
  return (
    <SoftLink
      href={brandPath(locale, brand)}
      className="flex h-full items-center gap-3 rounded-card border border-line bg-surface p-4 shadow-card hover:border-accent"
    >
      <Flag country={brand.country} large />
      <span className="min-w-0">
        <span className="block font-medium leading-snug">
          {brand.name}
          {brand.outOfStock && (
            <span className="font-normal text-muted text-sm"> {t('card.outOfStock')}</span>
          )}
        </span>
        <span className="block text-muted text-sm">
          {t('product.worksIn', { country: countryName(brand.country, locale) })}
        </span>
      </span>
    </SoftLink>
  );
}

/** Such brands beside one another. */
export function AbroadCards({ brands, locale }: { brands: readonly Brand[]; locale: string }) {
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {brands.map((brand) => (
        <li key={`${brand.country}/${brand.kind}/${brand.slug}`}>
          <AbroadCard brand={brand} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
