import { getTranslations } from 'next-intl/server';
import { cardList } from '@/lib/catalogue/card-rows';
import { countryName } from '@/lib/i18n/country-names';
import type { Brand } from '@/schemas/catalogue';
import { BrandCards } from './brand-cards';

/** How many cards are likely on the first screen; the logos of the others load as they come near. */
const firstScreen = 4;

/**
 * Brands of one country as cards, each a link to its product page.
 * @param below that it begins at the foot of a phone's first screen or below, where no logo hurries
 */
export async function BrandGrid({
  brands,
  locale,
  below = false,
}: {
  brands: Brand[];
  locale: string;
  below?: boolean;
}) {
  const t = await getTranslations('card');
  const priceOf = ({ from, to, outOfStock }: Brand): string => {
    if (outOfStock) return t('outOfStock');
    if (from !== null && to !== null && from !== to) return t('range', { from, to });
    return from ?? to ?? '';
  };
  const country = brands[0]?.country;
  return (
    <BrandCards
      hurried={below ? 0 : firstScreen}
      list={cardList(brands, locale, priceOf)}
      worksIn={country ? t('worksIn', { country: countryName(country, locale) }) : ''}
    />
  );
}
