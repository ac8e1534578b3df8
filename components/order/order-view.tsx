import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/i18n/country-names';
import { orderPagePath } from '@/lib/paths';
import { drawQr, qrContent } from '@/lib/payment/qr';
import { isSandbox } from '@/lib/runtime';
import { shop } from '@/lib/shop';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { NoScript } from './no-script';
import { OrderLive } from './order-live';
import { orderStrings } from './order-strings';

/** The order page's content as the server knows it; the island takes over from there. */
export async function OrderView({
  orderId,
  snapshot,
  locale,
}: {
  orderId: string;
  snapshot: OrderSnapshot | null;
  locale: string;
}) {
  const t = await getTranslations();
  const countries = [...new Set(snapshot?.deliveries.map(({ country }) => country) ?? [])];
  const worksIn = countries.flatMap((code) =>
    code === null ? [] : [[code, t('product.worksIn', { country: countryName(code, locale) })]],
  );
  const { name, support } = shop();
  const address = snapshot?.address ?? null;
  const qr = address === null ? null : drawQr(qrContent(address));
  return (
    <>
      <OrderLive
        orderId={orderId}
        initial={snapshot}
        qr={address === null || qr === null ? null : { address, ...qr }}
        worksIn={Object.fromEntries(worksIn)}
        homeHref={`/${locale}`}
        shopName={name}
        support={support === undefined ? null : { href: support, label: t('shell.support') }}
        locale={locale}
        sandbox={isSandbox()}
        strings={orderStrings(t)}
      />
      <NoScript order={snapshot} path={orderPagePath(locale, orderId)} />
    </>
  );
}
