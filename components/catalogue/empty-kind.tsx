import { getTranslations } from 'next-intl/server';
import { PhonePanel } from '@/components/top-up/phone-panel';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import { brandsAtHand } from '@/lib/catalogue/catalogue';
import { listCountries } from '@/lib/catalogue/countries';
import { countriesWith } from '@/lib/catalogue/kind-nearby';
import { kindsOnOffer } from '@/lib/catalogue/shelves';
import { countryName } from '@/lib/i18n/country-names';
import { countryChoicePath, kindPath } from '@/lib/paths';
import { shop } from '@/lib/shop';
import type { Brand, Kind } from '@/schemas/catalogue';
import { CountryGrid } from './country-grid';
import { EmptyCountry } from './empty-country';

type Place = { locale: string; country: string; kind: Kind };

/** A country that sells none of a kind: says so, what else it sells, and where there are some. */
export async function EmptyKind({ brands, place }: { brands: readonly Brand[]; place: Place }) {
  const { locale, country, kind } = place;
  if (brands.length === 0) return <EmptyCountry country={country} locale={locale} />;
  const t = await getTranslations();
  const { popular } = shop().countries;
  const known = countriesWith(kind, { country, popular }, await brandsAtHand());
  const others = listCountries(locale, { suggested: known.nearby, popular: known.popular });
  const links = [
    ...kindsOnOffer(brands).map((other) => ({
      href: kindPath(locale, country, other),
      label: t(`kinds.${other}`),
    })),
    { href: countryChoicePath(locale, kind), label: t('emptyKind.otherCountry') },
  ];
  return (
    <>
      <h1 className="mb-5 font-semibold text-3xl tracking-tight">{t(`kinds.${kind}`)}</h1>
      <Notice title={t('emptyKind.title', { country: countryName(country, locale) })}>
        <p>{t('emptyKind.hint')}</p>
        <ul className="mt-4 flex flex-wrap gap-2">
          {links.map(({ href, label }) => (
            <li key={href}>
              <SoftLink href={href} className={secondaryButton}>
                {label}
              </SoftLink>
            </li>
          ))}
        </ul>
      </Notice>
      {kind === 'top-ups' && <PhonePanel country={country} locale={locale} alone />}
      {(['suggested', 'popular'] as const).map((part) => (
        <CountryGrid
          key={part}
          title={t(part === 'suggested' ? 'emptyKind.nearby' : 'emptyKind.elsewhere')}
          countries={others[part]}
          locale={locale}
          pathTo={(other) => kindPath(locale, other, kind)}
        />
      ))}
    </>
  );
}
