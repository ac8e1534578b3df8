import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { primaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { SupplierErrorKind } from '@/lib/cryptorefills/errors';

/** Shown where supplier data should be: one sentence of the error table, and a way to try again. */
export async function SupplierTrouble({ kind }: { kind: SupplierErrorKind }) {
  const [t, head] = await Promise.all([getTranslations(), headers()]);
  // Written by proxy.ts: this very address, query included.
  const here = head.get('x-path') ?? '/';
  return (
    <Notice title={t('trouble.errorTitle')} tone="attention" heading="h1">
      <p>{t(`supplierErrors.${kind}`)}</p>
      <a href={here} className={`${primaryButton} mt-4`}>
        {t('trouble.retry')}
      </a>
    </Notice>
  );
}
