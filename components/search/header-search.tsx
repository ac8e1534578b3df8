import { getLocale, getTranslations } from 'next-intl/server';
import { countedWords } from '@/lib/i18n/counted-words';
import { countryName } from '@/lib/i18n/country-names';
import { searchPath } from '@/lib/paths';
import { mostSuggestions } from '@/schemas/search-limits';
import { SearchBox } from './search-box';

/** One box over everything a country sells, for the header of its pages. */
export async function HeaderSearch({ country, words }: { country: string; words: string }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const place = { country: countryName(country, locale) };
  const strings = {
    label: t('search.label', place),
    placeholder: t('search.placeholder'),
    submit: t('search.submit'),
    suggestions: t('search.suggestions', place),
    worksIn: t('product.worksIn', place),
    soldOut: t('card.outOfStock'),
    // Finished sentences, since plurals are not made in the browser.
    counts: countedWords(t, locale, 'search.suggestionCount', { from: 0, to: mostSuggestions }),
    kinds: {
      'gift-cards': t('kinds.gift-cards'),
      'top-ups': t('kinds.top-ups'),
      esims: t('kinds.esims'),
    },
  };
  return (
    <SearchBox
      // What stands in the field is of one page; the router may keep the box for the next.
      key={`${country} ${words}`}
      action={searchPath(locale, country)}
      locale={locale}
      country={country}
      words={words}
      strings={strings}
    />
  );
}
