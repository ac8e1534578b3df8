import { getTranslations } from 'next-intl/server';
import { Qr } from '@/components/ui/qr';
import type { DrawnCode, PaymentOffer } from '@/lib/order/payment';
import { isInvoice } from '@/lib/payment/invoice';

type Props = {
  offer: PaymentOffer;
  /** Tells the codes of one order from those of another, where a page shows several. */
  name?: string;
};

/**
 * The QR codes an order can be paid with, one at a time, and a link for wallets on the same device.
 * Drawn on the server, and alive without any script: radio buttons choose, a popover enlarges.
 */
export async function PaymentCodes({ offer, name = 'code' }: Props) {
  const t = await getTranslations('pay');
  const { codes, href } = offer;
  const isChoice = codes.length > 1;
  return (
    <div>
      {isChoice && (
        <fieldset className="mb-3 flex rounded-control bg-sunken p-1">
          <legend className="sr-only">{t('codes')}</legend>
          {codes.map((code, index) => (
            <label key={code.holds} className="segment">
              <input type="radio" name={name} value={code.holds} defaultChecked={index === 0} />
              {code.holds === 'amount' ? t('holdsAmount') : t('holdsAddress')}
            </label>
          ))}
        </fieldset>
      )}
      {codes.map((code) => (
        <div key={code.holds} className={isChoice ? `code-panel code-panel-${code.holds}` : ''}>
          <Code code={code} offer={offer} name={name} />
        </div>
      ))}
      {href !== null && <p className="text-center text-muted text-sm">{t('openHint')}</p>}
    </div>
  );
}

const quiet = 'inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4';

async function Code({ code, offer, name }: Required<Props> & { code: DrawnCode }) {
  const t = await getTranslations();
  const large = `${name}-${code.holds}-large`;
  const alt = code.holds === 'amount' ? t('pay.amountQrAlt') : t('order.pay.qrAlt');
  return (
    <figure>
      <Qr qr={code.qr} alt={alt} />
      <figcaption className="mt-2 text-center text-muted text-sm">
        {await captionOf(code, offer)}
      </figcaption>
      <p className="flex flex-wrap items-center justify-center gap-x-5 text-sm">
        <button type="button" popoverTarget={large} className={quiet}>
          {t('pay.enlarge')}
        </button>
        {offer.href !== null && (
          <a href={offer.href} className={quiet}>
            {t('pay.open')}
          </a>
        )}
      </p>
      <div id={large} popover="auto" className="enlarged">
        <Qr qr={code.qr} alt={alt} enlarged />
        <button type="button" popoverTarget={large} popoverTargetAction="hide">
          {t('pay.close')}
        </button>
      </div>
    </figure>
  );
}

/** What a payer has to do, or to check, after scanning. */
async function captionOf({ holds, wallets }: DrawnCode, offer: PaymentOffer): Promise<string> {
  const t = await getTranslations('pay');
  const { address, due, payment } = offer;
  if (isInvoice(address)) return t('invoiceHint');
  if (holds === 'address') return t('addressHint');
  const checks = {
    amount: `${due} ${payment.coin}`,
    head: address.slice(0, 6),
    tail: address.slice(-6),
  };
  return wallets.length === 0
    ? t('uriHint', checks)
    : t('amountHint', { ...checks, wallets: wallets.join(', ') });
}
