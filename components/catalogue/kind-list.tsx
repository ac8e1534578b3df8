import { Search } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { Flag } from '@/components/ui/flag';
import { Notice } from '@/components/ui/notice';
import { categoriesOf, categoryLabel } from '@/lib/catalogue/shelves';
import { countryName } from '@/lib/i18n/country-names';
import { kindPath } from '@/lib/paths';
import type { Brand, Kind } from '@/schemas/catalogue';
import type { ListQuery } from '@/schemas/list-query';
import { BrandGrid } from './brand-grid';

type Place = { locale: string; country: string; kind: Kind };

/** A country's brands of one kind, with a search form and category links that need no script. */
export async function KindList({
  brands,
  shown,
  place,
  wish,
}: {
  brands: Brand[];
  /** Those that fit the wish, in the order to show them. */
  shown: Brand[];
  place: Place;
  wish: ListQuery;
}) {
  const { locale, country, kind } = place;
  const t = await getTranslations();
  const own = brands.filter((brand) => brand.kind === kind);
  return (
    <>
      <p className="flex items-center gap-2 text-muted text-sm">
        <Flag country={country} />
        {t('product.worksIn', { country: countryName(country, locale) })}
      </p>
      <h1 className="font-semibold text-3xl tracking-tight">{t(`kinds.${kind}`)}</h1>
      <SearchForm place={place} wish={wish} />
      <Categories brands={own} place={place} chosen={wish.category} />
      <p role="status" className="mt-6 mb-4 text-muted text-sm">
        {t('list.count', { count: shown.length })}
      </p>
      {shown.length > 0 ? (
        <BrandGrid brands={shown} locale={locale} />
      ) : (
        <Notice title={t('list.empty')}>
          <p>{t('list.emptyHint')}</p>
          <Link href={kindPath(locale, country, kind)} className={`${secondaryButton} mt-4`}>
            {t('list.showAll')}
          </Link>
        </Notice>
      )}
    </>
  );
}

async function SearchForm({ place, wish }: { place: Place; wish: ListQuery }) {
  const t = await getTranslations();
  const label = t(`list.search.${place.kind}`);
  return (
    <form
      action={kindPath(place.locale, place.country, place.kind)}
      className="mt-4 flex max-w-md gap-2"
    >
      {wish.category !== undefined && <input type="hidden" name="category" value={wish.category} />}
      <input
        type="search"
        name="q"
        defaultValue={wish.q}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        className="field"
      />
      <button type="submit" className={secondaryButton}>
        <Search aria-hidden="true" className="size-5" />
        <span className="sr-only">{t('list.searchButton')}</span>
      </button>
    </form>
  );
}

async function Categories({
  brands,
  place,
  chosen,
}: {
  brands: Brand[];
  place: Place;
  chosen: string | undefined;
}) {
  const t = await getTranslations('list');
  const categories = categoriesOf(brands);
  if (categories.length < 2) return null;
  const entries = [
    { label: t('all'), slug: undefined },
    ...categories.map(({ slug }) => ({ label: categoryLabel(slug), slug })),
  ];
  return (
    <nav aria-label={t('categories')} className="-mx-4 mt-4 overflow-x-auto px-4 py-1">
      <ul className="flex w-max gap-2">
        {entries.map(({ label, slug }) => (
          <li key={slug ?? ''}>
            <Link
              href={kindPath(place.locale, place.country, place.kind, slug)}
              prefetch={false}
              aria-current={slug === chosen ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-full border border-line bg-surface px-4 hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
