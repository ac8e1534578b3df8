import { getTranslations } from 'next-intl/server';
import type { PaymentOffer } from '@/lib/order/payment';
import { explorerPage } from '@/lib/payment/explorer';
import { isInvoice } from '@/lib/payment/invoice';

/** What to know before sending, and what to do when something is wrong with the payment. */
export async function PaymentHelp({ offer }: { offer: PaymentOffer }) {
  const t = await getTranslations('pay');
  const { payment, address, caution, restBelow, smallRest } = offer;
  const page = explorerPage(payment, address);
  const help = [
    ['tooLittle', t('tooLittle'), t('tooLittleHelp')],
    ['wrongNetwork', t('wrongNetwork'), t('wrongNetworkHelp')],
    ['nothingHappens', t('nothingHappens'), t('nothingHappensHelp')],
    ['exchange', t('exchange'), t('exchangeHelp', { network: payment.network })],
  ] as const;
  return (
    <>
      {caution !== null && (
        <p className="border-line border-t bg-attention-soft px-5 py-3 text-sm">
          {caution === 'token-account' ? t('tokenAccount') : t('maybeTokenAccount')}
        </p>
      )}
      {restBelow !== null && (
        <p className="border-line border-t bg-attention-soft px-5 py-3 text-sm">
          {t('restTooSmall', { minimum: restBelow, coin: payment.coin })}
        </p>
      )}
      {smallRest && restBelow === null && (
        <p className="border-line border-t px-5 py-3 text-muted text-sm">{t('smallRest')}</p>
      )}
      <details className="border-line border-t px-5">
        <summary className="fold">{t('problems')}</summary>
        <dl className="space-y-3 pb-4 text-sm">
          {help
            // An invoice is paid whole, and nowhere else.
            .filter(([name]) => !isInvoice(address) || name === 'nothingHappens')
            .map(([name, title, text]) => (
              <div key={name}>
                <dt className="font-medium">{title}</dt>
                <dd className="text-muted">{text}</dd>
              </div>
            ))}
        </dl>
        {page !== null && (
          <p className="pb-4 text-sm">
            <a
              href={page.href}
              target="_blank"
              rel="noopener noreferrer"
              className="underline underline-offset-4"
            >
              {t('explorer', { host: page.host })}
            </a>
          </p>
        )}
      </details>
    </>
  );
}
