import { getTranslations } from 'next-intl/server';
import { BrandGrid } from '@/components/catalogue/brand-grid';
import { secondaryButton } from '@/components/ui/button';
import { Flag } from '@/components/ui/flag';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import { kindsOnOffer } from '@/lib/catalogue/shelves';
import { countryName } from '@/lib/i18n/country-names';
import { kindPath } from '@/lib/paths';
import type { SearchAnswer } from '@/lib/search/country';
import type { Brand, Kind } from '@/schemas/catalogue';
import { BrandsAbroad } from './brands-abroad';
import { Elsewhere } from './elsewhere';

/** More cards than this are not looked through; another letter finds what is meant. */
const mostShown = 120;

type Place = { locale: string; country: string };
type Props = {
  answer: SearchAnswer;
  /** Everything the country sells. */
  brands: readonly Brand[];
  place: Place;
};

/** What a search of a country brings, by kind; without one, or in vain, what to look at instead. */
export async function SearchResults({ answer, brands, place }: Props) {
  const t = await getTranslations();
  const named = answer.state === 'unasked' ? null : answer.named;
  return (
    <>
      {named !== null && <Elsewhere named={named} locale={place.locale} />}
      <p className="flex items-center gap-2 text-muted text-sm">
        <Flag country={place.country} />
        {t('product.worksIn', { country: countryName(place.country, place.locale) })}
      </p>
      <Outcome answer={answer} brands={brands} place={place} />
    </>
  );
}

async function Outcome({ answer, brands, place }: Props) {
  const t = await getTranslations('search');
  switch (answer.state) {
    case 'unasked':
      return (
        <>
          <Heading>{t('ask')}</Heading>
          <p className="mt-2 max-w-prose text-muted">{t('askHint')}</p>
          <Popular brands={answer.popular} locale={place.locale} />
        </>
      );
    case 'found':
      return (
        <>
          <Heading level={answer.named === null ? 1 : 2}>
            {t('found', { words: answer.words })}
          </Heading>
          <Groups brands={answer.brands} locale={place.locale} />
          <BrandsAbroad brands={answer.abroad} locale={place.locale} />
        </>
      );
    case 'missed':
      return (
        <>
          <Heading level={answer.named === null ? 1 : 2}>
            {t('missed', { words: answer.words })}
          </Heading>
          <BrandsAbroad brands={answer.abroad} locale={place.locale} />
          <NextSteps brands={brands} place={place} />
          <Popular brands={answer.popular} locale={place.locale} />
        </>
      );
    default:
      return answer satisfies never;
  }
}

/** The heading of what this country has: the second, under another country that was named. */
function Heading({ children, level = 1 }: { children: string; level?: 1 | 2 }) {
  const [Level, size] = level === 1 ? (['h1', 'text-3xl'] as const) : (['h2', 'text-2xl'] as const);
  return (
    <Level className={`mt-1 font-semibold ${size} tracking-tight [overflow-wrap:anywhere]`}>
      {children}
    </Level>
  );
}

/** The kinds among some brands, that of the best one first. */
function byKind(brands: readonly Brand[]): [Kind, Brand[]][] {
  const groups = new Map<Kind, Brand[]>();
  for (const brand of brands) groups.set(brand.kind, [...(groups.get(brand.kind) ?? []), brand]);
  return [...groups];
}

async function Groups({ brands, locale }: { brands: readonly Brand[]; locale: string }) {
  const t = await getTranslations();
  const shown = brands.slice(0, mostShown);
  const count = { count: shown.length };
  return (
    <>
      <p role="status" className="mt-2 text-muted text-sm">
        {shown.length < brands.length ? t('search.best', count) : t('search.count', count)}
      </p>
      {byKind(shown).map(([kind, group], index) => (
        <section key={kind} className="mt-8">
          <h2 className="mb-4 flex items-baseline gap-2 font-semibold text-xl tracking-tight">
            {t(`kinds.${kind}`)}
            <span className="font-normal text-base text-muted">{group.length}</span>
          </h2>
          <BrandGrid brands={group} locale={locale} below={index > 0} />
        </section>
      ))}
    </>
  );
}

async function Popular({ brands, locale }: { brands: Brand[]; locale: string }) {
  const t = await getTranslations('search');
  if (brands.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-4 font-semibold text-xl tracking-tight">{t('popular')}</h2>
      <BrandGrid brands={brands} locale={locale} />
    </section>
  );
}

async function NextSteps({ brands, place }: { brands: readonly Brand[]; place: Place }) {
  const t = await getTranslations();
  const { locale, country } = place;
  return (
    <div className="mt-6">
      <Notice title={t('search.next')}>
        <p>{t('search.missedHint')}</p>
        <ul className="mt-4 flex flex-wrap gap-2">
          {kindsOnOffer(brands).map((kind) => (
            <li key={kind}>
              <SoftLink href={kindPath(locale, country, kind)} className={secondaryButton}>
                {t(`kinds.${kind}`)}
              </SoftLink>
            </li>
          ))}
          <li>
            <SoftLink href={`/${locale}`} className={secondaryButton}>
              {t('shell.changeCountry')}
            </SoftLink>
          </li>
        </ul>
      </Notice>
    </div>
  );
}
