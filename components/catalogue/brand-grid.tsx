import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { brandPath } from '@/lib/paths';
import type { Brand } from '@/schemas/catalogue';
import { BrandTile } from './brand-tile';

/** How many cards of a shelf are likely on the first screen; the rest load as they come near. */
const firstScreen = 4;

/** Brands as cards, each a link to its product page. */
export async function BrandGrid({ brands, locale }: { brands: Brand[]; locale: string }) {
  const t = await getTranslations('card');
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-4">
      {brands.map((brand, index) => (
        <li key={brand.id} className="brand-card">
          <Link
            href={brandPath(locale, brand)}
            prefetch={false}
            className="group block rounded-card"
          >
            <BrandTile brand={brand} size="list" eager={index < firstScreen} />
            <span className="mt-2 block font-medium leading-snug group-hover:underline">
              {brand.name}
            </span>
            <span className="block text-muted text-sm">
              {brand.outOfStock ? t('outOfStock') : priceLabel(brand)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );

  function priceLabel({ from, to }: Brand): string {
    if (from !== null && to !== null && from !== to) return t('range', { from, to });
    return from ?? to ?? '';
  }
}
