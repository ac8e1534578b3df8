import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { SoftLink } from '@/components/ui/soft-link';
import { countryName } from '@/lib/i18n/country-names';
import { countryChoicePath } from '@/lib/paths';

/** Where eSIMs begin: with the destination, which need not be the country one shops for. */
export async function DestinationPanel({ country, locale }: { country: string; locale: string }) {
  const t = await getTranslations('destination');
  return (
    <div className="mt-5 flex max-w-xl flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-5 shadow-card">
      <div>
        <h2 className="font-semibold">{t('title')}</h2>
        <p className="text-muted">{t('here', { country: countryName(country, locale) })}</p>
      </div>
      <SoftLink href={countryChoicePath(locale, 'esims')} className={secondaryButton}>
        {t('change')}
      </SoftLink>
    </div>
  );
}
