import { getTranslations } from 'next-intl/server';
import { siteOrigin } from '@/lib/env';
import { shop } from '@/lib/shop';
import { CheckForm } from './check-form';
import { receiptWords } from './receipt-words';

/** Where a receipt is checked. */
export async function ReceiptCheck({ locale }: { locale: string }) {
  const t = await getTranslations();
  const strings = { ...receiptWords(t), check: t.raw('receiptCheck' as never) };
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">{t('receiptCheck.title')}</h1>
      <p className="mt-1 text-lg text-muted">{t('receiptCheck.lead', { shop: shop().name })}</p>
      <CheckForm locale={locale} strings={strings} />
      <noscript>
        <p className="mt-5 rounded-card border border-attention/40 bg-attention-soft p-4">
          {t('receiptCheck.noScript')}{' '}
          <a href="/api/receipts/keys" className="underline underline-offset-4">
            {`${siteOrigin()}/api/receipts/keys`}
          </a>
        </p>
      </noscript>
    </>
  );
}
