import { getTranslations } from 'next-intl/server';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { siteOrigin } from '@/lib/env';
import { countryName } from '@/lib/i18n/country-names';
import { orderPagePath, receiptCheckPath } from '@/lib/paths';
import { runtime } from '@/lib/runtime';
import type { Receipt } from '@/schemas/receipt';
import { PrintButton } from './print-button';
import { ReceiptBody } from './receipt-body';
import { receiptWords } from './receipt-words';

/** A receipt to read, print and keep; whole without a script. */
export async function ReceiptView({ receipt, locale }: { receipt: Receipt; locale: string }) {
  const t = await getTranslations();
  const { shop, order } = receipt;
  return (
    <>
      <article className="rounded-card border border-line bg-surface p-5 sm:p-8 print:border-0 print:p-0">
        <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h1 className="font-semibold text-3xl tracking-tight">{t('receipt.title')}</h1>
          <p>
            <span className="font-semibold">{shop.name}</span>
            <span className="block text-muted text-sm">{new URL(shop.origin).host}</span>
          </p>
        </header>
        <ReceiptBody
          receipt={receipt}
          locale={locale}
          words={receiptWords(t)}
          countryOf={(code) => countryName(code, locale)}
        />
      </article>
      <SmallPrint locale={locale} />
      <p className="mt-6 flex flex-wrap gap-3 print:hidden">
        <a href={`/api/orders/${order}/receipt`} download className={primaryButton}>
          {t('receipt.download')}
        </a>
        <PrintButton label={t('receipt.print')} />
        <a href={orderPagePath(locale, order)} className={secondaryButton}>
          {t('receipt.back')}
        </a>
      </p>
    </>
  );
}

/** Where a receipt may go, and how whoever is handed it can tell what it is worth. */
async function SmallPrint({ locale }: { locale: string }) {
  const t = await getTranslations('receipt');
  const path = receiptCheckPath(locale);
  return (
    <div className="mt-5 space-y-1 text-muted text-sm">
      <p>{t('safe')}</p>
      {runtime().receiptKeys.length > 0 && (
        <p>
          {t('check')}{' '}
          <a href={path} className="text-text underline underline-offset-4">
            <bdi dir="ltr">{`${siteOrigin()}${path}`}</bdi>
          </a>
        </p>
      )}
    </div>
  );
}
