import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoReceipt } from '@/components/receipt/no-receipt';
import { ReceiptView } from '@/components/receipt/receipt-view';
import { ColumnPage } from '@/components/shell/column-page';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { parseLocale } from '@/lib/i18n/place';
import { grantedOrder, loadSnapshot } from '@/lib/order/load';
import { issueReceipt } from '@/lib/receipt/issue';
import { currentSession } from '@/lib/session';

type Props = PageProps<'/[locale]/orders/[orderId]/receipt'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'receipt' });
  // No referrer: the address of an order is nobody else's business.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** The receipt of an order, for the browser that placed it. */
export default async function ReceiptPage({ params }: Props) {
  const { orderId, ...rest } = await params;
  const locale = parseLocale(rest);
  const session = await currentSession();
  const stored = await grantedOrder(session, orderId);
  if (stored === null) notFound();
  const answer = await loadSnapshot(session, stored);
  const receipt = answer.ok ? issueReceipt(answer.data) : null;
  return (
    <ColumnPage>
      {!answer.ok ? (
        <SupplierTrouble kind={answer.error.kind} />
      ) : receipt === null ? (
        <NoReceipt orderId={stored.id} locale={locale} />
      ) : (
        <ReceiptView receipt={receipt} locale={locale} />
      )}
    </ColumnPage>
  );
}
