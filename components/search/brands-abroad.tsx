import { getTranslations } from 'next-intl/server';
import type { Brand } from '@/schemas/catalogue';
import { AbroadCards } from './abroad-card';

/** Brands of other countries, each with the one it works in. */
export async function BrandsAbroad({
  brands,
  locale,
}: {
  brands: readonly Brand[];
  locale: string;
}) {
  const t = await getTranslations('search');
  if (brands.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="font-semibold text-xl tracking-tight">{t('abroad')}</h2>
      <p className="mt-1 text-muted">{t('abroadHint')}</p>
      <AbroadCards brands={brands} locale={locale} />
    </section>
  );
}
