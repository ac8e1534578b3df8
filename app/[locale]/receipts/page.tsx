import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReceiptCheck } from '@/components/receipt/receipt-check';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';
import { runtime } from '@/lib/runtime';

type Props = PageProps<'/[locale]/receipts'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'receiptCheck' });
  return { title: t('title'), robots: { index: false } };
}

/** Tells whoever is handed a receipt what it is worth. A shop that signs none has no such page. */
export default async function ReceiptsPage({ params }: Props) {
  const locale = parseLocale(await params);
  if (runtime().receiptKeys.length === 0) notFound();
  return (
    <ColumnPage>
      <ReceiptCheck locale={locale} />
    </ColumnPage>
  );
}
