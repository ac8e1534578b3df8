import { getTranslations } from 'next-intl/server';
import { cardList } from '@/lib/catalogue/card-rows';
import { countryName } from '@/lib/i18n/country-names';
import type { Brand } from '@/schemas/catalogue';
import { BrandCards } from './brand-cards';

/** Brands of one country as cards, each a link to its product page. */
export async function BrandGrid({ brands, locale }: { brands: Brand[]; locale: string }) {
  const t = await getTranslations('card');
  const priceOf = ({ from, to, outOfStock }: Brand): string => {
    if (outOfStock) return t('outOfStock');
    if (from !== null && to !== null && from !== to) return t('range', { from, to });
    return from ?? to ?? '';
  };
  const country = brands[0]?.country;
  return (
    <BrandCards
      list={cardList(brands, locale, priceOf)}
      worksIn={country ? t('worksIn', { country: countryName(country, locale) }) : ''}
    />
  );
}
