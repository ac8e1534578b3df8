import { getTranslations } from 'next-intl/server';
import { PhonePanel } from '@/components/top-up/phone-panel';
import { secondaryButton } from '@/components/ui/button';
import { Flag } from '@/components/ui/flag';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import type { BrandList } from '@/lib/catalogue/list';
import { isWhole, listHref } from '@/lib/catalogue/list-link';
import type { ListWish } from '@/lib/catalogue/list-wish';
import { categoriesOf } from '@/lib/catalogue/shelves';
import { countryName } from '@/lib/i18n/country-names';
import { kindPath } from '@/lib/paths';
import type { Brand, Kind } from '@/schemas/catalogue';
import { BrandGrid } from './brand-grid';
import { categoryLabel } from './category-label';
import { DestinationPanel } from './destination-panel';
import { ListFilters } from './list-filters';
import { ListResults } from './list-results';

type Place = { locale: string; country: string; kind: Kind };

/** Fewer brands than this are seen at a glance. */
const worthNarrowing = 9;

/** A country's brands of one kind, with filters that need no script. */
export async function KindList({
  list,
  place,
  wish,
}: {
  list: BrandList;
  place: Place;
  wish: ListWish;
}) {
  const { locale, country, kind } = place;
  const t = await getTranslations();
  const isLong = list.all.length >= worthNarrowing;
  return (
    <>
      <p className="flex items-center gap-2 text-muted text-sm">
        <Flag country={country} />
        {t('product.worksIn', { country: countryName(country, locale) })}
      </p>
      <h1 className="font-semibold text-3xl tracking-tight">{t(`kinds.${kind}`)}</h1>
      {kind === 'esims' && <DestinationPanel country={country} locale={locale} />}
      {kind === 'top-ups' && <PhonePanel country={country} locale={locale} />}
      {(isLong || list.shown.length < list.all.length || list.ways.length > 0) && (
        <ListFilters list={list} place={place} wish={wish} isLong={isLong} />
      )}
      <Categories brands={list.all} place={place} wish={wish} />
      <ListResults list={list} place={place} wish={wish} />
      {list.shown.length > 0 && (
        <BrandGrid brands={list.shown} locale={locale} whole={isWhole(wish)} />
      )}
      <Unsure brands={list.unsure} locale={locale} />
      {list.shown.length + list.unsure.length === 0 && (
        <Notice title={t('list.empty')}>
          <p>{t('list.emptyHint')}</p>
          <SoftLink href={kindPath(locale, country, kind)} className={`${secondaryButton} mt-4`}>
            {t('list.showAll')}
          </SoftLink>
        </Notice>
      )}
    </>
  );
}

/** Brands that may be what is looked for: nobody knows yet how they are delivered. */
async function Unsure({ brands, locale }: { brands: readonly Brand[]; locale: string }) {
  if (brands.length === 0) return null;
  const t = await getTranslations('list');
  return (
    <section aria-labelledby="unsure" className="mt-8">
      <h2 id="unsure" className="font-semibold text-xl tracking-tight">
        {t('unsure')}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-muted text-sm">{t('unsureHint')}</p>
      <BrandGrid brands={brands} locale={locale} below />
    </section>
  );
}

async function Categories({
  brands,
  place,
  wish,
}: {
  brands: readonly Brand[];
  place: Place;
  wish: ListWish;
}) {
  const t = await getTranslations();
  const categories = categoriesOf(brands);
  if (categories.length < 2) return null;
  const entries = [
    { label: t('list.all'), slug: undefined },
    ...categories.map(({ slug }) => ({ label: categoryLabel(t, slug), slug })),
  ];
  return (
    <nav aria-label={t('list.categories')} className="-mx-4 mt-4 overflow-x-auto px-4 py-1">
      <ul className="flex w-max gap-2">
        {entries.map(({ label, slug }) => (
          <li key={slug ?? ''}>
            <SoftLink
              href={listHref(place, { ...wish, category: slug })}
              scroll={false}
              aria-current={slug === wish.category ? 'page' : undefined}
              className="flex min-h-11 max-w-72 items-center rounded-pill border border-line bg-surface px-4 hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
            >
              <span className="truncate">{label}</span>
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
