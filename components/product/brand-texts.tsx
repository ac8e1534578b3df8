import { getTranslations } from 'next-intl/server';
import { SupplierText } from '@/components/ui/supplier-text';
import { sanitiseSupplierHtml } from '@/lib/sanitise';
import type { BrandText } from '@/schemas/catalogue';

/** The supplier's texts about a brand, sanitised; redeem steps open, the rest folded. */
export async function BrandTexts({ text }: { text: BrandText | null }) {
  if (text === null) return null;
  const t = await getTranslations('product');
  const parts = [
    { title: t('redeem'), html: sanitiseSupplierHtml(text.howToRedeem), open: true },
    { title: t('about'), html: sanitiseSupplierHtml(text.description), open: false },
    { title: t('note'), html: sanitiseSupplierHtml(text.note), open: false },
    { title: t('terms'), html: sanitiseSupplierHtml(text.terms), open: false },
  ];
  return (
    <div className="mt-8 border-line border-t">
      {parts.map(
        ({ title, html, open }) =>
          html !== null && (
            <details key={title} open={open} className="border-line border-b">
              <summary className="flex min-h-12 cursor-pointer items-center font-medium">
                {title}
              </summary>
              <div className="pb-4 text-muted">
                <SupplierText html={html} lang={text.locale ?? undefined} />
              </div>
            </details>
          ),
      )}
    </div>
  );
}
