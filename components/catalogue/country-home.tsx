import { getTranslations } from 'next-intl/server';
import type { ComponentType } from 'react';
import { CreditCard, type IconProps, Smartphone, Wifi } from '@/components/ui/icons';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import { categoriesOf, countByKind } from '@/lib/catalogue/shelves';
import { kindPath } from '@/lib/paths';
import { shop } from '@/lib/shop';
import type { Brand, Kind } from '@/schemas/catalogue';
import { BrandGrid } from './brand-grid';
import { categoryLabel } from './category-label';

const icons: Record<Kind, ComponentType<IconProps>> = {
  'gift-cards': CreditCard,
  'top-ups': Smartphone,
  esims: Wifi,
};

const columns: Record<number, string> = { 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

type Props = { brands: Brand[]; country: string; locale: string };

/** How a country's shop opens: everything it sells, and what of it to show first. */
type HomeProps = Props & { featured: Brand[] };

/** What a country's shop opens with. */
export async function CountryHome({ brands, featured, country, locale }: HomeProps) {
  const [t, tAll] = await Promise.all([getTranslations('home'), getTranslations()]);
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
            <BrandGrid brands={featured} locale={locale} below />
          </section>
          {cards.length > 0 && (
            <section className="mt-12">
              <h2 className="mb-4 font-semibold text-xl tracking-tight">{t('categories')}</h2>
              <ul className="flex flex-wrap gap-2">
                {categoriesOf(cards).map(({ slug, count }) => (
                  <li key={slug}>
                    <SoftLink
                      href={kindPath(locale, country, 'gift-cards', slug)}
                      className="flex min-h-11 items-center gap-2 rounded-pill border border-line bg-surface px-4 hover:bg-sunken"
                    >
                      {categoryLabel(tAll, slug)}{' '}
                      <span className="text-muted text-sm">{count}</span>
                    </SoftLink>
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

/** One door a kind that the partner sells, those that lead nowhere in this country included: a gap would need explaining. */
async function Doors({ brands, country, locale }: Props) {
  const counts = countByKind(brands);
  const { kinds } = shop();
  return (
    <ul className={`mt-6 grid gap-2 sm:gap-3 ${columns[kinds.length] ?? ''}`}>
      {kinds.map((kind) => (
        <li key={kind}>
          {counts[kind] === 0 ? (
            <div className={`${door} border-dashed text-muted`}>
              <DoorFace kind={kind} count={0} />
            </div>
          ) : (
            <SoftLink
              href={kindPath(locale, country, kind)}
              className={`${door} bg-surface shadow-card hover:border-accent`}
            >
              <DoorFace kind={kind} count={counts[kind]} />
            </SoftLink>
          )}
        </li>
      ))}
    </ul>
  );
}

const door = 'flex h-full items-center gap-3 rounded-card border border-line p-2.5 sm:gap-4 sm:p-4';

async function DoorFace({ kind, count }: { kind: Kind; count: number }) {
  const t = await getTranslations();
  const Icon = icons[kind];
  const isOpen = count > 0;
  return (
    <>
      <span
        className={`flex size-11 shrink-0 items-center justify-center rounded-control ${isOpen ? 'bg-accent-soft text-accent' : 'bg-sunken'}`}
      >
        <Icon className="size-5" />
      </span>
      <span>
        <span className="block font-semibold leading-snug">{t(`kinds.${kind}`)}</span>
        <span className="block text-muted text-sm">
          {isOpen ? t(`home.${kind}`, { count }) : t('home.none')}
        </span>
      </span>
    </>
  );
}
