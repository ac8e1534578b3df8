import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { SoftLink } from '@/components/ui/soft-link';
import { countryName } from '@/lib/i18n/country-names';
import { countryPath, searchPath } from '@/lib/paths';
import type { Elsewhere as Named } from '@/lib/search/country';
import { AbroadCards } from './abroad-card';

/**
 * For a search that names another country: what was understood, that country's brands as far as they
 * are known, and the way to its own search. Nobody is sent there unasked.
 */
export async function Elsewhere({ named, locale }: { named: Named; locale: string }) {
  const t = await getTranslations('search');
  const { words, typed, brands } = named;
  const country = countryName(named.country, locale);
  const isAll = words === '';
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight [overflow-wrap:anywhere]">
        {isAll ? country : t('titleFor', { words, country })}
      </h1>
      <p className="mt-2 max-w-prose text-pretty text-muted [overflow-wrap:anywhere]">
        {t('understood', { typed, country })}
      </p>
      {brands?.length === 0 && (
        <p className="mt-4 [overflow-wrap:anywhere]">{t('missed', { words })}</p>
      )}
      {brands !== null && brands.length > 0 && <AbroadCards brands={brands} locale={locale} />}
      <p className="mt-4">
        <SoftLink
          href={
            isAll ? countryPath(locale, named.country) : searchPath(locale, named.country, words)
          }
          className={`${secondaryButton} max-w-full [overflow-wrap:anywhere]`}
        >
          {isAll ? t('allElsewhere', { country }) : t('elsewhere', { words, country })}
        </SoftLink>
      </p>
      <hr className="mt-8 mb-6 border-line" />
    </>
  );
}
