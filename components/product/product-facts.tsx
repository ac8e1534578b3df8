import { getTranslations } from 'next-intl/server';
import type { ComponentType, ReactNode } from 'react';
import { Gift, type IconProps, MapPin, Package } from '@/components/ui/icons';
import { destinationCode } from '@/lib/catalogue/destination';
import type { Offer } from '@/lib/catalogue/offer';
import { addsPlace } from '@/lib/catalogue/told-place';
import { countryName } from '@/lib/i18n/country-names';
import { foreignLanguage } from '@/lib/i18n/text-language';

function Fact({ icon: Icon, children }: { icon: ComponentType<IconProps>; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>{children}</span>
    </li>
  );
}

/** Where the supplier says it works, where that is more than what stands above it. */
async function SupplierPlace({
  offer: { text },
  told,
  locale,
}: {
  offer: Offer;
  told: (string | null)[];
  locale: string;
}) {
  const worksIn = text?.worksIn ?? null;
  if (worksIn === null || !addsPlace(worksIn, told, text?.locale ?? null)) return null;
  const t = await getTranslations('product');
  const foreign = foreignLanguage(text?.locale ?? null, locale);
  return (
    <span className="mt-1 block text-sm">
      {t('supplierWrites')}{' '}
      <bdi lang={foreign?.lang} dir={foreign?.dir}>
        {worksIn}
      </bdi>
      {foreign !== null && (
        <span className="text-muted"> ({t('textLanguage', { language: foreign.name })})</span>
      )}
    </span>
  );
}

/** What decides whether it is the right product: where it works, what is got, how it arrives. */
export async function ProductFacts({ offer, locale }: { offer: Offer; locale: string }) {
  const t = await getTranslations('product');
  const { brand, products } = offer;
  const country = countryName(brand.country, locale);
  const region = brand.kind === 'esims' ? destinationCode(brand.name) : null;
  const place = region === null ? null : countryName(region, locale);
  const deliveries = [...new Set(products.map((product) => product.delivery))];
  return (
    <ul className="space-y-2">
      <Fact icon={MapPin}>
        <strong className="block font-semibold">
          {place === null ? t('worksIn', { country }) : t('destination', { place })}
        </strong>
        <span className="block text-muted text-sm">
          {place === null ? t('worksInHint') : t('destinationHint', { country })}
        </span>
        <SupplierPlace offer={offer} told={[brand.country, region]} locale={locale} />
      </Fact>
      {deliveries.some((delivery) => delivery === 'by_email') && (
        <Fact icon={Gift}>{t(`gets.${brand.kind}`)}</Fact>
      )}
      {deliveries.map((delivery) => (
        <Fact key={delivery} icon={Package}>
          {t(`delivery.${delivery}`)}
        </Fact>
      ))}
    </ul>
  );
}
