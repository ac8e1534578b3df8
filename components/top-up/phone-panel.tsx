import { getTranslations } from 'next-intl/server';
import { examplePhone } from '@/lib/checkout/example-phone';
import { PhoneStart } from './phone-start';

/**
 * Where top-ups begin: with the number, for whoever knows nothing else.
 * @param alone whether the country has no networks that stand below
 */
export async function PhonePanel({
  country,
  locale,
  alone = false,
}: {
  country: string;
  locale: string;
  alone?: boolean;
}) {
  const t = await getTranslations('topUps');
  const example = examplePhone(country);
  const strings = {
    label: t('label'),
    hint: t('hint', { example }),
    find: t('find'),
    finding: t('finding'),
    readBack: t.raw('readBack'),
    likely: t('likely'),
    unknown: t('unknown'),
    noCountry: t('noCountry'),
    notSold: t('notSold'),
    elsewhere: t('elsewhere'),
    invalid: t('invalid', { example }),
    failed: t(alone ? 'failedAlone' : 'failed'),
  };
  return (
    <div className="scripted mt-5 max-w-xl rounded-card border border-line bg-surface p-5 shadow-card">
      <PhoneStart country={country} locale={locale} strings={strings} />
    </div>
  );
}
