import { getTranslations } from 'next-intl/server';
import { StructuredData } from '@/components/shell/structured-data';
import type { Offer } from '@/lib/catalogue/offer';
import { countryName } from '@/lib/i18n/country-names';
import type { Locale } from '@/lib/i18n/locales';
import { brandPath } from '@/lib/paths';
import { productData, wayTo } from '@/lib/seo/structured';

/** The brand, what it costs and where it stands in the shop, for machines. */
export async function ProductStructuredData({ offer, locale }: { offer: Offer; locale: Locale }) {
  const t = await getTranslations();
  const { brand, products } = offer;
  const path = brandPath(locale, brand);
  const values = { brand: brand.name, country: countryName(brand.country, locale) };
  const description = t('product.description', values);
  const kind = t(`kinds.${brand.kind}`);
  return (
    <>
      <StructuredData data={productData({ brand, products, path, kind, description })} />
      <StructuredData data={await wayTo({ locale, ...brand }, { name: brand.name, path })} />
    </>
  );
}
