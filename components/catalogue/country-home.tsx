import { CreditCard, type LucideIcon, Smartphone, Wifi } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { categoriesOf, categoryLabel, countByKind, kindsOnOffer } from '@/lib/catalogue/shelves';
import { kindPath } from '@/lib/paths';
import type { Brand, Kind } from '@/schemas/catalogue';
import { BrandGrid } from './brand-grid';

const icons: Record<Kind, LucideIcon> = {
  'gift-cards': CreditCard,
  'top-ups': Smartphone,
  esims: Wifi,
};

type Props = { brands: Brand[]; country: string; locale: string };

/** How a country's shop opens: everything it sells, and what of it to show first. */
type HomeProps = Props & { featured: Brand[] };

/** What a country's shop opens with. */
export async function CountryHome({ brands, featured, country, locale }: HomeProps) {
  const t = await getTranslations('home');
  const cards = brands.filter((brand) => brand.kind === 'gift-cards');
  return (
    <>
      <h1 className="max-w-2xl font-semibold text-3xl tracking-tight sm:text-4xl">
        {t('heading')}
      </h1>
      <p className="mt-2 max-w-prose text-lg text-muted">{t('lead')}</p>
      {brands.length === 0 ? (
        <div className="mt-8">
          <Notice title={t('empty')}>
            <p>{t('emptyHint')}</p>
          </Notice>
        </div>
      ) : (
        <>
          <Doors brands={brands} country={country} locale={locale} />
          <section className="mt-10">
            <h2 className="mb-4 font-semibold text-xl tracking-tight">{t('featured')}</h2>
            <BrandGrid brands={featured} locale={locale} />
          </section>
          {cards.length > 0 && (
            <section className="mt-12">
              <h2 className="mb-4 font-semibold text-xl tracking-tight">{t('categories')}</h2>
              <ul className="flex flex-wrap gap-2">
                {categoriesOf(cards).map(({ slug, count }) => (
                  <li key={slug}>
                    <Link
                      href={kindPath(locale, country, 'gift-cards', slug)}
                      prefetch={false}
                      className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 hover:bg-sunken"
                    >
                      {categoryLabel(slug)} <span className="text-muted text-sm">{count}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </>
  );
}

async function Doors({ brands, country, locale }: Props) {
  const t = await getTranslations();
  const counts = countByKind(brands);
  return (
    <ul className="mt-6 grid auto-cols-fr grid-flow-col gap-2 sm:gap-3">
      {kindsOnOffer(brands).map((kind) => {
        const Icon = icons[kind];
        return (
          <li key={kind}>
            <Link
              href={kindPath(locale, country, kind)}
              prefetch={false}
              className="flex h-full flex-col items-center gap-2 rounded-card border border-line bg-surface p-3 text-center shadow-card hover:border-accent sm:flex-row sm:gap-4 sm:p-4 sm:text-start"
            >
              <span className="flex size-11 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent">
                <Icon aria-hidden="true" className="size-5" />
              </span>
              <span>
                <span className="block font-semibold max-sm:text-sm">{t(`kinds.${kind}`)}</span>
                <span className="block text-muted text-sm max-sm:hidden">
                  {t(`home.${kind}`, { count: counts[kind] })}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
