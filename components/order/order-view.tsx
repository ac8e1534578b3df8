import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/i18n/country-names';
import type { LoadedOrder } from '@/lib/order/load';
import { type PaymentOffer, paymentOffer } from '@/lib/order/payment';
import { isSandbox } from '@/lib/runtime';
import type { Session } from '@/lib/session';
import { shop } from '@/lib/shop';
import { NoScript } from './no-script';
import { OrderLive } from './order-live';
import { orderStrings } from './order-strings';
import type { PaymentParts } from './pay-panel';
import { PaymentCodes } from './payment-codes';
import { PaymentHelp } from './payment-help';
import { ShownAddress } from './shown-address';

/** The order page's content as the server knows it; the island takes over from there. */
export async function OrderView({
  orderId,
  loaded,
  session,
  locale,
}: {
  orderId: string;
  /** Null when the order cannot be read right now. */
  loaded: LoadedOrder | null;
  session: Session;
  locale: string;
}) {
  const t = await getTranslations();
  const snapshot = loaded?.snapshot ?? null;
  const countries = [...new Set(snapshot?.deliveries.map(({ country }) => country) ?? [])];
  const worksIn = countries.flatMap((code) =>
    code === null ? [] : [[code, t('product.worksIn', { country: countryName(code, locale) })]],
  );
  const { name, support } = shop();
  const offer = loaded === null ? null : await paymentOffer(session, loaded);
  return (
    <>
      <OrderLive
        orderId={orderId}
        initial={snapshot}
        parts={offer === null ? null : partsOf(offer)}
        worksIn={Object.fromEntries(worksIn)}
        homeHref={`/${locale}`}
        shopName={name}
        support={support === undefined ? null : { href: support, label: t('shell.support') }}
        locale={locale}
        sandbox={isSandbox()}
        strings={orderStrings(t)}
      />
      <NoScript order={snapshot} orderId={orderId} locale={locale} />
    </>
  );
}

function partsOf(offer: PaymentOffer): PaymentParts {
  const { address, due, transfer, refused } = offer;
  return {
    address,
    due,
    transfer,
    shownAddress: <ShownAddress address={address} />,
    codes: <PaymentCodes offer={offer} />,
    help: <PaymentHelp offer={offer} />,
    refused,
  };
}
