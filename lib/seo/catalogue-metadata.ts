import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Brand, Kind } from '@/schemas/catalogue';
import { countryName } from '../i18n/country-names';
import type { Locale } from '../i18n/locales';
import { brandPath, countryPath, kindPath } from '../paths';
import { pageMetadata } from './page-metadata';

type Place = { locale: Locale; country: string };

/** The head of a country's shop. */
export async function homeMetadata({ locale, country }: Place): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'home' });
  const values = { country: countryName(country, locale) };
  return pageMetadata({
    locale,
    pathIn: (language) => countryPath(language, country),
    title: t('title', values),
    description: t('description', values),
  });
}

/** The head of a list, however it is narrowed down: that is the whole list to whoever finds it. */
export async function listMetadata(place: Place & { kind: Kind }): Promise<Metadata> {
  const { locale, country, kind } = place;
  const t = await getTranslations({ locale });
  const values = { country: countryName(country, locale), kind: t(`kinds.${kind}`) };
  return pageMetadata({
    locale,
    pathIn: (language) => kindPath(language, country, kind),
    title: t('list.title', values),
    description: t(`list.description.${kind}`, values),
    pictureOf: (language) => countryPath(language, country),
  });
}

/** The head of a brand's page, whatever coin its prices are shown in. */
export async function brandMetadata(locale: Locale, brand: Brand): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'product' });
  const values = { brand: brand.name, country: countryName(brand.country, locale) };
  return pageMetadata({
    locale,
    pathIn: (language) => brandPath(language, brand),
    title: t('title', values),
    description: t('description', values),
  });
}
