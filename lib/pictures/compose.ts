import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Brand } from '@/schemas/catalogue';
import { countryName } from '../i18n/country-names';
import { defaultLocale, type Locale } from '../i18n/locales';
import { shop } from '../shop';
import { pictureColours } from '../theme/picture';
import { flagSvg } from './flag';
import { firstWritable } from './lettering';
import type { Picture } from './picture';

/** What is said in the reader's language, and in English where its letters cannot be drawn. */
async function translators(locale: Locale) {
  return await Promise.all(
    [locale, defaultLocale].map(async (language) => ({
      language,
      t: await getTranslations({ locale: language }),
    })),
  );
}

type Voice = Awaited<ReturnType<typeof translators>>[number];

const say = (voices: Voice[], words: (voice: Voice) => string) =>
  firstWritable(...voices.map(words));

async function placeOf(voices: Voice[], country: string): Promise<Picture['place']> {
  const words = say(voices, ({ t, language }) =>
    t('product.worksIn', { country: countryName(country, language) }),
  );
  return { words: words ?? country, flag: await flagSvg(country) };
}

/** Letters without their marks, for a name with one that is missing in the face. */
const unmarked = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '');

/** The picture of a brand: its name in its colour. What cannot be written gives way to its kind. */
export async function brandPicture(locale: Locale, brand: Brand): Promise<Picture> {
  const voices = await translators(locale);
  const kind = say(voices, ({ t }) => t(`kinds.${brand.kind}`)) ?? '';
  const name = firstWritable(brand.name, unmarked(brand.name));
  return {
    colours: pictureColours(brand.colour ?? shop().theme.accent),
    shop: firstWritable(shop().name),
    headline: name ?? kind,
    detail: name === null ? null : kind,
    place: await placeOf(voices, brand.country),
  };
}

/** The picture of a country's shop, or of the whole shop for null: what it is for. */
export async function shopPicture(locale: Locale, country: string | null): Promise<Picture> {
  const voices = await translators(locale);
  return {
    colours: pictureColours(shop().theme.accent),
    shop: firstWritable(shop().name),
    headline: say(voices, ({ t }) => t('home.heading')) ?? '',
    detail: say(voices, ({ t }) =>
      shop()
        .kinds.map((kind) => t(`kinds.${kind}`))
        .join(' · '),
    ),
    place: country === null ? null : await placeOf(voices, country),
  };
}
