import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Brand, Kind } from '@/schemas/catalogue';
import { brandsOf } from '../catalogue/catalogue';
import { brandsOfKind } from '../catalogue/shelves';
import { countryName } from '../i18n/country-names';
import type { Locale } from '../i18n/locales';
import { brandPath, countryPath, kindPath } from '../paths';
import { currentVisitor } from '../session';
import { pageMetadata } from './page-metadata';

type Place = { locale: Locale; country: string };

/** Whether nothing at all is sold there. While the supplier is away nobody knows, and the page stays. */
async function isBare(country: string, kind?: Kind): Promise<boolean> {
  const brands = await brandsOf(await currentVisitor(), country);
  if (!brands.ok) return false;
  return (kind === undefined ? brands.data : brandsOfKind(brands.data, kind)).length === 0;
}

/** The head of a country's shop. Where nothing is sold there is nothing to be found. */
export async function homeMetadata({ locale, country }: Place): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'home' });
  const values = { country: countryName(country, locale) };
  const title = t('title', values);
  if (await isBare(country)) return { title, robots: { index: false } };
  return pageMetadata({
    locale,
    pathIn: (language) => countryPath(language, country),
    title,
    description: t('description', values),
  });
}

/**
 * The head of a list, however it is narrowed down: that is the whole list to whoever finds it. A list of
 * a kind that the country does not sell is not to be found.
 */
export async function listMetadata(place: Place & { kind: Kind }): Promise<Metadata> {
  const { locale, country, kind } = place;
  const t = await getTranslations({ locale });
  const values = { country: countryName(country, locale), kind: t(`kinds.${kind}`) };
  const title = t('list.title', values);
  if (await isBare(country, kind)) return { title, robots: { index: false } };
  return pageMetadata({
    locale,
    pathIn: (language) => kindPath(language, country, kind),
    title,
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
