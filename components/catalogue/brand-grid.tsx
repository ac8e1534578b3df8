import { getTranslations } from 'next-intl/server';
import { cardList, keptCardList } from '@/lib/catalogue/card-list';
import { countryName } from '@/lib/i18n/country-names';
import type { Brand } from '@/schemas/catalogue';
import { BrandCards } from './brand-cards';

/** Brands of one country as cards, each a link to its product page. */
export async function BrandGrid({
  brands,
  locale,
  whole = false,
}: {
  brands: readonly Brand[];
  locale: string;
  /** A shelf as it stands, which many ask for. */
  whole?: boolean;
}) {
  const t = await getTranslations('card');
  const country = brands[0]?.country;
  const words = {
    soldOut: t('outOfStock'),
    range: String(t.raw('range')),
    worksIn: country ? t('worksIn', { country: countryName(country, locale) }) : '',
  };
  return <BrandCards list={(whole ? keptCardList : cardList)(brands, locale, words)} />;
}
