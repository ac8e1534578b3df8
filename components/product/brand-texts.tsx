import { getTranslations } from 'next-intl/server';
import { SupplierText } from '@/components/ui/supplier-text';
import { cleanTexts } from '@/lib/catalogue/clean-texts';
import { foreignLanguage } from '@/lib/i18n/text-language';
import type { BrandText } from '@/schemas/catalogue';

/** The supplier's texts about a brand, sanitised; what matters before paying open, the rest folded. */
export async function BrandTexts({ text, locale }: { text: BrandText | null; locale: string }) {
  if (text === null) return null;
  const t = await getTranslations('product');
  const foreign = foreignLanguage(text.locale, locale);
  const { redeem, note, terms, about } = cleanTexts(text);
  const parts = [
    { title: t('redeem'), html: redeem, open: true },
    { title: t('note'), html: note, open: true },
    { title: t('terms'), html: terms, open: false },
    { title: t('about'), html: about, open: false },
  ].filter(({ html }) => html !== null);
  if (parts.length === 0) return null;
  return (
    <div className="mt-8 border-line border-t">
      {parts.map(
        ({ title, html, open }) =>
          html !== null && (
            <details key={title} open={open} className="border-line border-b">
              <summary className="fold">{title}</summary>
              <div className="pb-4 text-muted">
                {foreign !== null && (
                  <p className="mb-2 text-sm">{t('textLanguage', { language: foreign.name })}</p>
                )}
                <SupplierText html={html} lang={foreign?.lang} dir={foreign?.dir} />
              </div>
            </details>
          ),
      )}
    </div>
  );
}
