import { getTranslations } from 'next-intl/server';
import type { ComponentType, ReactNode } from 'react';
import { Gift, type IconProps, MapPin, Package } from '@/components/ui/icons';
import { destinationCode } from '@/lib/catalogue/destination';
import type { Offer } from '@/lib/catalogue/offer';
import { countryName } from '@/lib/i18n/country-names';

function Fact({ icon: Icon, children }: { icon: ComponentType<IconProps>; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>{children}</span>
    </li>
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
