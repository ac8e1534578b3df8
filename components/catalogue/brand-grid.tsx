import { getTranslations } from 'next-intl/server';
import { preload } from 'react-dom';
import { cardList, keptCardList } from '@/lib/catalogue/card-list';
import { type CardList, readCardRows } from '@/lib/catalogue/card-rows';
import { cardLogo } from '@/lib/catalogue/logo-files';
import { countryName } from '@/lib/i18n/country-names';
import type { Brand } from '@/schemas/catalogue';
import { BrandCards } from './brand-cards';

/** How many cards are likely on the first screen; the logos of the others load as they come near. */
const firstScreen = 4;

/**
 * Names the logos of the first screen before the page's scripts, ten of which else go before them: on a line with
 * six connections what a list shows largest came last.
 */
function hurryLogos({ rows, logoRoot }: CardList): void {
  for (const { logo } of readCardRows(rows, firstScreen)) {
    if (logo === '') continue;
    const { src, srcSet } = cardLogo(logoRoot + logo);
    // React leaves out the source where there is a set, which for a picture it is a part of.
    preload(src, { as: 'image', imageSrcSet: `${src}, ${srcSet}`, fetchPriority: 'high' });
  }
}

/**
 * Brands of one country as cards, each a link to its product page.
 * @param below that it begins at the foot of a phone's first screen or below, where no logo hurries
 * @param whole that it is a shelf as it stands, which many ask for
 */
export async function BrandGrid({
  brands,
  locale,
  below = false,
  whole = false,
}: {
  brands: readonly Brand[];
  locale: string;
  below?: boolean;
  whole?: boolean;
}) {
  const t = await getTranslations('card');
  const country = brands[0]?.country;
  const words = {
    soldOut: t('outOfStock'),
    range: String(t.raw('range')),
    worksIn: country ? t('worksIn', { country: countryName(country, locale) }) : '',
  };
  const list = (whole ? keptCardList : cardList)(brands, locale, words);
  if (!below) hurryLogos(list);
  return <BrandCards list={list} hurried={below ? 0 : firstScreen} />;
}
